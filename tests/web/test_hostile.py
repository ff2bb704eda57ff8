"""Hostile words in every place a page prints words: shown as text, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.article import Article, Block
from broadsheet.news.comment import CommentState
from broadsheet.news.ids import story_id
from broadsheet.news.notes import (
    Hashtag,
    KeyPoint,
    Name,
    NameKind,
    Notes,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Speaker,
    Standing,
)
from broadsheet.news.span import Span
from make_desk import put
from page_reader import Page

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<a href='javascript:alert(1)'>x</a>",
    "\u202eevil\u2066",
    "<input autofocus onfocus=alert(1)>",
)
OURS = {
    "/static/broadsheet/paper.js",
    "/static/broadsheet/paper.css",
    "/static/broadsheet/mark.svg",
}


def hostile(words: str) -> Article:
    return Article(
        identity=f"https://evil.example/{words}",
        url="javascript:alert(document.cookie)",
        headline=words,
        standfirst=words,
        blocks=(Block(text=words), Block(text=words)),
        seen_at=make.NOW,
        outlet=words,
        byline=(words,),
        credit=words,
        section=words,
        language='"><script>',
        tags=(words,),
    )


def notes_of(article: Article, words: str) -> Notes:
    whole = Span(0, len(words))
    body = make.span(article.text, words, after=2 * len(words) + 4)
    who = Speaker(label=words, words=whole, standing=Standing.NAMED, key="k", role=whole)
    return Notes(
        language="en",
        names=(Name(kind=NameKind.PERSON, label=words, key="k", mentions=(body,), role=whole),),
        quotes=(Quote(kind=QuoteKind.DIRECT, words=body, speaker=who, addressee=whole),),
        sources=(Source(kind=SourceKind.UNNAMED, label=words, key="k", words=body, name=body),),
        hashtags=(Hashtag(label=words, key="k", score=1, mentions=()),),
        key_points=(KeyPoint(words=body, score=1),),
        notices=(words,),
    )


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_page_runs_or_links_to_what_an_outlet_prints(
    moderating: Client, archive: MemoryArchive, words: str
) -> None:
    article = hostile(words)
    put(archive, article, notes=notes_of(article, words))
    comment = make.comment(words, of=article.id)
    archive.write_comment(comment)
    archive.write_comment(replace(comment, writer=words, state=CommentState.PRINTED))
    archive.follow(replace(make.subscription("javascript:alert(1)"), title=words))
    for address in (
        "/",
        f"/story/{story_id(article.id)}",
        f"/article/{article.id}",
        f"/article/{article.id}?notes=on&w=0-5",
        "/hashtag/k",
        "/person/k",
        "/feeds",
        "/moderation",
    ):
        answer = moderating.get(address)
        assert answer.status_code == 200
        check(answer.content.decode())
    for address in ("/search", "/ask"):
        check(moderating.get(address, {"q": words, "question": words}).content.decode())
    for place, field in ((f"/article/{article.id}/comments", "text"), ("/feeds", "address")):
        check(moderating.post(place, {field: words * 400}).content.decode())


def check(text: str) -> None:
    page = Page(text)
    for tag, attributes in page.elements:
        assert tag not in {"img", "svg", "iframe", "object", "embed", "base", "style"}
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        if tag in {"script", "link"}:
            assert attributes.get("src", attributes.get("href", "")).partition("?")[0] in OURS
        for name in ("href", "action", "src", "formaction"):
            assert (
                not attributes.get(name, "/").casefold().strip().startswith(("javascript", "data"))
            )
