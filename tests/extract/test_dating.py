"""The date of a page that claims none: by address, by the headline, else wherever it stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.extract.dating import searched
from broadsheet.text.markup import tree_of

SEEN = datetime(2026, 4, 2, tzinfo=UTC)
HEAD = "<h1>Seals logged</h1>"


@pytest.mark.parametrize(
    ("address", "markup", "day"),
    [
        ("https://a.example/2026/03/30/seals", HEAD, "2026-03-30"),
        ("https://a.example/2026/13/30/seals", HEAD, ""),
        ("https://a.example/x", f"1 May 2020 {HEAD} 30 March 2026 and 2 May 2021", "2026-03-30"),
        ("https://a.example/x", f"{HEAD} <p>30 March 2027</p>", ""),
        ("https://a.example/x", f"{HEAD}<p>Words.</p><footer>© 2024 The Mercury</footer>", ""),
        ("https://a.example/x", f"{HEAD}<p>{'Words of it. ' * 90}</p>30.03.2026", "2026-03-30"),
        ("", "<p>No headline and no date.</p>", ""),
    ],
)
def test_the_nearest_whole_date_is_the_page_s(address: str, markup: str, day: str) -> None:
    found = searched(tree_of(markup, "page"), address=address, seen_at=SEEN, language="en")
    assert (found.iso()[:10] if found else "") == day
