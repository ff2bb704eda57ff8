"""What stands around copy and is none: menus, share bars, newsletter boxes, "read more" lines."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from lxml import etree, html

_DROPPED = frozenset(
    "script style noscript template nav footer aside form iframe object embed applet button select "
    "option input textarea label svg canvas audio video dialog map frameset frame figcaption menu "
    "amp-ad amp-embed amp-iframe amp-social-share amp-sidebar".split()
)
SILENT = ("script", "style", "template", "svg", "iframe", "object", "canvas")
"""Tags that never hold copy."""
_ROLES = frozenset(
    "navigation complementary banner contentinfo search dialog alertdialog menu menubar toolbar "
    "tooltip tablist".split()
)
# Words in classes and ids. One alone is enough:
_WORDS = frozenset(
    "ad ads advert advertisement advertising anzeige publicidad sponsor sponsored promo promobox "
    "promotion affiliate outbrain taboola teads share sharing shares sharebar sharebox social "
    "socials addthis sharedaddy newsletter newsletters signup donate donation cookie cookies "
    "consent gdpr related relacionadas relacionados verwandte recommended recommendations "
    "recommendation recirc recirculation readmore readalso trending popular comments commentlist "
    "disqus respond breadcrumb breadcrumbs pagination pager pagenav toc sidebar footer masthead "
    "navbar toolbar authorbox authorbio bio caption imagecaption copyright screenreader modal "
    "popup "
    "popover overlay lightbox banner relatedposts playlist feedback poll quiz tags taglist topics "
    "backlink printonly noprint skiplink morenews mostread".split()
)
# These two side by side, whatever joins them:
_PAIRS = frozenset(
    "follow-us sign-up read-more read-next read-also more-on more-from more-like more-stories "
    "more-news more-articles more-posts most-read most-popular most-viewed most-shared top-stories "
    "latest-news latest-posts also-read also-like see-also you-may may-like up-next next-article "
    "comment-form comment-section comment-area comment-respond comment-list page-nav post-nav "
    "post-navigation nav-links article-nav table-of site-header site-footer site-nav global-header "
    "tag-list tag-cloud tags-links topics-list author-bio author-box author-info author-card "
    "author-profile about-author image-credit photo-credit picture-credit caption-text wp-caption "
    "print-only print-link skip-link sr-only screen-reader visually-hidden jp-relatedposts "
    "video-player video-playlist gallery-nav app-promo app-download push-notification in-article "
    "inline-promo story-promo context-widget sidebar-widget embed-card subscribe-box "
    "subscribe-form "
    "subscription-box subscribe-now paywall-message teaser-list teaser-box link-list linkbox-item "
    "error-report suggest-correction".split()
)
# Lines about the article, dropped when they are short: what they say is read before.
_LINES = frozenset(
    "byline bylines author authors meta metadata postmeta entrymeta date datetime timestamp "
    "pubdate published posted kicker dachzeile spitzmarke".split()
)
_SHORT_LINE = 160
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEVER = frozenset("html body main article head h1".split())
_COPY_SHARE = 0.3
"""An element with this share of a page's words is no furniture, whatever it is called."""


def is_furniture(element: html.HtmlElement) -> bool:
    """Say whether an element, by its tag, role, class or id alone, is furniture."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return False
    if tag in _DROPPED:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    if attributes.get("role", "").lower() in _ROLES or "hidden" in attributes:
        return True
    if attributes.get("aria-hidden") == "true" or _HIDDEN.search(attributes.get("style", "")):
        return True
    label = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    named = _named_so(label) if len(label) > 1 else ""
    return named == "box" or (
        named == "line" and len(element.text_content().strip()) <= _SHORT_LINE
    )


@lru_cache(maxsize=16384)
def _named_so(label: str) -> str:
    """Return "box" for a label of furniture, "line" for one of a line about copy, else ""."""
    words = _WORD.findall(_CAMEL.sub(" ", label).lower())
    if not _WORDS.isdisjoint(words):
        return "box"
    if not _PAIRS.isdisjoint(map("-".join, pairwise(words))):
        return "box"
    return "" if _LINES.isdisjoint(words) else "line"


def clear(root: html.HtmlElement) -> None:
    """Take the furniture out of a tree, in place.

    What holds `_COPY_SHARE` of the paragraphs, or of all words outside links, stays: pages wrap
    everything in a form, or call their one column "with-sidebar". Where captions are most of the
    copy, a gallery, they are the copy.
    """
    body = next(root.iter("body"), root)
    etree.strip_elements(body, *SILENT, with_tail=False)
    captions = list(body.iter("figcaption"))
    enough = [share * _COPY_SHARE for share in _copy_in(body)]
    if any(amount > least > 0 for amount, least in zip(_sums(captions), enough, strict=True)):
        for caption in captions:
            caption.tag = "div"
    left = list(body)
    while left:
        element = left.pop()
        if is_furniture(element) and not _is_copy(element, enough):
            _drop(element)
        else:
            left.extend(element)


def _sums(elements: list[html.HtmlElement]) -> tuple[int, int]:
    copies = [_copy_in(element) for element in elements]
    return sum(copy[0] for copy in copies), sum(copy[1] for copy in copies)


def _is_copy(element: html.HtmlElement, enough: list[float]) -> bool:
    return any(amount >= least > 0 for amount, least in zip(_copy_in(element), enough, strict=True))


def _copy_in(element: html.HtmlElement) -> tuple[int, int]:
    """Return the characters in paragraphs, and of all words outside links, under `element`."""
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    paragraphs = sum(len(p.text_content()) for p in element.iter("p"))
    return paragraphs, len(element.text_content()) - linked


def _drop(element: html.HtmlElement) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:  # words after it belong to its parent
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)
