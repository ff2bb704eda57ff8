"""Hostile markup through every door into a real archive, and out again in a real browser."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

import payloads
from broadsheet.archive.numbers import id_of
from cli_command import Command
from loopback import Loopback, http, site
from paper import CHROMIUM, FLAGS, needs_chromium, served

pytestmark = [pytest.mark.browser, pytest.mark.slow, needs_chromium]

RSS = "Content-Type: application/rss+xml"
# Runs before any script of a page: whatever calls one of these, or breaks the policy, is told.
WATCH = """
for (const name of ["alert", "confirm", "prompt", "print", "open", "write"])
    window[name] = (...what) => console.log("RAN " + name + " " + what.join(" "));
addEventListener("securitypolicyviolation", (event) =>
    console.log("TRIED " + event.violatedDirective + " " + event.blockedURI + " " + event.sample));
"""
# Every element is pointed at, pressed and given the focus; links and forms are looked at instead.
PRESS = """() => {
    const wrong = [];
    addEventListener("click", (event) => event.preventDefault(), true);
    addEventListener("submit", (event) => event.preventDefault(), true);
    for (const element of document.querySelectorAll("*")) {
        for (const name of element.getAttributeNames())
            if (name.startsWith("on") || name === "style" || name === "srcdoc")
                wrong.push(element.tagName + " " + name);
        for (const name of ["href", "src", "action", "formAction", "data"]) {
            const address = element[name];
            if (typeof address === "string" && address && !/^https?:/.test(address))
                wrong.push(element.tagName + " " + name + " " + address);
        }
        if (element.tagName === "A" && element.hostname !== location.hostname
            && !(element.rel.includes("noopener") && element.rel.includes("noreferrer")))
            wrong.push("rel " + element.outerHTML);
        if (element.tagName === "FORM" && new URL(element.action).origin !== location.origin)
            wrong.push("form to " + element.action);
        for (const kind of ["mouseover", "pointerenter", "toggle", "animationstart", "focusin"])
            element.dispatchEvent(new Event(kind, {bubbles: true}));
        if (element.focus) element.focus();
        if (element.click) element.click();
    }
    const strange = "iframe, object, embed, base, svg script, math, video, audio, main style";
    for (const element of document.querySelectorAll(strange)) wrong.push(element.outerHTML);
    return wrong;
}"""
COMMENTS = """
import sys, json
from datetime import UTC, datetime
from broadsheet.app.assemble import assemble
from broadsheet.app.settings import settings_now
from broadsheet.news.comment import Comment, CommentState
desk = assemble(settings_now(), workers=0)
article = desk.archive.latest(limit=1)[0]
for words in json.load(sys.stdin):
    desk.archive.write_comment(Comment(
        id=0, article=article, reader=0, writer=words[:60], text=words,
        written_at=datetime.now(UTC), state=CommentState.PRINTED))
