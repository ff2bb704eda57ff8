"""What one speaker said over several reports: variants, who carried it first, unnamed sources."""

from __future__ import annotations

import make_ledgers as make
from broadsheet.news.filed import Filed
from broadsheet.news.ledgers import QuoteLedger, Wording
from broadsheet.news.notes import QuoteKind, Standing
from broadsheet.stories.quoteledger import quote_ledger

WHOLE = "We will open every berth by the spring and we will not raise the fare"


def said(
    words: str,
    *,
    outlet: str,
    hours: float = 0.0,
    speaker: str = "Hanne Osterley",
    kind: QuoteKind = QuoteKind.DIRECT,
    standing: Standing = Standing.NAMED,
) -> Filed:
    of = make.report(f"“{words},” {speaker} said.", outlet=outlet, hours=hours)
    return make.member(of, make.quote(of, words, speaker, kind=kind, standing=standing))


def ledger(*members: Filed) -> QuoteLedger:
    return quote_ledger(make.laid_out(*members))


def wordings(found: QuoteLedger) -> list[Wording]:
    (speaker,) = found.speakers
    (line,) = speaker.lines
    return [one.wording for one in line.prints]


def test_one_thing_said_is_one_line_and_says_who_carried_it_first() -> None:
    found = ledger(
        said(WHOLE, outlet="Quay Echo", hours=2),
        said(WHOLE, outlet="North Star"),
    )
    (line,) = found.speakers[0].lines
    assert wordings(found) == [Wording.FIRST, Wording.SAME]
    assert line.prints[0].cite.outlet == "north-star"
    assert line.outlets == 2


def test_words_left_out_are_a_cut() -> None:
    found = ledger(
        said(WHOLE, outlet="North Star"),
        said("We will open every berth by the spring", outlet="Quay Echo", hours=1),
    )
    assert wordings(found) == [Wording.FIRST, Wording.CUT]
    assert found.speakers[0].lines[0].fullest.wording is Wording.FIRST


def test_a_fuller_print_is_the_fullest_though_later() -> None:
    found = ledger(
        said("We will open every berth by the spring", outlet="North Star"),
        said(WHOLE, outlet="Quay Echo", hours=1),
    )
    assert wordings(found) == [Wording.FIRST, Wording.FULLER]
    assert found.speakers[0].lines[0].fullest.cite.outlet == "quay-echo"


def test_other_words_between_marks_are_another_wording() -> None:
    altered = WHOLE.replace("by the spring", "by early spring")
    found = ledger(said(WHOLE, outlet="North Star"), said(altered, outlet="Quay Echo", hours=1))
    assert wordings(found) == [Wording.FIRST, Wording.OTHER]


def test_a_report_of_the_words_joins_them() -> None:
    found = ledger(
        said("that every berth will open by spring", outlet="North Star", kind=QuoteKind.REPORTED),
        said(WHOLE, outlet="Quay Echo", hours=1),
    )
    assert wordings(found) == [Wording.REPORTED, Wording.FIRST]


def test_two_things_said_are_two_lines() -> None:
    found = ledger(
        said(WHOLE, outlet="North Star"),
        said("The inspectors may have whatever they ask for", outlet="Quay Echo"),
    )
    assert len(found.speakers[0].lines) == 2


def test_two_speakers_are_never_one_though_the_words_are() -> None:
    found = ledger(
        said(WHOLE, outlet="North Star"), said(WHOLE, outlet="Quay Echo", speaker="Ruth Amadi")
    )
    assert sorted(one.label for one in found.speakers) == ["Hanne Osterley", "Ruth Amadi"]


def test_unnamed_sources_of_two_reports_are_two_unless_the_words_are_the_same() -> None:
    def whispered(words: str, outlet: str) -> Filed:
        standing = Standing.UNNAMED
        return said(words, outlet=outlet, speaker="a senior official", standing=standing)

    close = WHOLE.replace("every berth", "all the berths")
    apart = ledger(
        whispered(WHOLE, "North Star"),
        whispered(close, "Quay Echo"),
    )
    assert len(apart.speakers) == 2
    alike = ledger(
        whispered(WHOLE, "North Star"),
        whispered(WHOLE, "Quay Echo"),
    )
    assert len(alike.speakers) == 1


def test_the_share_of_unnamed_sources_is_counted() -> None:
    found = ledger(
        said(WHOLE, outlet="North Star"),
        said("It was the fog", outlet="Quay Echo", speaker="a source", standing=Standing.UNNAMED),
    )
    assert (found.quotes, found.unnamed, found.unnamed_share) == (2, 1, 0.5)
    assert ledger().unnamed_share == 0.0
