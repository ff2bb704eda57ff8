"""The readers Broadsheet is measured beside, each as its own documentation says to call it.

Run by `src/broadsheet/app/benches/child.py` in the environment `make bench-peers` makes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Reader = Callable[[bytes, str], dict[str, Any]]


def _trafilatura(*, fast: bool) -> Reader:
    from trafilatura import bare_extraction

    def read(body: bytes, url: str) -> dict[str, Any]:
        found = bare_extraction(
            body, url=url or None, fast=fast, include_comments=False, with_metadata=True
        )
        if found is None:
            return {}
        return {
            "text": found.text or "",
            "title": found.title or "",
            "authors": [name for name in (found.author or "").split("; ") if name],
            "date": found.date or "",
        }

    return read


def trafilatura_fast() -> Reader:
    """trafilatura without its rescue by readability and justext."""
    return _trafilatura(fast=True)


def trafilatura_standard() -> Reader:
    """trafilatura as it comes."""
    return _trafilatura(fast=False)


def readability() -> Reader:
    """readability-lxml; it looks for neither author nor date."""
    from lxml import html
    from readability import Document
    from trafilatura.utils import decode_file

    def read(body: bytes, url: str) -> dict[str, Any]:
        page = Document(decode_file(body), url=url or None)
        summary = page.summary(html_partial=True)
        text = html.fromstring(summary).text_content() if summary.strip() else ""
        return {"text": text, "title": page.short_title()}

    return read


def newspaper() -> Reader:
    """newspaper4k, told to fetch nothing."""
    from newspaper import Article
    from trafilatura.utils import decode_file

    def read(body: bytes, url: str) -> dict[str, Any]:
        page = Article(url or "https://page.invalid/", fetch_images=False)
        page.download(input_html=decode_file(body))
        page.parse()
        date = page.publish_date
        return {
            "text": page.text or "",
            "title": page.title or "",
            "authors": list(page.authors or ()),
            "date": date.strftime("%Y-%m-%d") if date else "",
        }

    return read


def newsplease() -> Reader:
    """news-please, given the page."""
    from newsplease import NewsPlease
    from trafilatura.utils import decode_file

    def read(body: bytes, url: str) -> dict[str, Any]:
        page = NewsPlease.from_html(decode_file(body), url=url or None, fetch_images=False)
        date = page.date_publish
        return {
            "text": page.maintext or "",
            "title": page.title or "",
            "authors": list(page.authors or ()),
            "date": date.strftime("%Y-%m-%d") if date else "",
        }

    return read


READERS = {
    "trafilatura-fast": trafilatura_fast,
    "trafilatura": trafilatura_standard,
    "readability-lxml": readability,
    "newspaper4k": newspaper,
    "news-please": newsplease,
}
