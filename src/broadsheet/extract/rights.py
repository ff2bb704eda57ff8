"""What a page keeps for itself: text behind a paywall, and uses its outlet reserves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree, html

from broadsheet.text.clean import tidy

_WALL: Any = etree.XPath(
    "//body//*[contains(@class, 'aywall') or contains(@id, 'aywall') or contains(@class, 'egwall')]"
)
_WALL_WORD = re.compile(r"(?:^|[^a-z])(?:paywall|regwall)(?:[^a-z]|$)")
_FEWEST_LETTERS = 20
_MOST_LETTERS = 1500
_AGAINST = re.compile(r"\b(?:noai|noimageai|notrain)\b", re.IGNORECASE)
_ROBOTS = frozenset({"robots", "googlebot", "bots"})


def shows_wall(root: html.HtmlElement, markup: str) -> bool:
    """Say whether a box that the page calls its paywall holds words to the reader.

    `root` is the tree made of `markup`; most pages do not hold the word at all.
    """
    if "aywall" not in markup and "egwall" not in markup:
        return False
    for element in _WALL(root):
        label = f"{element.get('class', '')} {element.get('id', '')}".lower()
        size = len(tidy(element.text_content())) if _WALL_WORD.search(label) else 0
        if _FEWEST_LETTERS <= size <= _MOST_LETTERS:
            return True
    return False


def reservations_of(root: html.HtmlElement, notices: Iterable[str]) -> tuple[str, ...]:
    """Return the uses that meta tags and headers reserve, as `name: value`, each once.

    Read are `tdm-reservation: 1` with its `tdm-policy` (TDM Reservation Protocol, W3C Community
    Group, 2022), and `noai`, `noimageai` and `notrain` among what robots are told. `notices` are
    headers in the same form.
    """
    said = [*_metas(root), *notices]
    reserved = [one for one in said if _value(one, "tdm-reservation") == "1"]
    if reserved:
        reserved += [one for one in said if _value(one, "tdm-policy")]
    reserved += [one for one in said if not one.startswith("tdm-") and _AGAINST.search(one)]
    return tuple(dict.fromkeys(reserved))


def _metas(root: html.HtmlElement) -> Iterator[str]:
    for meta in root.iter("meta"):
        name = meta.get("name", "").strip().lower()
        if name in _ROBOTS or name.startswith("tdm-"):
            yield f"{name}: {tidy(meta.get('content', ''))}"


def _value(notice: str, name: str) -> str:
    said, _, value = notice.partition(":")
    return value.strip() if said == name else ""