print(article)
"""


@dataclass(frozen=True, slots=True)
class House:
    """A served archive full of hostile words."""

    address: str
    articles: tuple[str, ...]
    commented: str


def documents(words: Sequence[str], folder: Path) -> list[str]:
    """Write pages, captures and letters, twenty words in each, under hostile names."""
    named = [one.replace("/", "_").replace("\0", "")[:40] for one in words]
    written = []
    for number, some in enumerate(payloads.batched(words, 20)):
        name = named[number * 20].encode("utf-8", "replace").decode()
        for ending, body in (
            ("html", payloads.page(some, number).encode("utf-8", "replace")),
            ("txt", payloads.capture(some, number).encode("utf-8", "replace")),
            ("eml", payloads.letter(some, number)),
        ):
            file = folder / f"{number} {name}.{ending}"
            file.write_bytes(body)
            written.append(str(file))
    return written


def filled(words: Sequence[str], folder: Path) -> Command:
    """Bring the words in through pages, captures, letters, a feed and a list."""
    broadsheet = Command(folder / "archive.db")
    listed = folder / "list.opml"
    listed.write_text(payloads.opml(words[:200]), "utf-8")
    broadsheet("import", *documents(words, folder), str(listed))
    feeds = {
        f"/{at}.xml": http(payloads.feed(some, at).encode("utf-8", "replace"), RSS)
        for at, some in enumerate(payloads.batched(words, 400))
    }
    with Loopback(site(feeds)) as server:
        addresses = [server.address + path for path in feeds]
        broadsheet("follow", *addresses, BROADSHEET_ALLOW=server.place)
    return broadsheet


def commented(broadsheet: Command, words: Sequence[str]) -> str:
    """Have the words printed as comments under the latest article, and return its id."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "BROADSHEET_"))}
    done = subprocess.run(
        [sys.executable, "-c", COMMENTS],
        env={**clean, "BROADSHEET_ARCHIVE": str(broadsheet.archive), "BROADSHEET_MODELS": "none"},
        input=json.dumps([one[:3000] for one in words]),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@contextmanager
def house(words: Sequence[str], folder: Path) -> Iterator[House]:
    broadsheet = filled(words, folder)
    with closing(sqlite3.connect(broadsheet.archive)) as database:
        rows = database.execute("SELECT id FROM archive_article ORDER BY id").fetchall()
    articles = tuple(id_of("a", number) for (number,) in rows)
    under = commented(broadsheet, words[:300])
    with served(
        "serve", broadsheet.archive, "--no-rounds", "--workers", "1", BROADSHEET_MODELS="none"
    ) as address:
        yield House(address=address, articles=articles, commented=under)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def watching(browser: Browser, address: str) -> Iterator[Page]:
    """A visitor to whom everything that runs, is tried, or is asked of others is told."""
    wrong: list[str] = []
    context = browser.new_context(base_url=address)
    context.add_init_script(WATCH)

    def said(message: ConsoleMessage) -> None:
        if message.text.startswith(("RAN ", "TRIED ")):
            wrong.append(f"{visitor.url}: {message.text}")

    context.on(
        "request",
        lambda one: None if one.url.startswith(address) else wrong.append(f"asked {one.url}"),
    )
    visitor = context.new_page()
    visitor.on("console", said)
    visitor.on("dialog", lambda one: (wrong.append(f"dialog {one.message}"), one.dismiss()))
    yield visitor
    context.close()
    assert wrong == []


def look(visitor: Page, place: str) -> None:
    answer = visitor.goto(place)
    assert answer is not None and answer.status < 500, place
    assert visitor.evaluate(PRESS) == [], place


def visit(browser: Browser, home: House, words: Sequence[str], *, most: int) -> None:
    lists = ["/", "/feeds", "/how-we-know", "/moderation", f"/article/{home.commented}"]
    lists += [f"/search?q={payloads.WORD}&page={page}" for page in range(1, 6)]
    step = max(1, len(home.articles) // most)
    articles = [f"/article/{one}?notes=on" for one in home.articles[::step]]
    asked = [
        f"/{at}={quote(one[:500])}" for one in words[:30] for at in ("search?q", "ask?question")
    ]
    with watching(browser, home.address) as visitor:
        for place in (*lists, *articles, *asked):
            look(visitor, place)


def test_s20_nothing_written_for_these_tests_runs(browser: Browser, tmp_path: Path) -> None:
    with house(payloads.OURS, tmp_path) as home:
        assert len(home.articles) >= len(payloads.OURS)
        visit(browser, home, payloads.OURS, most=100)


@pytest.mark.skipif(not payloads.GOLD.is_dir(), reason=payloads.NO_GOLD)
def test_s20_nothing_of_the_known_sets_runs(browser: Browser, tmp_path: Path) -> None:
    alone = [one for name in payloads.GOLD_ALONE for one in payloads.gold_set(name)]
    others = [one for name in payloads.GOLD_BUNDLED for one in payloads.gold_set(name)]
    assert len(alone) + len(others) > 1000
    words = [*alone, *payloads.bundled(others, 8)]
    with house(words, tmp_path) as home:
        assert len(home.articles) > 100
        visit(browser, home, alone, most=80)


def test_the_watch_would_tell(browser: Browser, tmp_path: Path) -> None:
    """A page that does run something fails the watch: so a quiet one means something."""
    evil = "<body><img src=x onerror=alert(1)><a href='javascript:alert(2)'>x</a>"
    with (
        Loopback(site({"/": http(evil.encode(), "Content-Type: text/html")})) as server,
        pytest.raises(AssertionError, match="RAN alert 1"),
        watching(browser, server.address) as visitor,
    ):
        visitor.goto("/")
        found = visitor.evaluate(PRESS)
        assert "IMG onerror" in found and "A href javascript:alert(2)" in found
