"""The member that stands for a story."""

from __future__ import annotations

import pytest

import make_stories as make
from broadsheet.news.article import Article, ArticleKind
from broadsheet.stories.lead import lead_of

LONG = make.FERRY * 4


def leads(better: Article, worse: Article, *links: object) -> bool:
    members = [make.filed(worse), make.filed(better)]
    chosen = {lead_of(members, links), lead_of(members[::-1], links)}  # type: ignore[arg-type]
    return chosen == {better.id}


def test_a_report_before_an_opinion() -> None:
    opinion = make.article("We say", LONG, kind=ArticleKind.OPINION)
    assert leads(make.article("They say", make.FERRY, hours=5), opinion)


def test_own_words_before_a_copy() -> None:
    wire = make.article("Wire", LONG, outlet="Island Wire")
    copy = make.article("Print", LONG, hours=-1)
    assert leads(wire, copy, make.copy_link(copy, wire))
    credited = make.article("Print", LONG, credit="Island Wire")
    assert leads(make.article("Own", make.FERRY, hours=5), credited)


def test_a_named_outlet_before_an_unknown_one() -> None:
    assert leads(make.article("One", make.FERRY, hours=5), make.article("Two", LONG, outlet=""))


def test_the_fuller_report_but_not_the_longest_at_any_price() -> None:
    assert leads(make.article("Full", LONG, hours=5), make.article("Short", make.FERRY[:1]))
    assert leads(make.article("Early", LONG), make.article("Longest", LONG * 5, hours=5))


def test_the_language_of_most() -> None:
    french = make.article("Bac", LONG * 2, language="fr")
    english = make.article("Ferry", make.FERRY, hours=2)
    another = make.article("Boat", make.FERRY_AGAIN, hours=3)
    members = [make.filed(one) for one in (french, another, english)]
    assert lead_of(members) == english.id


def test_the_earliest_of_equals() -> None:
    assert leads(make.article("First", make.FERRY), make.article("Then", make.FERRY, hours=1))


def test_no_members_no_lead() -> None:
    with pytest.raises(ValueError, match="no lead"):
        lead_of([])
