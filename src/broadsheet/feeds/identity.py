"""Which items of a feed are new, which have changed, and which were here before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from broadsheet.news.dateline import Dateline
from broadsheet.news.feed import FeedItem, Telling
from broadsheet.news.ids import ArticleId, FeedId, digest
from broadsheet.news.outcome import Verdict
from broadsheet.news.trace import Former, ItemTrace
from broadsheet.text.addresses import bare, host_of
from broadsheet.text.clean import fold

MOST_ON_ONE_LINK = 2
"""Items that may share a link before links are taken for no sign of an item."""
LEAST_ALIKE = 3
"""Items in which the same small change must be found before it is taken for the feed's manner."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One item with its verdict: NEW, CHANGED or SEEN.

    `article` is the one it led to before (None when new, or when there was nothing to read).
    `own_page` says whether its link leads to a page of its own. `fresh` says whether `trace` tells
    something that is not known yet.
    """

    item: FeedItem
    verdict: Verdict
    trace: ItemTrace
    article: ArticleId | None = None
    own_page: bool = True
    fresh: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What an item may be known again by; empty where it has no such thing.

    `guid` is exact: case and white space count (RSS 2.0, RFC 4287 4.2.6). `link` is without scheme,
    side door, tracking parameters, fragment and last slash. `words` is made of title and date, or
    of title and text where no date is printed.
    """

    guid: str
    link: str
    words: str

    def all(self) -> tuple[str, ...]:
        """Return the marks there are."""
        return tuple(mark for mark in (self.guid, self.link, self.words) if mark)


def marks_of(item: FeedItem) -> Marks:
    """Return the marks of an item."""
    address = urlsplit(bare(item.link))
    place = host_of(item.link) + address.path.rstrip("/")
    words = [fold(item.title), _said(item.published) or item.summary + item.content]
    return Marks(
        guid=item.guid,
        link=f"link:{place}?{address.query}" if address.netloc else "",
        words="words:" + digest(*words) if any(words) else "",
    )


@dataclass(frozen=True, slots=True)
class _State:
    """What an item said, as digests: 32 bits each, so that one edit in 4 milliards is missed."""

    link: str
    title: str
    date: str
    words: str
    figures: str
    updated: str

    @classmethod
    def of(cls, item: FeedItem, marks: Marks) -> _State:
        text = f"{item.summary}\n{item.content}"
        said = (
            *(marks.link, item.title, _said(item.published)),
            *(_DIGITS.sub("", text), " ".join(_DIGITS.findall(text)), _said(item.updated)),
        )
        return cls(*(digest(words)[:8] if words else "-" for words in said))

    @classmethod
    def read(cls, text: str) -> _State | None:
        parts = text.split(" ")
        return cls(*parts) if len(parts) == 6 else None

    def text(self) -> str:
        return " ".join((self.link, self.title, self.date, self.words, self.figures, self.updated))

    def agrees(self, other: _State) -> bool:
        """Say whether link, title or date is the same, or there is none of them to compare."""
        ours = (self.link, self.title, self.date)
        theirs = (other.link, other.title, other.date)
        pairs = [pair for pair in zip(ours, theirs, strict=True) if "-" not in pair]
        return not pairs or any(one == two for one, two in pairs)

    def reworded(self, before: _State) -> bool:
        return (self.title, self.words) != (before.title, before.words)

    def retouched(self, before: _State) -> bool:
        """Say whether nothing but digits of its text or the date of its update is different."""
        return not self.reworded(before) and (self.figures, self.updated) != (
            before.figures,
            before.updated,
        )


def _said(date: Dateline | None) -> str:
    # As printed: a date in the future was clamped to the fetch, and so is another at every visit.
    return "" if date is None else date.raw or date.iso()


@dataclass(slots=True)
class _Entry:
    item: FeedItem
    marks: Marks
    state: _State
    also: tuple[str, ...] = ()
    former: Former | None = None


def tell(
    feed: FeedId, items: Sequence[FeedItem], known: Mapping[str, Former], telling: Telling
) -> tuple[tuple[Told, ...], Telling]:
    """Return each item with its verdict, in order, and by which marks the feed tells from now on.

    `known` is what is known under the marks of these items. An item is the one known by its link;
    else by its GUID, unless link, title and date all speak against it; else by title and date.
    Items of one document never become one article unless they share link and title. A mark that
    has failed once (one GUID on several items, one link on most) is never trusted again, so that a
    feed does not go to and fro between two ways of telling (FreshRSS has a setting for it).
    """
    entries = _entries(items)
    telling = _narrowed(telling, entries, known)
    _find_formers(entries, known, telling)
    manner = _is_manner(entries)
    told = tuple(_verdict(feed, one, known, telling, manner=manner) for one in entries)
    return told, telling


