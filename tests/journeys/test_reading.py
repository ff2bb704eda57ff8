"""From the front page to a printed comment, in a real browser over the real demo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from paper import CHROMIUM, FLAGS, demo_served, needs_chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, needs_chromium]

SCREENS = Path("build/screens")
PASSWORD = "broadsheet-demo"
COMMENT = "My mother paid this toll for seventeen years and kept every ticket."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with demo_served(tmp_path_factory.mktemp("demo") / "archive.db") as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    SCREENS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh visitor; any request to another host fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 1400})
    strangers: list[str] = []
    context.on(
        "request",
        lambda request: None if request.url.startswith(address) else strangers.append(request.url),
    )
    visitor = context.new_page()
    visitor.goto("/")
    yield visitor
    context.close()
    assert strangers == []


def shot(page: Page, name: str) -> None:
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(name).first).to_be_visible()


def to_lead_article(page: Page) -> str:
    """Go front page -> story -> article and return the article's address."""
    page.goto("/")
    page.locator("article.lead h2 a").click()
    expect(page).to_have_url(re.compile(r"/story/s[0-9a-f]{16}$"))
    page.locator(".coverage .title a").first.click()
    expect(page).to_have_url(re.compile(r"/article/a[0-9a-f]{16}"))
    return page.url.partition("#")[0].partition("?")[0]


def test_front_page_story_article_and_hashtag(page: Page) -> None:
    expect(page.locator("article.lead h2")).not_to_be_empty()
    assert page.locator("article.item").count() >= 8
    shot(page, "front-page")
    page.locator("article.lead h2 a").click()
    expect(page.locator("h1")).not_to_be_empty()
    expect(page.get_by_text("how we count").first).to_be_visible()
    shot(page, "story")
    to_lead_article(page)
    for part in ("Hashtags", "AI features", "Comments", "Related articles"):
        expect(page.get_by_role("heading", name=part)).to_be_visible()
    expect(page.get_by_text("No comments yet")).to_be_visible()
    shot(page, "article")
    tag = page.locator("section.hashtags a").first
    label = tag.inner_text()
    tag.click()
    expect(page.locator("h1")).to_contain_text(label)
    assert page.locator("article.item").count() >= 1
    shot(page, "hashtag")


def test_ask_and_follow_the_citation_to_the_marked_words(page: Page) -> None:
    page.goto("/ask")
    page.get_by_label("Your question").fill("How much is the toll for an adult passenger?")
    page.locator("main").get_by_role("button", name="Ask").click()
    expect(page.locator("p.answer")).to_contain_text("£4.20", timeout=30_000)
    shot(page, "answer")
    quoted = page.locator("ol.citations blockquote").first.inner_text()
    page.locator("ol.citations a").first.click()
    expect(
        page.locator("#body, h1, p.standfirst").filter(has_text=quoted[:40]).first
    ).to_be_visible()
    page.goto("/ask")
    page.get_by_label("Your question").fill("What does the lighthouse keeper earn in Iceland?")
    page.locator("main").get_by_role("button", name="Ask").click()
    expect(page.locator("p.answer")).to_contain_text("The articles don’t say", timeout=30_000)


def test_a_comment_is_held_moderated_and_printed(page: Page) -> None:
    sign_in(page, "reader")
    article = to_lead_article(page)
    page.goto(article)
    page.get_by_label("Write a comment").fill(COMMENT)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your comment is held")).to_be_visible()
    expect(page.locator("section.comments li")).to_have_count(0)
    page.goto("/moderation")
    expect(page.locator("main")).to_contain_text("only a moderator")
    page.context.clear_cookies()
    sign_in(page, "editor")
    page.goto("/moderation")
    held = page.locator("ol.queue li").filter(has_text=COMMENT)
    shot(page, "moderation")
    held.get_by_role("button", name="Print").click()
    page.context.clear_cookies()
    page.goto(article)
    expect(page.locator("section.comments li")).to_contain_text(COMMENT)
    expect(page.locator("section.comments li")).to_contain_text("reader")
    shot(page, "article-with-comment")


def test_every_page_reads_without_javascript_and_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 390, "height": 900}
    )
    phone = context.new_page()
    for place in ("/", "/ask", "/feeds", "/search?q=toll", "/how-we-know", "/sign-in"):
        answer = phone.goto(place)
        assert answer is not None
        assert answer.status == 200, place
        shot(phone, "phone-" + (re.sub(r"\W+", "-", place).strip("-") or "front"))
        wide = phone.locator("html").evaluate("page => page.scrollWidth")
        assert wide <= 390, f"{place} is {wide} px wide"
    context.close()
