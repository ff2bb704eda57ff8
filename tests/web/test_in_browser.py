"""What the script adds, and that nothing an outlet prints ever runs, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Request, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.article import Article, Block
from broadsheet.news.ids import story_id
from broadsheet.newsroom.desk import Desk
from broadsheet.serving.headers import POLICY
from make_desk import LEAD, put

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"
    ),
]
STORY = story_id(LEAD.id)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"autofocus onfocus=alert(1) x="',
    "</script><script>alert(1)</script>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<style>@import 'http://127.0.0.2/x'</style>",
)


@pytest.fixture
def page(desk: Desk, live_server: LiveServer) -> Iterator[Page]:
    """A fresh visitor; a dialog, a script error or a request elsewhere fails the test."""
    wrong: list[str] = []

    def strange(asked: Request) -> bool:
        return not asked.url.startswith(live_server.url)

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(base_url=live_server.url)
        context.on(
            "request",
            lambda asked: (
                None if asked.url.startswith(live_server.url) else wrong.append(asked.url)
            ),
        )
        visitor = context.new_page()
        visitor.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        visitor.on("pageerror", lambda error: wrong.append(str(error)))
        yield visitor
        chromium.close()
    assert wrong == []


def test_notes_open_beside_their_words_and_stay_on(page: Page) -> None:
    page.goto(f"/article/{LEAD.id}")
    expect(page.locator("#body a[data-note]")).to_have_count(0)
    page.keyboard.press("n")
    page.locator("#body a.m-figure", has_text="31,000").click()
    expect(page.locator(".slip")).to_contain_text("about 31,000")
    page.keyboard.press("Escape")
    expect(page.locator(".slip")).to_have_count(0)
    expect(page.locator("#body a.m-figure", has_text="31,000")).to_be_focused()
    page.reload()
    expect(page.locator("#body.noted a[data-note]").first).to_be_visible()
    page.locator("#notes-switch").click()
    expect(page.locator("#body")).not_to_have_class("noted")
    page.reload()
    expect(page.locator("#body a[data-note]")).to_have_count(0)


def test_a_passage_opens_where_it_is_cited(page: Page) -> None:
    page.goto(f"/story/{STORY}")
    page.locator(".points .cite").first.click()
    slip = page.locator(".points .slip")
    expect(slip.locator(".m-passage")).to_contain_text("The reservoir above Aldery held")
    slip.get_by_role("link", name=LEAD.headline).click()
    expect(page).to_have_url(re.compile(re.escape(f"/article/{LEAD.id}{_place()}") + "$"))
    expect(page.locator("mark.m-passage")).to_be_in_viewport()


def _place() -> str:
    start = LEAD.text.index(make.PARAGRAPHS[0])
    place = f"{start}-{start + len(make.PARAGRAPHS[0])}"
    return f"?w={place}#w{place}"


def test_the_keyboard_is_enough(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the page")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".lead h2 a")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".item.here")).to_have_count(1)
    page.keyboard.press("k")
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile(f"/story/{STORY}$"))
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("jk?/reservoir")
    expect(page.locator("#q")).to_have_value("jk?/reservoir")


def test_s28_an_inline_script_is_blocked_even_if_one_got_in(page: Page) -> None:
    page.goto("/")
    ran = page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const image = document.createElement("div");
            image.innerHTML = "<img src='/none' onerror='window.ran = true'>";
            document.body.append(image);
            return new Promise((done) => setTimeout(() => done(window.ran), 300));
        }"""
    )
    assert ran is None


def test_s28_with_escaping_switched_off_the_policy_still_holds(
    page: Page, live_server: LiveServer
) -> None:
    """Every hostile word put into the page as markup, as if nothing had been escaped."""

    def unescaped(route: Route) -> None:
        answer = route.fetch()
        # What leads to another page, or to another host, is told apart from what runs here.
        evil = "".join(words for words in HOSTILE if "@import" not in words)
        body = answer.text().replace("<h1", f"{evil}<h1", 1)
        assert answer.headers["content-security-policy"] == POLICY
        route.fulfill(response=answer, body=body)

    page.route(f"{live_server.url}/article/*", unescaped)
    tried: list[str] = []
    page.on("console", lambda message: tried.append(message.text))
    page.goto(f"/article/{LEAD.id}")
    assert page.locator("script:not([src])").count() > 0
    page.locator("a[href^='javascript:']").first.dispatch_event("click")
    page.wait_for_timeout(300)
    assert any("Content Security Policy" in one for one in tried)


def test_nothing_an_outlet_prints_runs(page: Page, archive: MemoryArchive) -> None:
    places = ["/"]
    for number, words in enumerate(HOSTILE):
        article = Article(
            identity=f"https://evil.example/{number}",
            url=words,
            headline=words,
            standfirst=words,
            blocks=(Block(text=words),),
            seen_at=make.NOW,
            outlet=words,
            byline=(words,),
            credit=words,
        )
        put(archive, article)
        places += [f"/article/{article.id}?notes=on", f"/search?q={quote(words)}"]
    for place in places:
        page.goto(place)
        for summary in page.locator("summary:visible").all():
            summary.click()
        page.locator("h1").first.click()
    page.goto("/")


def test_no_page_is_wider_than_its_window(page: Page) -> None:
    places = ["/", f"/story/{STORY}", f"/article/{LEAD.id}?notes=on", "/feeds", "/how-we-know"]
    for width in (320, 640, 1280, 2000):
        page.set_viewport_size({"width": width, "height": 800})
        for place in [*places, "/search?q=reservoir", "/person/marit-holm", "/ask", "/sign-in"]:
            page.goto(place)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{place} is {wide} px wide at {width}"
