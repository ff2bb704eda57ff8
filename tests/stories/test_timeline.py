"""A story's timeline: by what is dated, each sentence once, what lies ahead marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import make_ledgers as make
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.news.filed import Filed
from broadsheet.news.ledgers import Dated
from broadsheet.stories.timeline import MOST, timeline
from make_stories import PRESS

SHUT = "The ferry struck the pier at Hallow in thick fog on 27 February 2026."
OPENS = "The pier at Hallow will open again to ferries on 8 July 2026."
BUILT = "The pier at Hallow was built by the council in 1998."


def told(*texts: str, outlet: str, hours: float = 0.0) -> Filed:
    of = make.report(" ".join(texts), outlet=outlet, hours=hours, filler=False)
    return replace(make.member(of), notes=annotate(of, models=Models(), press=PRESS))


def entries(*members: Filed) -> tuple[Dated, ...]:
    return timeline(make.laid_out(*members), date(2026, 3, 2))


def test_entries_stand_in_the_order_of_what_they_date_not_of_printing() -> None:
    found = entries(told(OPENS, SHUT, BUILT, outlet="North Star"))
    assert [one.time.begins for one in found] == [
        date(1998, 1, 1),
        date(2026, 2, 27),
        date(2026, 7, 8),
    ]
    assert [one.ahead for one in found] == [False, False, True]


def test_two_outlets_that_date_the_same_are_one_entry_under_the_first_print() -> None:
    first, second = told(SHUT, outlet="North Star"), told(SHUT, outlet="Quay Echo", hours=2)
    (one,) = entries(second, first)
    assert (one.outlets, one.cite.outlet) == (2, "north-star")


def test_other_events_of_one_day_are_two_entries() -> None:
    other = "Inspectors boarded the Maid of Skerry at Port Sable on 27 February 2026."
    assert len(entries(told(SHUT, outlet="North Star"), told(other, outlet="Quay Echo"))) == 2


def test_a_sentence_is_listed_once_and_decades_are_none() -> None:
    text = "It was shut on 27 February 2026 and again on 1 March 2026 as in the 1990s before."
    assert len(entries(told(text, outlet="North Star"))) == 1


def test_no_more_than_a_page_holds_and_what_lies_ahead_is_kept() -> None:
    years = [f"In {1900 + at} the pier was number {at} of the year." for at in range(60)]
    found = entries(told(*years, OPENS, outlet="North Star"))
    assert len(found) == MOST and found[-1].ahead
