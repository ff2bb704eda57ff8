"""The demo edition is whole: feeds resolve, and its gold speaks only of what its pages print."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime, timedelta
from functools import cache
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

EDITION = Path(str(resources.files("broadsheet"))) / "demo_edition"
SITES = EDITION / "sites"
CONTENTS = tomllib.loads((EDITION / "edition.toml").read_text(encoding="utf-8"))
GOLD: dict[str, Any] = json.loads((EDITION / "gold.json").read_text(encoding="utf-8"))
OUTLETS: list[dict[str, Any]] = CONTENTS["outlets"]
ATOM = "{http://www.w3.org/2005/Atom}"


class Visible(HTMLParser):
    """Collects what a reader of the page sees: text outside head, script and style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden = 0
        self.words: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"head", "script", "style"}
        self.hrefs += [value for name, value in attrs if name in {"href", "src"} and value]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"head", "script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def on_disk(url: str) -> Path:
    path = url.removeprefix("http://").partition("#")[0]
    return SITES / (path + "index.html" if path.endswith("/") else path)


@cache
def seen(url: str) -> Visible:
    page = Visible()
    page.feed(on_disk(url).read_text(encoding="utf-8"))
    return page


def text_of(url: str) -> str:
    return " ".join("".join(seen(url).words).split())


def feed_links(outlet: dict[str, Any]) -> list[str]:
    printed = on_disk(f"http://{outlet['host']}{outlet['feed']}").read_text(encoding="utf-8")
    if outlet["format"] == "json":
        return [item["url"] for item in json.loads(printed)["items"]]
    root = ElementTree.fromstring(printed)
    if outlet["format"] == "atom":
        links = [entry.find(f"{ATOM}link") for entry in root.iter(f"{ATOM}entry")]
        return [link.attrib["href"] for link in links if link is not None]
    return [item.findtext("link", "") for item in root.iter("item")]


def worded() -> list[tuple[str, str]]:
    rows = [(row["article"], row["words"]) for row in GOLD["quotes"] + GOLD["figures"]]
    for origin in GOLD["origins"]:
        rows += [(row["article"], row["words"]) for row in origin["evidence"]]
    return rows


def test_it_is_large_and_varied_enough() -> None:
    assert len(OUTLETS) >= 6
    assert len({outlet["family"] for outlet in OUTLETS}) < len(OUTLETS)
    assert len(GOLD["articles"]) >= 60
    printed = [datetime.fromisoformat(row["published"]) for row in GOLD["articles"].values()]
    assert max(printed) - min(printed) > timedelta(days=9)
    assert len({moment.date() for moment in printed}) == 10
    assert max(printed) <= CONTENTS["as_of"]
    assert list(GOLD["languages"].values()).count("fr") >= 6


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: str(outlet["key"]))
def test_every_feed_lists_exactly_the_pages_of_its_outlet(outlet: dict[str, Any]) -> None:
    links = feed_links(outlet)
    pages = set((SITES / outlet["host"]).rglob("2026/**/*.html"))
    assert {on_disk(link) for link in links} == pages
    assert len(links) == len(pages)


def test_every_address_on_a_page_leads_to_a_file() -> None:
    homes = [f"http://{outlet['host']}/" for outlet in OUTLETS]
    for url in [*homes, *GOLD["articles"]]:
        for href in seen(url).hrefs:
            assert href.startswith("#") or on_disk(href).is_file(), f"{url} points to {href}"


def test_home_pages_and_the_opml_announce_every_feed() -> None:
    opml = ElementTree.fromstring((SITES / "islandwire.example/opml.xml").read_bytes())
    listed = {row.get("xmlUrl") for row in opml.iter("outline")} - {None}
    assert listed == {f"http://{outlet['host']}{outlet['feed']}" for outlet in OUTLETS}
    for outlet in OUTLETS:
        assert f"http://{outlet['host']}{outlet['feed']}" in seen(f"http://{outlet['host']}/").hrefs


def test_gold_speaks_of_pages_that_exist() -> None:
    known = set(GOLD["articles"])
    assert all(on_disk(url).is_file() for url in known)
    named = {url for group in GOLD["copies"] for url in group} | {url for url, _ in worded()}
    named |= {url for row in GOLD["questions"] for url in row["articles"]}
    assert named <= known
    assert set(GOLD["kinds"]) == set(GOLD["languages"]) == known


def test_gold_words_stand_in_the_page() -> None:
    assert len({row["article"] for row in GOLD["quotes"]}) >= 20
    assert len({row["article"] for row in GOLD["figures"]}) >= 15
    astray = [(url, words) for url, words in worded() if words not in text_of(url)]
    assert astray == []


def test_headlines_and_bylines_stand_in_the_page() -> None:
    for url, row in GOLD["articles"].items():
        for words in [row["headline"], row["standfirst"] or "", *row["byline"]]:
            assert " ".join(words.split()) in text_of(url)


def test_events_partition_the_articles() -> None:
    grouped = [url for event in GOLD["events"] for url in event["articles"]]
    assert sorted(grouped) == sorted(GOLD["articles"])
    events = {event["id"] for event in GOLD["events"]}
    following = [event for line in GOLD["storylines"] for event in line["events"]]
    assert set(following) <= events
    assert {event for topic in GOLD["topics"] for event in topic["events"]} == events
    assert len(GOLD["origins"]) >= 8


def test_questions_are_answered_where_gold_says() -> None:
    answered = [row for row in GOLD["questions"] if row["answer_words"]]
    assert len(answered) >= 20
    assert len(GOLD["questions"]) - len(answered) >= 10
    for row in answered:
        printed = " ".join(text_of(url) for url in row["articles"])
        assert all(words in printed for words in row["answer_words"]), row["question"]


def test_the_capture_has_a_main_article_and_three_clippings() -> None:
    for capture, gold in zip(CONTENTS["captures"], GOLD["captures"], strict=True):
        lines = (EDITION / capture["file"]).read_text(encoding="utf-8").split("\n")
        assert lines[1] == gold["articles"][0]["headline"]
        assert [line for line in lines if line.endswith("hours ago")] != []
        assert [row["headline"] in lines for row in gold["articles"]] == [True] * 4
