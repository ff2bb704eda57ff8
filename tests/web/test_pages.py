"""Every page shows what it should, in plain HTML that holds together."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.comment import CommentState
from broadsheet.news.filed import Derived
from broadsheet.news.ids import story_id
from broadsheet.newsroom.desk import Desk
from broadsheet.serving.problems import page_not_found
from make_desk import BESIDE, COPY, FRENCH, LEAD, UNDATED, fingerprint, simple_notes
from page_reader import Page

STORY = story_id(LEAD.id)


def html(client: Client, address: str, status: int = 200, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == status, f"{address} answered {answer.status_code}"
    return answer.content.decode()


PAGES = (
    "/",
    f"/story/{STORY}",
    f"/article/{LEAD.id}",
    f"/article/{LEAD.id}?notes=on",
    f"/article/{FRENCH.id}",
    f"/article/{UNDATED.id}?notes=on",
    "/hashtag/aldery",
    "/outlet/aldery-courier",
    "/person/marit-holm",
    "/search",
    "/search?q=reservoir",
    "/feeds",
    "/ask",
    "/how-we-know",
    "/sign-in",
)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_and_its_own(visitor: Client, address: str, language: str) -> None:
    page = Page(html(visitor, address, **{"accept-language": language}))
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == 1
    assert len(page.all("title")) == 1
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    labelled = {one["for"] for one in page.all("label")}
    fields = [one for one in page.all("input") if one.get("type") != "hidden"]
    assert all(one["id"] in labelled for one in fields)
    for tag, attributes in page.elements:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "action", "poster", "data", "srcset"):
            assert attributes.get(name, "/").startswith("/")
        if tag == "link":
            assert attributes["href"].startswith("/static/")
        if tag == "script":
            assert attributes["src"].startswith("/static/")


@pytest.mark.parametrize("address", PAGES)
def test_links_that_leave_say_nothing_about_the_reader(visitor: Client, address: str) -> None:
    for link in Page(html(visitor, address)).all("a"):
        if "://" in link["href"]:
            assert link["rel"] == "noopener noreferrer nofollow ugc"
            assert link["referrerpolicy"] == "no-referrer"
        else:
            assert link["href"].startswith(("/", "#"))


def test_every_link_and_every_anchor_inside_leads_somewhere(visitor: Client) -> None:
    seen: dict[str, str] = {}
    waiting = ["/"]
    while waiting and len(seen) < 60:
        address = waiting.pop()
        seen[address] = text = seen.get(address) or html(visitor, address)
        for link in Page(text).all("a"):
            place, _, anchor = link["href"].partition("#")
            if "://" in place or place == "/feeds.opml":
                continue
            if place and place not in seen:
                seen[place] = html(visitor, place)
                waiting.append(place)
            assert not anchor or f'id="{anchor}"' in seen.get(place, text), link["href"]
    assert len(seen) > 15


def test_the_front_page_leads_with_key_points_that_point_at_their_words(visitor: Client) -> None:
    text = html(visitor, "/")
    assert LEAD.headline in text
    assert "<b>3</b> articles" in " ".join(text.split())
    start = LEAD.text.index(make.PARAGRAPHS[0])
    end = start + len(make.PARAGRAPHS[0])
    assert f'href="/article/{LEAD.id}?w={start}-{end}#w{start}-{end}"' in text


def test_an_empty_paper_says_what_to_do(desk: Desk, archive: MemoryArchive) -> None:
    archive.__init__()  # type: ignore[misc]
    assert "Nothing is printed here yet" in html(Client(), "/")


def test_a_story_counts_its_origins_and_says_how(visitor: Client) -> None:
    text = html(visitor, f"/story/{STORY}")
    for part in ("Key points", "Who says what", "By the numbers", "Coverage", "Ask this story"):
        assert part in text
    assert "How we count" in text
    assert "same topic" in text
    assert BESIDE.headline in text


def test_a_story_that_ended_in_another_leads_there(visitor: Client, archive: MemoryArchive) -> None:
    archive.file(BESIDE, at=make.NOW)
    archive.derive(
        Derived(
            article=BESIDE.id,
            version=BESIDE.version,
            notes=simple_notes(BESIDE),
            fingerprint=fingerprint(BESIDE),
            story=STORY,
            merges=(story_id(BESIDE.id),),
        )
    )
    answer = visitor.get(f"/story/{story_id(BESIDE.id)}")
    assert (answer.status_code, answer["Location"]) == (301, f"/story/{STORY}")


def test_an_article_has_every_part_in_order(visitor: Client) -> None:
    text = html(visitor, f"/article/{LEAD.id}")
    parts = [
        '<p class="from">',
        "Aldery Courier",
        "5 hours ago",
        '<h1 id="headline">',
        make.STANDFIRST,
        "Petra Linde",
        'id="body"',
        "depend on the reservoir.",
        ">Hashtags<",
        "#WaterRationing",
        ">AI features<",
        ">Key points<",
        ">Ask this article<",
        ">By the numbers<",
        ">Who says what<",
        ">Comments<",
        "No comments yet",
        ">Related articles<",
        ">Versions<",
    ]
    places = [text.index(part, text.index("<main")) for part in parts]
    assert places == sorted(places)
    assert "no name model on the shelf" in text


def test_related_articles_say_outlet_age_headline_digest_and_relation(visitor: Client) -> None:
    text = html(visitor, f"/article/{LEAD.id}")
    related = text[text.index('id="related"') :]
    assert related.index("Coast Today") < related.index(COPY.headline.replace("'", "&#39;"))
    assert "4 hours ago" in related
    assert "copy, 93 %" in related
    assert "same event" in related
    assert "same topic" in related
    assert '<bdi lang="fr">Le réservoir est presque vide.</bdi>' in related


def test_notes_are_marked_in_place_only_when_asked_for(visitor: Client) -> None:
    without = html(visitor, f"/article/{LEAD.id}")
    assert "data-note" not in without
    shown = html(visitor, f"/article/{LEAD.id}?notes=on")
    for kind in ("m-name", "m-quote", "m-figure", "m-source"):
        assert kind in shown[shown.index('id="body"') :]
    targets = set(re.findall(r'href="#(note-\d+)"', shown))
    assert targets
    assert targets <= set(re.findall(r'id="(note-\d+)"', shown))


def test_a_passage_is_marked_where_an_address_points_at_it(visitor: Client) -> None:
    start = LEAD.text.index("down from 12.3 million")
    text = html(visitor, f"/article/{LEAD.id}?w={start}-{start + 22}")
    assert (
        f'<mark id="w{start}-{start + 22}" class="m-passage">down from 12.3 million</mark>' in text
    )


@pytest.mark.parametrize(
    "query", ["w=9-3", "w=1-99999999", "w=x-y", "w=-1-2", "w=٣-٤", "w=0-9999999", "w=", "w=5-5"]
)
def test_a_passage_that_is_none_is_left_out(visitor: Client, query: str) -> None:
    assert "<mark" not in html(visitor, f"/article/{LEAD.id}?{query}")


def test_a_passage_of_another_version_is_not_marked_but_said(visitor: Client) -> None:
    text = html(visitor, f"/article/{LEAD.id}?w=0-10&v=v0000000000000000")
    assert "<mark" not in text
    assert "earlier version" in text
    same = html(visitor, f"/article/{LEAD.id}?w=0-10&v={LEAD.version}")
    assert "<mark" in same


def test_an_article_without_date_outlet_or_notes_says_so(
    visitor: Client, archive: MemoryArchive
) -> None:
    text = html(visitor, f"/article/{UNDATED.id}")
    assert "outlet not named" in text
    assert "The page prints no date" in text
    fresh = make.article("Filed and not noted yet", outlet="The Lantern")
    archive.file(fresh, at=make.NOW)
    assert "None noted." in html(visitor, f"/article/{fresh.id}")


def test_printed_comments_are_shown_and_held_ones_are_not(
    visitor: Client, archive: MemoryArchive
) -> None:
    held = archive.write_comment(make.comment("Hold <this>", of=LEAD.id))
    printed = make.comment("Print\n<this>", of=LEAD.id, state=CommentState.PRINTED)
    archive.write_comment(printed)
    text = html(visitor, f"/article/{LEAD.id}")
    assert held.text not in text
    assert "Hold &lt;this" not in text
    assert "&lt;this&gt;" in text
    assert "No comments yet" not in text


def test_lists_name_what_they_list(visitor: Client) -> None:
    assert "#Aldery" in html(visitor, "/hashtag/aldery")
    outlet = html(visitor, "/outlet/coast-today")
    assert "owned by Tidewater" in outlet
    person = html(visitor, "/person/marit-holm")
    assert "We are not at the last glass yet" in person
    assert "named in" in person


def test_search_finds_or_says_that_it_does_not(visitor: Client) -> None:
    assert LEAD.headline in html(visitor, "/search?q=reservoir+rationing")
    assert "No article here holds all of these words" in html(visitor, "/search?q=giraffe")
    for odd in ('"', "NEAR(", "*", "%00", "a" * 5000, "%22un%22+OR+%22", "<script>"):
        text = html(visitor, f"/search?q={odd}")
        assert "<script>" not in text


@pytest.mark.parametrize("page", ["0", "-5", "99999999999999999999", "x", "2"])
def test_odd_page_numbers_are_brought_into_bounds(visitor: Client, page: str) -> None:
    html(visitor, f"/hashtag/aldery?page={page}")


@pytest.mark.parametrize(
    "address",
    [
        "/article/a0000000000000000",
        "/story/s0000000000000000",
        "/hashtag/none",
        "/outlet/none",
        "/person/none",
        "/jobs/none-of-this",
        "/article/1",
        "/article/a0000000000000000'",
        "/nothing",
    ],
)
def test_what_is_not_here_is_a_plain_page_that_says_so(visitor: Client, address: str) -> None:
    text = html(visitor, address, 404)
    assert "There is no such page here" in text
    assert "To the front page" in text


def test_an_address_with_a_slash_too_many_leads_to_its_page(visitor: Client) -> None:
    answer = visitor.get("/search/?q=water")
    assert (answer.status_code, answer["Location"]) == (301, "/search?q=water")
    elsewhere = RequestFactory().get("/")
    elsewhere.path = elsewhere.path_info = "//search/"
    assert "Location" not in page_not_found(elsewhere, Http404())


def test_the_server_says_that_it_is_well(visitor: Client) -> None:
    assert visitor.get("/healthz").json() == {"status": "ok"}


def test_interface_strings_are_french_for_a_french_reader(visitor: Client) -> None:
    text = html(visitor, f"/article/{LEAD.id}", **{"accept-language": "fr"})
    assert "Pas encore de commentaires" in text
    assert "il y a 5 heures" in text
    assert '<bdi lang="en">' in text


def test_what_was_changed_in_an_article_is_shown_word_by_word(
    visitor: Client, archive: MemoryArchive
) -> None:
    later = replace(
        LEAD,
        headline=LEAD.headline + " again",
        seen_at=LEAD.seen_at + timedelta(hours=1),
    )
    archive.file(later, at=later.seen_at)
    shown = html(visitor, f"/article/{LEAD.id}")
    assert f'href="/article/{LEAD.id}/changes"' in shown
    text = html(visitor, f"/article/{LEAD.id}/changes")
    assert re.search(r"<ins>[^<]*again\s*</ins>", text)
    assert "the headline" in text
    assert visitor.get(f"/api/articles/{LEAD.id}/changes").json()["touches"][0]["what"] == (
        "headline"
    )


def test_an_article_that_never_changed_has_no_such_page(visitor: Client) -> None:
    assert visitor.get(f"/article/{LEAD.id}/changes").status_code == 404
