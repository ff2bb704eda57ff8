"""New since you last read: only what nothing printed before, and nothing read, says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import make_ledgers as make
from broadsheet.news.article import Block
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId
from broadsheet.news.ledgers import Fresh
from broadsheet.stories.unseen import unseen

FIRST = "The ferry struck the pier at Hallow in thick fog and nine passengers were hurt."
SECOND = "Inspectors found that the radar of the ferry had been switched off for repairs."


def told(*texts: str, outlet: str, hours: float = 0.0) -> Filed:
    return make.member(make.report(" ".join(texts), outlet=outlet, hours=hours, filler=False))


def fresh(*members: Filed, read: tuple[Filed, ...] = ()) -> list[str]:
    laid_out = make.laid_out(*members)
    found = unseen(laid_out, make.laid_out(*read), limit=20)
    text = {one.article.id: one.article.text for one in members}
    return [words(one, text) for one in found]


def words(one: Fresh, text: Mapping[ArticleId, str]) -> str:
    return one.cite.words.of(text[one.cite.article])


def test_what_was_read_is_not_new_and_what_it_did_not_hold_is() -> None:
    one = told(FIRST, outlet="North Star")
    two = told(FIRST, SECOND, outlet="Quay Echo", hours=3)
    assert fresh(one, two, read=(one,)) == [SECOND]


def test_nothing_is_new_when_everything_was_read() -> None:
    one = told(FIRST, SECOND, outlet="North Star")
    assert fresh(one, read=(one,)) == []


def test_a_sentence_two_unread_reports_hold_is_new_once() -> None:
    one, two = told(FIRST, outlet="North Star"), told(FIRST, outlet="Quay Echo", hours=1)
    assert fresh(one, two) == [FIRST]


def test_what_a_later_report_that_was_read_says_is_not_new() -> None:
    early, late = told(SECOND, outlet="North Star"), told(SECOND, outlet="Quay Echo", hours=9)
    assert fresh(early, late, read=(late,)) == []


def test_other_numbers_are_news_though_the_words_are_the_same() -> None:
    one = told("Rescuers took 9 passengers off the ferry at Hallow pier.", outlet="North Star")
    two = told(
        "Rescuers took 14 passengers off the ferry at Hallow pier.", outlet="Quay Echo", hours=1
    )
    laid_out = make.laid_out(one, two)
    (found,) = unseen(laid_out, make.laid_out(one), limit=20)
    assert found.reason == "an earlier report says it with other numbers"


def test_no_more_than_were_asked_for() -> None:
    one = told(FIRST, SECOND, outlet="North Star")
    assert len(unseen(make.laid_out(one), (), limit=1)) == 1


def test_only_what_a_new_version_adds_is_new_to_who_read_the_old_one() -> None:
    old = told(FIRST, outlet="North Star")
    blocks = (Block(text=f"{FIRST} {SECOND}"),)
    new = make.member(replace(old.article, blocks=blocks))
    assert fresh(new, read=(old,)) == [SECOND]
