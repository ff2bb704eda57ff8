"""The top of an article settled from a page's claims: headline, outlet, dates, address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from lxml import html

from broadsheet.extract.claims import Claims
from broadsheet.extract.jsonld import ARTICLES, of_jsonld
from broadsheet.extract.layout import heads_of, homes_of, of_layout
from broadsheet.extract.metatags import of_head, squeeze, title_of, without_site
from broadsheet.extract.microdata import of_microdata
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.press import Press
from broadsheet.text.addresses import absolute, bare, host_of, same_house
from broadsheet.text.bylines import names_of
from broadsheet.text.clean import fold, tidy
from broadsheet.text.dates import dateline_of, is_local, not_after
from broadsheet.text.language import plain_code

_MOST_TAGS = 30
_LONGEST_TAG = 80
_LONGEST_HEADLINE = 400
_SHORTEST_HEADLINE = 10
_LONGEST_STANDFIRST = 1000
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """All voices of one page, each in its own words, and the title of its head."""

    linked: Claims
    head: Claims
    marked: Claims
    shown: Claims
    title: str
    heads: tuple[str, ...]
    homes: tuple[str, ...]

    @property
    def voices(self) -> tuple[Claims, ...]:
        """The voices in the order they are usually right."""
        return (self.linked, self.head, self.marked, self.shown)

    @property
    def types(self) -> tuple[str, ...]:
        """Every type the page gives itself."""
        return tuple(kind for voice in self.voices for kind in voice.types)

    @property
    def claims_article(self) -> bool:
        """Whether the page calls itself an article."""
        return bool(ARTICLES.intersection(self.types))

    @property
    def is_bare(self) -> bool:
        """Whether no voice but the layout's says when or by whom the page was written."""
        told = (self.linked, self.head, self.marked)
        return not any(voice.published for voice in told)

    def first(self, field: str) -> str:
        """Return the first thing a voice says of `field`."""
        return next((said for voice in self.voices if (said := getattr(voice, field))), "")


def masthead_of(root: html.HtmlElement, address: str) -> Masthead:
    """Return what a page's four voices claim."""
    return Masthead(
        linked=of_jsonld(root, address),
        head=of_head(root),
        marked=of_microdata(root),
        shown=of_layout(root),
        title=title_of(root),
        heads=heads_of(root),
        homes=homes_of(root),
    )


def headline_of(top: Masthead, host: str = "") -> str:
    """Return the headline as printed, without the site's name.

    Best is a heading that the page's title or claims repeat, less a kicker inside it; then a first
    heading that shares most words with them; then what they claim.
    """
    names = _site_names(top, host)
    claimed = [
        without_site(line, names)
        for line in (top.linked.headline, top.head.headline, top.title)
        if line
    ]
    sites = {fold(name) for name in names if name}
    for head in top.heads:
        for claim in claimed:
            if _repeats(head, claim, sites):
                return _shorter(head, claim)[:_LONGEST_HEADLINE]
    shown = top.shown.headline
    if shown and _agrees(shown, claimed):
        return shown[:_LONGEST_HEADLINE]
    candidates = (top.marked.headline, *claimed, shown)
    return next((line[:_LONGEST_HEADLINE] for line in candidates if line), "")


def _site_names(top: Masthead, host: str) -> tuple[str, ...]:
    outlets = (voice.outlet for voice in top.voices if voice.outlet)
    return (*outlets, *top.homes, host, host.split(".")[0])


def only_names_site(top: Masthead, headline: str, host: str) -> bool:
    """Say whether a headline is but the site's name, as where every page has one title."""
    squeezed = squeeze(headline)
    label = squeeze(host.split(".")[0])
    names = {squeeze(name) for name in _site_names(top, host)}
    return squeezed in names or (len(label) > 4 and label in squeezed and len(headline) < 60)


def _repeats(head: str, claim: str, sites: set[str]) -> bool:
    """Say whether one of two lines stands in the other, both long enough to mean it."""
    shown, said = fold(head), fold(claim)
    if shown in sites or min(len(shown), len(said)) < _SHORTEST_HEADLINE:
        return False
    longer, shorter = max(len(shown), len(said)), min(len(shown), len(said))
    return (shown in said or said in shown) and shorter * 2 >= longer


def _shorter(head: str, claim: str) -> str:
    """Return a heading, or the claim that stands in it when a kicker stands there too."""
    return claim if len(fold(claim)) < len(fold(head)) else head


