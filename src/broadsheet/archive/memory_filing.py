"""Filing and derived work in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from broadsheet.archive.nearness import best, fuse, rarity
from broadsheet.archive.numbers import bits, id_of, is_id
from broadsheet.archive.records import Listing, band_numbers, key_numbers, listings, touching
from broadsheet.archive.vectors import nearest_of
from broadsheet.news.article import Article
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import Derived
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import ArticleId, FeedId, StoryId, VersionId, story_id
from broadsheet.news.outcome import Verdict
from broadsheet.news.story import Link
from broadsheet.news.trace import Former, ItemTrace


@dataclass(frozen=True, slots=True)
class Version:
    """One printed text of an article."""

    article: Article
    number: int
    filed_at: datetime


@dataclass(slots=True)
class Folder:
    """All versions of one article by filing; `since` says since when `newest` is the newest."""

    newest: VersionId
    since: datetime
    versions: dict[VersionId, Version] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """Derived work, with the listings, bands and keys that follow from it."""

    derived: Derived
    listings: tuple[Listing, ...]
    bands: frozenset[int]
    keys: frozenset[int]
    printed: datetime


class MemoryFiling:
    """Articles in, and the outbox of work that follows from them."""

    def __init__(self) -> None:
        super().__init__()
        self._folders: dict[ArticleId, Folder] = {}
        self._items: dict[tuple[FeedId, str], tuple[ArticleId | None, str]] = {}
        self._stones: dict[ArticleId, datetime] = {}
        self._outbox: dict[VersionId, None] = {}
        self._leases: dict[str, tuple[str, datetime]] = {}
        self._forget_derived()

    def _forget_derived(self) -> None:
        self._kept: dict[ArticleId, Kept] = {}
        self._home: dict[ArticleId, StoryId] = {}
        self._redirects: dict[StoryId, StoryId] = {}
        self._links: dict[tuple[str, str, str], Link] = {}

    def file(self, article: Article, *, at: datetime, item: ItemTrace | None = None) -> Verdict:
        """Keep `article`, its feed item and the work that follows."""
        if item is not None:
            self.remember([(item, article.id)])
        if article.id in self._stones:
            return Verdict.DELETED
        folder = self._folders.get(article.id)
        if folder is None:
            folder = self._folders[article.id] = Folder(article.version, article.seen_at)
            folder.versions[article.version] = Version(article, 1, at)
            self._outbox[article.version] = None
            return Verdict.NEW
        return self._again(folder, article, at)

    def _again(self, folder: Folder, article: Article, at: datetime) -> Verdict:
        late = article.seen_at < folder.since
        held = article.version in folder.versions
        if article.version == folder.newest or (held and late):
            return Verdict.SEEN
        if not held:
            number = len(folder.versions) + 1
            folder.versions[article.version] = Version(article, number, at)
        if not late:
            self._outbox.pop(folder.newest, None)
            self._outbox[article.version] = None
            folder.newest, folder.since = article.version, article.seen_at
        return Verdict.CHANGED

    def recall(self, feed: FeedId, marks: Sequence[str]) -> Mapping[str, Former]:
        """Return what is known under each of `marks`, those known alone."""
        known = {mark: self._items[feed, mark] for mark in marks if (feed, mark) in self._items}
        return {
            mark: Former(article=article, state=state, deleted=article in self._stones)
            for mark, (article, state) in known.items()
        }

    def remember(self, traces: Sequence[tuple[ItemTrace, ArticleId | None]]) -> None:
        """Keep traces of items nothing is filed for."""
        for trace, article in traces:
            for mark in trace.marks:
                self._items[trace.feed, mark] = (article, trace.state)

    def delete(self, article: ArticleId, *, at: datetime) -> None:
        """Delete an article and leave its identity as a tombstone; raises NotFound."""
        folder = self._folders.pop(article, None)
        if folder is None:
            raise NotFound(article, "there is no such article here")
        self._stones[article] = at
        self._outbox.pop(folder.newest, None)
        self._kept.pop(article, None)
        self._put_links(article, ())
        story = self._home.pop(article, None)
        if story is not None and story not in self._home.values():
            self._redirects = {old: to for old, to in self._redirects.items() if to != story}

    def pending(self, limit: int) -> Sequence[VersionId]:
        """Return versions whose derived work is to be done, in the order they were filed."""
        return list(self._outbox)[: max(0, limit)]

    def version(self, version: VersionId) -> Article:
        """Return the article as it stood in `version`; raises NotFound."""
        for folder in self._folders.values():
            if version in folder.versions:
                return folder.versions[version].article
        raise NotFound(version, "there is no such version here")

    def strike(self, version: VersionId) -> None:
        """Take a version off the outbox without deriving anything from it."""
        self._outbox.pop(version, None)

    def lease(self, name: str, holder: str, *, now: datetime, seconds: int) -> bool:
        """Take or renew the lease called `name`; False when somebody else holds it still."""
        held_by, until = self._leases.get(name, (holder, now))
        if held_by != holder and until > now:
            return False
        self._leases[name] = (holder, now + timedelta(seconds=seconds))
        return True

    def start_over(self) -> int:
        """Drop all derived rows, refill the outbox in the order of first filing, and count it."""
        self._forget_derived()
        self._outbox = {folder.newest: None for folder in self._folders.values()}
        return len(self._outbox)

    def derive(self, derived: Derived) -> None:
        """Replace the article's derived rows and strike the version off the outbox."""
        folder = self._folders.get(derived.article)
        links = touching(derived)
        if folder is not None and folder.newest == derived.version:
            article = folder.versions[derived.version].article
            self._kept[derived.article] = Kept(
                derived=derived,
                listings=tuple(listings(article, derived)),
                bands=frozenset(band_numbers(derived.fingerprint)),
                keys=frozenset(key_numbers(derived.fingerprint)),
                printed=article.printed_at,
            )
            self._join(derived)
            self._put_links(derived.article, links)
        self.strike(derived.version)

    def _put_links(self, article: ArticleId, links: Iterable[Link]) -> None:
        self._links = {key: link for key, link in self._links.items() if article not in key[:2]}
        for link in links:
            if link.article in self._folders and link.other in self._folders:
                self._links[link.article, link.other, link.relation] = link

    def _join(self, derived: Derived) -> None:
        story = derived.story
        if story == story_id(derived.article):
            self._redirects.pop(story, None)
        else:
            story = self._redirects.get(story, story)
        live = set(self._home.values())
        before = self._home.get(derived.article)
        self._home[derived.article] = story
        ending = (set(derived.merges) & live) - {story}
        if before is not None and before not in self._home.values():
            ending.add(before)
        for one in ending:
            self._end(one, story)

    def move(self, articles: Sequence[ArticleId], story: StoryId) -> None:
        """Put grouped articles into `story` by hand; others are left alone."""
        moved = {one: self._home[one] for one in articles if one in self._home}
        if not moved or not is_id("s", story):
            return
        self._redirects.pop(story, None)
        self._home |= dict.fromkeys(moved, story)
        for left in set(moved.values()) - set(self._home.values()):
            self._end(left, story)

    def homes(self, articles: Sequence[ArticleId]) -> Mapping[ArticleId, StoryId]:
        """Return the story of each of `articles` that is in one."""
        return {one: self._home[one] for one in articles if one in self._home}

    def _end(self, ending: StoryId, story: StoryId) -> None:
        self._home = {
            article: story if home == ending else home for article, home in self._home.items()
        }
        self._redirects = {
            old: story if heir == ending else heir for old, heir in self._redirects.items()
        }
        self._redirects[ending] = story

    def neighbours(
        self, newcomer: Fingerprint, *, since: datetime, until: datetime, limit: int
    ) -> Sequence[Neighbour]:
        """Return grouped articles that share bands (at any age), names, terms or meaning."""
        window = {
            bits(article): kept
            for article, kept in self._kept.items()
            if since <= kept.derived.fingerprint.printed_at <= until
        }
        mine = bits(newcomer.article)
        held = [
            (article, kept.derived.fingerprint.vector)
            for article, kept in window.items()
            if article != mine and kept.derived.fingerprint.vector_model == newcomer.vector_model
        ]
        near = fuse(
            copies=best(self._shared_bands(newcomer), limit),
            words=best(_shared_keys(newcomer, window), limit),
            meaning=nearest_of(held, newcomer.vector, limit),
            limit=limit,
        )
        return [self._neighbour(ArticleId(id_of("a", one))) for one in near]

    def _shared_bands(self, newcomer: Fingerprint) -> dict[int, int]:
        bands = frozenset(band_numbers(newcomer))
        shared = {
            bits(article): len(kept.bands & bands)
            for article, kept in self._kept.items()
            if article != newcomer.article
        }
        return {article: count for article, count in shared.items() if count}

    def _neighbour(self, article: ArticleId) -> Neighbour:
        fingerprint = self._kept[article].derived.fingerprint
        return Neighbour(fingerprint=fingerprint, story=self._home[article])

    def _here(self, articles: Sequence[ArticleId]) -> list[ArticleId]:
        return [one for one in articles if is_id("a", one) and one in self._folders]


def _shared_keys(newcomer: Fingerprint, window: dict[int, Kept]) -> dict[int, int]:
    keys = key_numbers(newcomer)
    holders = ([one for one, kept in window.items() if key in kept.keys] for key in keys)
    scores = rarity(holders)
    scores.pop(bits(newcomer.article), None)
    return scores
