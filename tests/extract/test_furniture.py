"""Furniture known by its tag and name, and copy that is wrapped in it."""

from __future__ import annotations

import pytest

from broadsheet.extract.furniture import Kind, is_furniture, kind_of_box
from broadsheet.text.markup import tree_of

COPY = "<p>" + "Words of the report, many of them. " * 20 + "</p>"


def first(markup: str):  # type: ignore[no-untyped-def]
    return next(tree_of(markup, "page").iter("body"))[0]


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>x</nav>",
        "<div role='complementary'>x</div>",
        "<div class='article__share-tools'>x</div>",
        "<div class='mostRead'>x</div>",
        "<div id='newsletterSignup'>x</div>",
        "<div class='related-stories'>x</div>",
        "<div hidden>x</div>",
        "<p style='display: none'>x</p>",
        "<span class='byline'>By Ann Lee</span>",
    ],
)
def test_furniture_is_known(markup: str) -> None:
    assert is_furniture(first(markup))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>x</p>",
        "<article class='related'>x</article>",
        "<div class='shareholder-report'>x</div>",
        "<div class='adorn'>x</div>",
        f"<div class='byline-and-body'>{COPY}</div>",
        "<h1 class='share'>x</h1>",
    ],
)
def test_copy_is_left_alone(markup: str) -> None:
    assert not is_furniture(first(markup))


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<section class='comments-area'>x</section>", Kind.OTHERS),
        ("<div class='teaser'>x</div>", Kind.TEASER),
        ("<figcaption>x</figcaption>", Kind.CAPTION),
        ("<div class='image-box'>The pier.</div>", Kind.CAPTION),
        (f"<div class='image-box'>{COPY}</div>", Kind.COPY),
    ],
)
def test_captions_and_what_others_wrote_are_told_apart(markup: str, kind: Kind) -> None:
    assert kind_of_box(first(markup)) is kind
