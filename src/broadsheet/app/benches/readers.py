"""Our own reader as a bench asks it: through the same public function as everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

Reader = Callable[[bytes, str], dict[str, Any]]
"""From a page's bytes and its address ("" when unknown) to text, title, authors and date."""


def broadsheet() -> Reader:
    """Return a reader of one page: `extract` with the built-in table of outlets.

    Captions stand apart from the text of an article, so they are not in `text`.
    """
    from broadsheet.extract.generic import extract
    from broadsheet.news.article import GAP, BlockKind
    from broadsheet.news.page import Page
    from broadsheet.news.press import known_press
    from broadsheet.text.dates import printed_day

    press = known_press()

    def read(body: bytes, url: str) -> dict[str, Any]:
        seen_at = datetime.now(UTC)
        found = extract(Page(url=url, body=body, fetched_at=seen_at), press=press, subject="page")
        words = [part.text for part in found.parts() if part.kind is not BlockKind.CAPTION]
        return {
            "text": GAP.join(words),
            "title": found.headline,
            "authors": list(found.byline),
            "date": printed_day(found.published, language=found.language).isoformat()
            if found.published
            else "",
        }

    return read


READERS: Mapping[str, Callable[[], Reader]] = {"broadsheet": broadsheet}
