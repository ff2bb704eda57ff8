"""What stands around copy and is none: menus, share bars, newsletter boxes, "read more" lines."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from lxml import html

from broadsheet.extract import labels

_DROPPED = frozenset(
    "script style noscript template nav footer aside form iframe object embed applet button select "
    "option input textarea label svg canvas audio video dialog map frameset frame menu "
    "amp-ad amp-embed amp-iframe amp-social-share amp-sidebar".split()
)
SILENT = ("script", "style", "template", "svg", "iframe", "object", "canvas")
"""Tags that never hold copy."""
_ROLES = frozenset(
    "navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar "
    "tooltip tablist".split()
)
_SHORT_LINE = 160
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PROPS = frozenset("author publisher aggregateRating comment".split())
_NEVER = frozenset("html body main article head h1".split())


class Kind(Enum):
    """What an element is called."""

    COPY = "copy"
    BOX = "box"
    OTHERS = "others"
    TEASER = "teaser"
    CAPTION = "caption"
    PICTURE = "picture"
    LINE = "line"


def kind_of_tag(element: html.HtmlElement) -> Kind:
    """Return what an element is by its tag alone."""
    return Kind.BOX if element.tag in _DROPPED else Kind.COPY


def kind_of_box(element: html.HtmlElement) -> Kind:
    """Return what an element is, by its tag, role, class or id alone."""
    tag = element.tag
    if tag in _DROPPED:
        return Kind.BOX
    if tag == "figcaption":
        return Kind.CAPTION
    if tag in _NEVER or not isinstance(tag, str):
        return Kind.COPY
    label = ""
    for name, value in element.items():
        if name == "class" or name == "id":
            label += f" {value}"
        elif (
            name == "hidden"
            or (name == "aria-hidden" and value == "true")
            or (name == "role" and value.lower() in _ROLES)
            or (name == "itemprop" and value in _PROPS)
            or (name == "style" and _HIDDEN.search(value))
        ):
            return Kind.BOX
    kind = _named_so(label) if label else Kind.COPY
    if kind is Kind.LINE or kind is Kind.PICTURE:
        if len(element.text_content().strip()) > _SHORT_LINE:
            return Kind.COPY
        return Kind.CAPTION if kind is Kind.PICTURE else kind
    return kind


def is_furniture(element: html.HtmlElement) -> bool:
    """Say whether an element, by its tag, role, class or id alone, is furniture."""
    kind = kind_of_box(element)
    return kind is not Kind.COPY and kind is not Kind.CAPTION


@lru_cache(maxsize=16384)
def _named_so(label: str) -> Kind:
    """Return what a label names."""
    words = _WORD.findall(_CAMEL.sub(" ", label).lower())
    pairs = set(map("-".join, pairwise(words)))
    for kind, single, double in _NAMES:
        if not single.isdisjoint(words) or not double.isdisjoint(pairs):
            return kind
    return Kind.COPY


_NAMES = (
    (Kind.OTHERS, labels.OTHERS, labels.OTHERS_PAIRS),
    (Kind.BOX, labels.BOX, labels.BOX_PAIRS),
    (Kind.TEASER, labels.TEASER, frozenset[str]()),
    (Kind.CAPTION, labels.CAPTION, labels.CAPTION_PAIRS),
    (Kind.PICTURE, labels.PICTURE, frozenset[str]()),
    (Kind.LINE, labels.LINE, frozenset[str]()),
)
