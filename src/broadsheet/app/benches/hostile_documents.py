"""Documents made to undo whatever reads them, grown out of a line each."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from broadsheet.app.benches.hostile_files import letters, papers
from broadsheet.news.errors import BadInput

KINDS = {
    ".html": "text/html",
    ".xml": "application/rss+xml",
    ".json": "application/feed+json",
    ".txt": "text/plain",
    ".eml": "message/rfc822",
    ".mhtml": "multipart/related",
    ".pdf": "application/pdf",
}
OF_THE_WEB = frozenset({"text/html", "application/rss+xml", "application/feed+json"})
"""Kinds that an address said to be a feed may answer with."""
MOST_BYTES = 14_000_000
"""The longest document: the wire and the readers refuse what is over 15 MB."""
LONG_TEXT = 1_900_000
"""Bytes of the long texts: an article may have 2 MB."""
_JSON_HEAD = '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":'


@dataclass(frozen=True, slots=True)
class Document:
    """A document by name, its ending saying of which kind; made when it is asked for."""

    name: str
    make: Callable[[], bytes]

    @property
    def content_type(self) -> str:
        """What a server would call it."""
        return KINDS[Path(self.name).suffix]

    @property
    def is_words(self) -> bool:
        """Whether a feed might carry it as the content of an item."""
        return self.content_type in OF_THE_WEB or self.content_type == "text/plain"


def _page(inner: str) -> str:
    return (
        "<html lang=en><head><title>Ferry late again</title></head><body><article><h1>Ferry late "
        "again</h1><p>The morning ferry was late again on Monday, the harbour master said.</p>"
        f"{inner}</article></body></html>"
    )


def _rss(inner: str, before: str = "") -> str:
    return (
        f'{before}<rss version="2.0"><channel><title>t</title><item><title>x</title>'
        f"<link>http://hostile.example/1</link>{inner}</item></channel></rss>"
    )


def _told(words: str) -> str:
    return _rss(f"<description>{words}</description>")


def _text(words: str) -> str:
    opening = "Ferry late again\n\nThe morning ferry was late again on Monday.\n\n"
    return opening + words * (LONG_TEXT // len(words.encode()))


def _many(words: str, size: int = MOST_BYTES) -> str:
    return words * (size // len(words))


def _each(words: str, count: int) -> str:
    return "".join(map(words.format, range(count)))


def _entities(depth: int) -> str:
    steps = "".join('<!ENTITY a{} "{}">'.format(n, f"&a{n - 1};" * 10) for n in range(1, depth))
    return f'<!DOCTYPE r [<!ENTITY a0 "ha">{steps}]>'


def _pages() -> Mapping[str, Callable[[], str]]:
    attributes = _each(" a{}=v", 300_000)
    return {
        "deep-tags": lambda: _page("<div>" * 100_000 + "<p>words</p>" + "</div>" * 100_000),
        "deep-styles": lambda: _page("<p>" + "<b><i><font>" * 20_000 + "words"),
        "deep-tables": lambda: _page("<table><tr><td>" * 5_000 + "x" + "</table>" * 5_000),
        "many-attributes": lambda: _page(f"<p{attributes}>words</p>"),
        "many-attributes-often": lambda: _page(f"<p{attributes[:24_000]}>x</p>" * 100),
        "open-brackets": lambda: "<" * 2_000_000,
        "open-comments": lambda: "<!--" * 500_000,
        "open-scripts": lambda: _page(_many("<script>")),
        "open-quotes": lambda: _page(_many('<a href="')),
        "tiny-tags": lambda: _page(_many("<p>")),
        "void-tags": lambda: _page(_many("<br>")),
        "big-line": lambda: _page(f"<p>{_many('word ', 10_000_000)}</p>"),
        "many-links": lambda: _page("<p>" + '<a href="http://x.example/z">w</a> ' * 200_000),
        "many-paragraphs": lambda: _page("<p>word, word and word. </p>" * 24_000),
        "many-items": lambda: _page("<ul>" + '<li><a href="/x">word</a></li>' * 24_000),
        "many-spans": lambda: _page(("<p>" + "<span>a</span> " * 10) * 4_000),
        "many-dates": lambda: _page("<p>" + "3 hours ago, 12 May 2024, 2024-05-12 " * 40_000),
        "piled-marks": lambda: _page("<p>a" + "\u0301\u0316" * 1_000_000),
        "long-headline": lambda: _page(f"<h1>{'word ' * 400_000}</h1>"),
        "many-bylines": lambda: '<meta name="author" content="by Ann and ">' * 20_000 + _page(""),
        "deep-json-ld": lambda: _ld("[" * 1_000_000) + _page(""),
        "nested-json-ld": lambda: _ld('{"@type":"NewsArticle","author":' * 20_000) + _page(""),
        "many-json-ld": lambda: _ld('{"@type":"NewsArticle"}') * 12_000 + _page(""),
    }


def _ld(words: str) -> str:
    return f'<script type="application/ld+json">{words}</script>'


def _feeds() -> Mapping[str, Callable[[], str]]:
    outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "{}">]>'
    entry = "<item><title>x</title><guid>{0}</guid><link>http://hostile.example/{0}</link></item>"
    return {
        "laughs": lambda: _rss("<title>&a9;</title>", _entities(10)),
        "quadratic": lambda: _rss(
            "<title>" + "&a;" * 20_000 + "</title>",
            '<!DOCTYPE r [<!ENTITY a "' + "A" * 100_000 + '">]>',
        ),
        "loop": lambda: _rss(
            "<title>&a;</title>", '<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
        ),
        "outside-file": lambda: _rss("&x;", outside.format("file:///etc/hostname")),
        "outside-http": lambda: _rss("&x;", outside.format("http://127.0.0.2:9/x.dtd")),
        "open-doctypes": lambda: "<!DOCTYPE" * 300_000 + "<rss/>",
        "deep-feed": lambda: _told("<a>" * 200_000 + "</a>" * 200_000),
        "deep-broken-feed": lambda: _told("<a>" * 200_000),
        "open-tags": lambda: _told("<a" * 400_000),
        "open-cdata": lambda: _told("<![CDATA[" * 200_000),
        "ampersands": lambda: _told("&" * 1_000_000),
        "told-comments": lambda: _told("&lt;!--" * 400_000),
        "told-ampersands": lambda: _told("&amp;amp;" * 400_000),
        "spaces": lambda: _rss(f"<pubDate>{' ' * 500_000}Mon</pubDate>" + "<p" + " " * 500_000),
        "tiny-elements": lambda: _rss(_many("<a/>")),
        "feed-attributes": lambda: _rss(f"<a{_each(' a{}=_', 400_000)}/>".replace("_", "''")),
        "feed-namespaces": lambda: _rss(
            f"<a{_each(' xmlns:a{0}=_v{0}_', 200_000)}/>".replace("_", "'")
        ),
        "many-entries": lambda: _rss("").replace("</channel>", _each(entry, 50_000) + "</channel>"),
        "undeclared-prefixes": lambda: _rss("<x:a/>" * 400_000),
        "odd-signs": lambda: _rss("<title>a\0b\x0bc\ufffe</title>"),
    }


def _json_feeds() -> Mapping[str, Callable[[], str]]:
    return {
        "deep-json": lambda: _JSON_HEAD + "[" * 400_000,
        "many-lists": lambda: _JSON_HEAD + "[" + _many('{"":0},') + "{}]}",
        "long-number": lambda: _JSON_HEAD + "[" + "1" * 10_000_000 + "]}",
        "many-keys": lambda: _JSON_HEAD + "[{" + _each('"{0}":{0},', 700_000) + '"a":1}]}',
    }


def _texts() -> Mapping[str, Callable[[], str]]:
    return {
        "one-word": lambda: _text("a"),
        "capitals": lambda: _text("Aa "),
        "dots": lambda: _text(". "),
        "titles": lambda: _text("Mr. A. "),
        "quotes": lambda: _text('"'),
        "curly-quotes": lambda: _text("\u201c"),
        "said": lambda: _text("\u201ca,\u201d he said. "),
        "sums": lambda: _text("\u00a31.2 "),
        "number-words": lambda: _text("twenty-one hundred thousand million "),
        "names": lambda: _text("Anna Bell of Carse "),
        "hyphens": lambda: _text("a-"),
        "lines": lambda: _text("a\n"),
        "paragraphs": lambda: _text("word word\n\n"),
        "blanks": lambda: _text(" ") + "a",
        "clippings": lambda: _text("BBC\n3 hours ago\nSome headline here\n\n"),
        "marks": lambda: _text("\u0301\u0316"),
        "ligatures": lambda: _text("\ufdfa"),
        "hashtags": lambda: _text("#a "),
    }


QUICK = frozenset(
    "deep-tags.html many-attributes.html open-comments.html tiny-tags.html piled-marks.html "
    "many-links.html laughs.xml quadratic.xml outside-http.xml tiny-elements.xml deep-feed.xml "
    "open-tags.xml told-comments.xml many-lists.json deep-json.json sums.txt quotes.txt "
    "nested-parts.eml many-parts.eml bomb.pdf".split()
)
"""Those that did harm once, or do to others: enough for every day."""


def own() -> Iterator[Document]:
    """Yield the documents made here."""
    kinds = ((_pages, ".html"), (_feeds, ".xml"), (_json_feeds, ".json"), (_texts, ".txt"))
    for made, ending in kinds:
        for name, make in made().items():
            yield Document(name + ending, lambda make=make: make().encode("utf-8"))  # type: ignore[misc]
    for name, pack in {**letters(), **papers()}.items():
        yield Document(name, pack)


def found(folder: Path) -> Iterator[Document]:
    """Yield a folder's documents: `xml/*.xml`, and what its `make_hostile_documents.py` writes.

    Raises BadInput when that program fails.
    """
    for file in sorted(folder.glob("xml/*.xml")):
        yield Document(file.name, file.read_bytes)
    program = folder / "make_hostile_documents.py"
    if not program.is_file():
        return
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as made:
        ran = subprocess.run(  # noqa: S603
            [sys.executable, str(program.resolve())], cwd=made, capture_output=True
        )
        if ran.returncode:
            raise BadInput(str(program), "this program, which makes the documents, failed")
        for file in sorted(Path(made).iterdir()):
            if file.suffix in KINDS:
                yield Document(f"made/{file.name}", file.read_bytes)


def wrapped(body: bytes) -> bytes:
    """Return a feed of one item whose content is `body`."""
    words = body.decode("utf-8", "replace")
    item = {"id": "1", "url": "http://hostile.example/1", "title": "x", "content_html": words}
    return (_JSON_HEAD + json.dumps([item]) + "}").encode()
