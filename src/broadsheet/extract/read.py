"""Whatever one file or page is, the articles in it: HTML, a capture, a message, a PDF, or text."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.extract.capture import read_capture, read_lines
from broadsheet.extract.letters import read_message
from broadsheet.extract.limits import check_page, check_text
from broadsheet.extract.mime import is_message
from broadsheet.extract.pdf import is_pdf, lines_of_pdf
from broadsheet.extract.saved import read_saved, without_inline
from broadsheet.news.article import Article
from broadsheet.news.errors import NoArticle
from broadsheet.news.page import Page
from broadsheet.news.press import Press
from broadsheet.text.charset import decoded

_HEAD = 2000
_TAG = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|title|article|main|div|p|h1|meta|section|span|"
    r"table)\b[^<>]*>",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"^\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKUP = re.compile(r"^\s*<(?:[?!]|/?[a-zA-Z][\w:-]*[\s/>])")
_XML = r"^\s*(?:<\?xml[^>]*\?>\s*)?"
_ELSE = (
    (re.compile(_XML + r"<(?:rss|feed|rdf:rdf)\b", re.I), "a feed: follow it instead"),
    (re.compile(_XML + r"<opml\b", re.I), "a list of feeds: import it as OPML"),
    (
        re.compile(r"^\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])"),
        "JSON: put one article a line in a .jsonl file",
    ),
)


def read(page: Page, *, press: Press, subject: str) -> tuple[Article, ...]:
    """Return the articles of a page or file: one of HTML, one or more of a capture.

    Pictures written into a page are dropped before its size is looked at. Raises EmptyInput,
    NotText, TooLarge (15 MB of page, 2 MB of text), NoArticle, or BadInput for a damaged PDF.
    """
    if is_pdf(page.body):
        return _read_pdf(page, press, subject)
    if is_message(page.body):
        return read_message(page, press=press, subject=subject)
    page = replace(page, body=without_inline(page.body))
    check_page(page.body, subject)
    text = decoded(page.body, page.content_type, subject)
    for shape, name in _ELSE:
        if shape.match(text[:_HEAD]):
            raise NoArticle(subject, f"this is {name}")
    if is_html(text, page.content_type):
        return read_saved(page, text, press=press, subject=subject)
    if _MARKUP.match(text):
        raise NoArticle(subject, "this is markup, but no HTML page")
    check_text(text, subject)
    return read_capture(text, seen_at=page.fetched_at, press=press, subject=subject)


def _read_pdf(page: Page, press: Press, subject: str) -> tuple[Article, ...]:
    lines, address = lines_of_pdf(page.body, subject)
    address = page.landed or page.url or address
    return read_lines(lines, seen_at=page.fetched_at, press=press, subject=subject, url=address)


def is_html(text: str, content_type: str = "") -> bool:
    """Say whether a text is an HTML page or a piece of one, by its head."""
    if _STARTS.match(text[:_HEAD]):
        return True
    tags = len(_TAG.findall(text[:_HEAD]))
    return tags >= (1 if "html" in content_type else 3)
