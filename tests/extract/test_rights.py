"""What a page keeps for itself is read in each of the ways that pages say it."""

from __future__ import annotations

import pytest

from broadsheet.extract.jsonld import of_jsonld
from broadsheet.extract.metatags import of_head
from broadsheet.extract.microdata import of_microdata
from broadsheet.extract.rights import reservations_of, shows_wall
from broadsheet.text.markup import tree_of


@pytest.mark.parametrize(
    ("said", "locked"),
    [
        ('"isAccessibleForFree": false', True),
        ('"isAccessibleForFree": "False"', True),
        ('"isAccessibleForFree": "http://schema.org/False"', True),
        ('"hasPart": [{"isAccessibleForFree": "no"}]', True),
        ('"isAccessibleForFree": true, "hasPart": {"isAccessibleForFree": true}', False),
        ('"name": "x"', False),
    ],
)
def test_json_ld_says_whether_the_text_is_free(said: str, locked: bool) -> None:
    root = tree_of(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", {said}}}</script>x', "page"
    )
    assert of_jsonld(root, "").locked is locked


def test_meta_and_microdata_say_it_too() -> None:
    meta = '<meta property="article:content_tier" content="{}">x'
    assert of_head(tree_of(meta.format("Locked"), "page")).locked
    assert not of_head(tree_of(meta.format("free"), "page")).locked
    item = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><p itemprop="articleBody">x</p>'
        '<meta itemprop="isAccessibleForFree" content="False"></div>'
    )
    assert of_microdata(tree_of(item, "page")).locked


@pytest.mark.parametrize(
    ("box", "wall"),
    [
        ("<div class='article-paywall'>Subscribe to read the rest of this.</div>", True),
        ("<section id='regwall' class='regwall'>Register to read the rest.</section>", True),
        ("<div class='paywall'></div>", False),
        ("<div class='stonewalling'>The minister said nothing at all on Monday.</div>", False),
        (f"<div class='paywall-content'>{'The whole report. ' * 200}</div>", False),
    ],
)
def test_a_wall_shows_itself_by_words_in_a_box_of_its_name(box: str, wall: bool) -> None:
    markup = f"<p>Words.</p>{box}"
    assert shows_wall(tree_of(markup, "page"), markup) is wall


def test_reserved_uses_are_kept_as_printed_and_once() -> None:
    head = (
        '<meta name="TDM-Reservation" content="1"><meta name="tdm-policy" content="/tdm.json">'
        '<meta name="robots" content="noindex, NoAI">x'
    )
    notices = ("tdm-reservation: 1", "x-robots-tag: noimageai")
    assert reservations_of(tree_of(head, "page"), notices) == (
        "tdm-reservation: 1", "tdm-policy: /tdm.json", "robots: noindex, NoAI",
        "x-robots-tag: noimageai",
    )  # fmt: skip


def test_what_reserves_nothing_is_not_kept() -> None:
    head = (
        '<meta name="tdm-reservation" content="0"><meta name="tdm-policy" content="/tdm.json">'
        '<meta name="robots" content="noindex"><meta name="description" content="noai">x'
    )
    assert reservations_of(tree_of(head, "page"), ("x-robots-tag: noarchive",)) == ()
