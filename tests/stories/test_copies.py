"""A text printed twice is told from two reports of one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

import make_stories as make
from broadsheet.news.article import Article
from broadsheet.stories.copies import is_copy, overlaps

WIRE = make.article("Ferry hits pier", make.FERRY, outlet="Island Wire")


def copied(one: Article, other: Article) -> bool:
    ours, theirs = make.print_of(one), make.print_of(other)
    return is_copy(ours, theirs, overlaps(ours, [theirs])[0])


def rewritten(every: int) -> Article:
    """Return the wire story with one word in `every` changed."""
    texts = (
        " ".join(
            word if at % every else f"other{at}" for at, word in enumerate(text.split(), start=1)
        )
        for text in make.FERRY
    )
    return make.article("Boat in trouble", tuple(texts), hours=3)


@pytest.mark.parametrize(
    "print_",
    [
        make.article("Ferry hits pier", make.FERRY, hours=1),
        make.article("Passengers hurt in fog", make.FERRY, hours=1),
        make.article("Short of space", make.FERRY[:2], hours=1),
        make.article("Upside down", make.FERRY[::-1], hours=1),
        rewritten(every=10),
    ],
    ids=["verbatim", "new headline", "cut", "reordered", "one word in ten changed"],
)
def test_copies(print_: Article) -> None:
    assert copied(WIRE, print_)
    assert copied(print_, WIRE)


@pytest.mark.parametrize(
    "report",
    [
        make.article("Crash in fog", make.FERRY_AGAIN, hours=2),
        make.article("Bell found", make.MUSEUM, hours=2),
        rewritten(every=2),
        make.article("Ferry hits pier", (), hours=1),
    ],
    ids=["another report", "another thing", "every second word changed", "no body"],
)
def test_no_copies(report: Article) -> None:
    assert not copied(WIRE, report)
    assert not copied(report, WIRE)


def test_the_share_is_that_of_each_text() -> None:
    short = make.article("Ferry hits pier", make.FERRY[:1], hours=1)
    found = overlaps(make.print_of(short), [make.print_of(WIRE)])[0]
    assert found.of_newcomer > 0.8
    assert found.of_other < 0.6
    assert found.share == found.of_newcomer


def test_a_form_filled_in_again_is_no_copy() -> None:
    def numbers(day: int) -> Article:
        drawn = " ".join(str(day * 100 + number) for number in (13, 27, 38, 44, 51))
        text = (
            f"The numbers drawn by the state lottery on the evening were {drawn}. " + make.FERRY[0]
        )
        return make.article("Winning numbers", (text,), hours=24 * day)

    def noted(article: Article) -> tuple[tuple[str, str, str], ...]:
        return tuple((word, word, "") for word in article.text.split() if word.isdigit())

    first, second = numbers(1), numbers(3)
    ours = make.print_of(first, make.noted(first, figures=noted(first)))
    theirs = make.print_of(second, make.noted(second, figures=noted(second)))
    assert overlaps(ours, [theirs])[0].share > 0.65
    assert not is_copy(ours, theirs, overlaps(ours, [theirs])[0])
    elsewhere = replace(theirs, outlet="Island Wire")
    assert is_copy(ours, elsewhere, overlaps(ours, [elsewhere])[0])


def test_two_languages_are_no_copy_whatever_the_numbers_say() -> None:
    ours = make.print_of(WIRE)
    french = replace(ours, language="fr", outlet="Le Quai")
    assert not is_copy(ours, french, overlaps(ours, [french])[0])