def _agrees(shown: str, others: Sequence[str]) -> bool:
    """Say whether a shown headline shares most of its words with another voice's."""
    own = set(re.findall(r"\w+", fold(shown)))
    if not own:
        return False
    said = [set(re.findall(r"\w+", fold(line))) for line in others if line]
    return not said or any(len(own & one) * 2 >= min(len(own), len(one)) for one in said)


def standfirst_of(top: Masthead, page_words: str, headline: str) -> str:
    """Return the standfirst the page prints; a description nobody sees on it is none."""
    shown = top.shown.standfirst or top.marked.standfirst
    for words in (shown, top.linked.standfirst, top.head.standfirst):
        plain = tidy(words)[:_LONGEST_STANDFIRST]
        if len(plain) < 20 or _CUT_OFF.search(plain) or fold(plain) == fold(headline):
            continue
        if words == shown or plain in page_words:
            return plain
    return ""


def outlet_of(top: Masthead, address: str, press: Press) -> str:
    """Return the outlet: known by its host, else by the name the page gives it."""
    known = press.of_host(host_of(address)) if address else None
    if known is not None:
        return known.name
    named = top.first("outlet")
    return named if len(named) <= _LONGEST_TAG else ""


def byline_of(top: Masthead, outlet: str, press: Press) -> tuple[str, ...]:
    """Return the writers' names, the outlet's own name left out."""
    own = press.named(outlet)

    def others(lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            name
            for name in names_of(lines)
            if fold(name) != fold(outlet) and (own is None or press.named(name) != own)
        )

    for voice in (top.linked, top.marked, top.head, top.shown):
        if names := others(voice.byline):
            return names
    return others(top.linked.bodies)


def published_of(top: Masthead, *, seen_at: datetime, language: str) -> Dateline | None:
    """Return when the page says it was printed, never after it was seen.

    Where readers see the same moment in the words of their own clock, those are its words: a report
    of nine in the evening is of that day, though in UTC it is of the next.
    """
    found = _date([voice.published for voice in top.voices], seen_at, language)
    shown = _date([top.shown.published], seen_at, language) if found else None
    if found and shown and shown.precision is not Precision.HOUR and is_local(shown, found):
        return replace(found, raw=shown.raw)
    return found


def dated_by(
    line: str, known: Dateline | None, *, seen_at: datetime, language: str
) -> Dateline | None:
    """Return the date of a line above the copy where it is all we have, or gives a day its hour."""
    found = dateline_of(line, seen_at=seen_at, language=language, patient=False) if line else None
    found = not_after(found, seen_at)
    if found is None or known is None:
        return known or found
    hour_known = known.precision is not Precision.DAY or found.precision is Precision.DAY
    return known if hour_known or known.at.date() != found.at.date() else found


def modified_of(
    top: Masthead, *, published: Dateline | None, seen_at: datetime, language: str
) -> Dateline | None:
    """Return when the page says it was changed, if that is later than its printing."""
    found = _date([voice.modified for voice in top.voices], seen_at, language)
    if found is None or (published is not None and found.at <= published.at):
        return None
    return found


def _date(said: Iterable[str], seen_at: datetime, language: str) -> Dateline | None:
    for words in said:
        found = dateline_of(words, seen_at=seen_at, language=language) if words else None
        if found is not None:
            return not_after(found, seen_at)
    return None


def address_of(top: Masthead, address: str, base: str, press: Press) -> str:
    """Return the canonical address: what the page names, if it is of its house, else its own.

    Links are seen from `base`. A page may not speak for another house: it could take the place of
    that one's article. Nor is the front page the address of an article.
    """
    own = bare(address)
    claimed = bare(absolute(base, top.head.address)) or bare(absolute(base, top.linked.address))
    if not claimed:
        return own
    if urlsplit(claimed).path in {"", "/"} and urlsplit(own).path not in {"", "/"} and own:
        return own
    if not own or same_house(own, claimed):
        return claimed
    ours, theirs = press.of_host(host_of(own)), press.of_host(host_of(claimed))
    return claimed if ours is not None and ours == theirs else own


def language_of(top: Masthead) -> str:
    """Return the language the page says it is in, "" when it does not."""
    return next((code for voice in top.voices if (code := plain_code(voice.language))), "")


def section_of(top: Masthead) -> str:
    """Return the section the page files the article under, as printed."""
    section = top.first("section")
    return section if len(section) <= _LONGEST_TAG else ""


def tags_of(top: Masthead) -> tuple[str, ...]:
    """Return the page's own keywords, each once."""
    said = next((voice.tags for voice in top.voices if voice.tags), ())
    kept = {fold(tag): tag for tag in reversed(said) if 1 < len(tag) <= _LONGEST_TAG}
    return tuple(reversed(kept.values()))[:_MOST_TAGS]
