"""Page and limit numbers as they come in addresses, brought into bounds."""

from __future__ import annotations

from collections.abc import Mapping

MOST_PAGES = 500
"""Pages anybody may turn to in one list; search serves deeper wishes better."""


def whole(words: str | None, *, least: int, most: int, otherwise: int) -> int:
    """Return the whole number `words` hold, brought into [`least`, `most`].

    `otherwise` is returned when they hold none (RSS clients really send `n=200000` and worse).
    """
    plain = (words or "").strip()
    digits = plain.removeprefix("-")
    # int() reads other scripts' digits too, and takes its time over thousands of them.
    if not digits.isascii() or not digits.isdigit() or len(digits) > 12:
        return most if digits.isascii() and digits.isdigit() and plain == digits else otherwise
    return min(max(int(plain), least), most)


def page_of(query: Mapping[str, str]) -> int:
    """Return the page a query asks for, the first when it asks for none."""
    return whole(query.get("page"), least=1, most=MOST_PAGES, otherwise=1)
