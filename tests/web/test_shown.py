"""Made-up pages put through their templates: what the newsroom gives is what is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

import make_pages
from broadsheet.news.story import OriginLedger, Relation
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.views import StoryPage
from broadsheet.web.front import IN_FULL
from broadsheet.web.page import page
from broadsheet.web.story import prints, show, voices
from make_desk import PRESS


@pytest.fixture
def request_of_nobody(desk: Desk) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


def one_line(text: str) -> str:
    return " ".join(text.split())


def front(request: HttpRequest) -> str:
    shown = make_pages.front_page()
    full, brief = shown.stories[:IN_FULL], shown.stories[IN_FULL:]
    answer = page(request, "front.html", front=shown, full=full, brief=brief)
    return one_line(answer.content.decode())


def story(request: HttpRequest, shown: StoryPage) -> str:
    answer = show(request, shown, PRESS)
    return one_line(answer.content.decode())


def test_the_front_page_prints_every_story_with_its_counts_and_reason(
    request_of_nobody: HttpRequest,
) -> None:
    text = front(request_of_nobody)
    for headline in make_pages.HEADLINES:
        assert headline.replace("'", "&#39;") in text
    assert "<b>9</b> articles <i>·</i> <b>6</b> outlets <i>·</i> <b>2</b> origins" in text
    assert "<b>1</b> origin <" in text
    assert "<summary>Why here</summary> <ul><li>6 outlets print it</li>" in text
    assert '<bdi lang="fr">Le port' in text
    assert "Wednesday 11 March 2026, 18:00 UTC" in text
    assert text.index("#Transport") < text.index('class="topic"')


def test_a_story_says_of_each_print_whether_it_is_an_origin(
    request_of_nobody: HttpRequest,
) -> None:
    text = story(request_of_nobody, make_pages.story_page())
    coverage = text[text.index('class="coverage"') :]
    said = [part.partition("</p></li>")[0] for part in coverage.split('<p class="leans">')[1:6]]
    assert "<b>origin</b>" in said[0]
    assert "<b>origin</b>" in said[1]
    assert "copy of Island Wire, 94 %" in said[2]
    assert "cites Aldery Courier" in said[3]
    assert "Opinion" in said[3]
    assert "origin" not in said[4]
    how = text[text.index('id="how"') : text.index('class="coverage"')]
    assert "94 % of its words stand in the Island Wire report printed before" in how
    assert "Origins: <bdi>Aldery Courier</bdi>, <bdi>Island Wire</bdi>." in how
    assert "1 article names no outlet we know" in how
    assert "<b>4</b> owners" in text


def test_a_story_without_notes_or_evidence_is_still_a_page(request_of_nobody: HttpRequest) -> None:
    whole = make_pages.story_page()
    bare = replace(
        whole,
        points=(),
        said=(),
        numbers=(),
        beside=(),
        coverage=whole.coverage[:1],
        ledger=OriginLedger(articles=1, outlets=1, families=1, origins=("Aldery Courier",)),
    )
    text = story(request_of_nobody, bare)
    assert "have not been noted yet" in text
    assert "By the numbers" not in text
    assert "owners" not in text


def test_voices_are_gathered_by_speaker_in_order_of_speaking() -> None:
    said = make_pages.story_page().said
    doubled = (said[0], said[1], replace(said[0], role=""), said[2])
    found = voices(doubled)
    assert [(voice.speaker, len(voice.said)) for voice in found] == [
        ("Marit Holm", 2),
        ("Jonas Vey", 1),
        ("Ilse Brandt", 1),
    ]
    assert found[0].role == "chair of the Water Board"


def test_copies_know_their_share_and_each_origin_stands_once() -> None:
    found = prints(make_pages.story_page(), PRESS)
    assert [one.origin for one in found] == [True, True, False, False, False]
    assert [one.copied for one in found] == [0, 0, 0.94, 0, 0]
    assert found[2].card.relation is Relation.COPY


def test_an_origin_is_marked_at_its_own_report_if_it_printed_one() -> None:
    whole = make_pages.story_page()
    mine = make_pages.card("We told you so", outlet="Aldery Courier", hours=20, kind="opinion")
    ledger = replace(whole.ledger, origins=("Aldery Courier", "Far Away Post"))
    shown = replace(whole, coverage=(mine, *whole.coverage), ledger=ledger)
    found = prints(shown, PRESS)
    assert [one.origin for one in found] == [False, True, False, False, False, False]


def test_a_story_shows_its_reports_side_by_side(request_of_nobody: HttpRequest) -> None:
    text = story(request_of_nobody, make_pages.story_page())
    assert '<span class="agreement">updated</span>' in text
    assert "9 and 12: each value printed after the one before" in text
    assert text.count('<svg class="line"') == 1 and text.count('<svg class="matrix"') == 1
    assert '<span class="wording">printed first</span>' in text
    assert '<span class="wording">the same words</span>' in text
    # Island Wire printed last, whole, and holds neither the figure nor the quote.
    assert text.count("<title>Island Wire: leaves it out</title>") == 2