def _entries(items: Iterable[FeedItem]) -> list[_Entry]:
    """Return what is known of each item; two of the same link and title are one story."""
    found: dict[object, _Entry] = {}
    for item in items:
        marks = marks_of(item)
        key = (marks.link, fold(item.title)) if marks.link and item.title else len(found)
        if key in found:
            found[key].also += (marks.guid,)
        else:
            found[key] = _Entry(item, marks, _State.of(item, marks))
    entries = list(found.values())
    words = Counter(one.marks.words for one in entries)
    for one in entries:
        if words[one.marks.words] > 1:
            one.marks = replace(one.marks, words="")
    return entries


def _narrowed(telling: Telling, entries: Sequence[_Entry], known: Mapping[str, Former]) -> Telling:
    guids = Counter(one.marks.guid for one in entries if one.marks.guid)
    links = Counter(one.marks.link for one in entries if one.marks.link)
    most = max(links.values(), default=0)
    by_link = _by_link(telling) and (most <= 1 or MOST_ON_ONE_LINK >= most < len(entries))
    by_guid = _by_guid(telling) and max(guids.values(), default=0) <= 1
    if by_guid and by_link:
        by_guid = not _are_remade(entries, known)
    if by_guid:
        return Telling.BOTH if by_link else Telling.GUIDS
    return Telling.LINKS if by_link else Telling.NEITHER


def _are_remade(entries: Sequence[_Entry], known: Mapping[str, Former]) -> bool:
    """Say whether most items known by their links come with GUIDs that are not known."""
    back = [one for one in entries if one.marks.guid and one.marks.link in known]
    remade = sum(1 for one in back if one.marks.guid not in known)
    return remade >= LEAST_ALIKE and 2 * remade > len(back)


def _by_guid(telling: Telling) -> bool:
    return telling in {Telling.BOTH, Telling.GUIDS}


def _by_link(telling: Telling) -> bool:
    return telling in {Telling.BOTH, Telling.LINKS}


def _find_formers(entries: Sequence[_Entry], known: Mapping[str, Former], telling: Telling) -> None:
    """Find what each item was before: those sure of it first, nothing twice."""
    links = Counter(one.marks.link for one in entries)
    taken: set[ArticleId] = set()

    def claim(entry: _Entry, former: Former | None) -> None:
        if entry.former is None and former is not None and former.article not in taken:
            entry.former = _closest(entry.marks, former, known)
            if former.article:
                taken.add(former.article)

    if _by_link(telling):
        for one in entries:
            if links[one.marks.link] == 1:
                claim(one, known.get(one.marks.link))
    if _by_guid(telling):
        for one in entries:
            former = known.get(one.marks.guid)
            state = _State.read(former.state) if former else None
            if state is None or one.state.agrees(state):
                claim(one, former)
    for one in entries:
        claim(one, known.get(one.marks.words))
    if _by_link(telling):
        for one in entries:
            one.former = one.former or known.get(one.marks.link)


def _closest(marks: Marks, former: Former, known: Mapping[str, Former]) -> Former:
    """Return what the mark fewest items share knows of the same article: two may share a link."""
    for mark in (marks.words, marks.guid):
        told = known.get(mark)
        if told is not None and told.article == former.article:
            return told
    return former


def _is_manner(entries: Sequence[_Entry]) -> bool:
    """Say whether small changes are this feed's manner: it counts comments, or dates all anew."""
    before = [(one, _State.read(one.former.state)) for one in entries if one.former]
    pairs = [(one.state, state) for one, state in before if state is not None]
    touched = sum(1 for state, former in pairs if state.retouched(former))
    return touched >= LEAST_ALIKE and 2 * touched > len(pairs)


def _verdict(
    feed: FeedId, entry: _Entry, known: Mapping[str, Former], telling: Telling, *, manner: bool
) -> Told:
    former = entry.former
    trace = ItemTrace(feed=feed, marks=_kept_marks(entry, known, telling), state=entry.state.text())
    if former is None:
        return Told(item=entry.item, verdict=Verdict.NEW, trace=trace, own_page=_by_link(telling))
    same = Former(article=former.article, state=trace.state, deleted=former.deleted)
    return Told(
        item=entry.item,
        verdict=Verdict.CHANGED if _is_changed(entry, former, manner) else Verdict.SEEN,
        trace=trace,
        article=former.article,
        own_page=_by_link(telling),
        fresh=any(known.get(mark) != same for mark in trace.marks),
    )


def _kept_marks(entry: _Entry, known: Mapping[str, Former], telling: Telling) -> tuple[str, ...]:
    """Return the marks worth keeping: else a feed that dates all anew left one at every visit."""
    marks = entry.marks
    kept = [marks.guid] if _by_guid(telling) else []
    kept += [marks.link] if _by_link(telling) else []
    if entry.former is None or marks.words in known or not any(kept):
        kept.append(marks.words)
    return tuple(dict.fromkeys(mark for mark in (*kept, *entry.also) if mark))


def _is_changed(entry: _Entry, former: Former, manner: bool) -> bool:
    before = _State.read(former.state)
    if before is None or former.deleted:
        return False
    return entry.state.reworded(before) or (not manner and entry.state.retouched(before))
