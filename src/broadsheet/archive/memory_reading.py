"""What a reader looks at, in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from broadsheet.archive.memory_filing import MemoryFiling
from broadsheet.archive.memory_index import MemoryIndex
from broadsheet.archive.records import closest, text_digest
from broadsheet.archive.wording import storable, telling, terms
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import Filed, Hit, Mention, MentionKind, VersionStub
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.story import Link, Story


class MemoryReading(MemoryFiling):
    """Lists in order."""

    def __init__(self) -> None:
        super().__init__()
        self._index = MemoryIndex()

    def article(self, article: ArticleId) -> Filed:
        """Return the newest version with its notes and story; raises NotFound."""
        if article not in self._folders:
            raise NotFound(article, "there is no such article here")
        folder = self._folders[article]
        newest = folder.versions[folder.newest]
        kept = self._kept.get(article)
        reached = kept is not None and kept.derived.version == folder.newest
        return Filed(
            article=newest.article,
            version=folder.newest,
            number=newest.number,
            filed_at=newest.filed_at,
            notes=kept.derived.notes if kept and reached else None,
            story=self._home[article] if reached else None,
        )

    def articles(self, wanted: Sequence[ArticleId]) -> Sequence[Filed]:
        """Return those of `wanted` that are here, in the order asked."""
        return [self.article(one) for one in wanted if one in self._folders]

    def versions(self, article: ArticleId) -> Sequence[VersionStub]:
        """Return all versions, oldest first; raises NotFound."""
        if article not in self._folders:
            raise NotFound(article, "there is no such article here")
        stubs = [
            VersionStub(
                version=name,
                number=version.number,
                seen_at=version.article.seen_at,
                digest=text_digest(version.article.text),
                headline=storable(version.article.headline),
            )
            for name, version in self._folders[article].versions.items()
        ]
        return sorted(stubs, key=lambda stub: (stub.seen_at, stub.number))

    def search(
        self, words: str, *, limit: int, any_word: bool = False, newest_first: bool = False
    ) -> Sequence[Hit]:
        """Return articles holding all (or any) of `words`; odd signs find nothing."""
        texts = [self.article(one).article for one in self._folders]
        asked = telling(terms(words)) if any_word else terms(words)
        hits = self._index.find(texts, asked, any_word=any_word)
        printed = {article.id: article.printed_at.timestamp() for article in texts}
        if newest_first:
            hits.sort(key=lambda hit: (-printed[hit.article], hit.article))
        return hits[: max(0, limit)]

    def latest(
        self,
        *,
        limit: int,
        offset: int = 0,
        until: datetime | None = None,
        outlet: str = "",
        hashtag: str = "",
        person: str = "",
    ) -> Sequence[ArticleId]:
        """Return articles, newest printed first, ties by id, of all the keys given."""
        keys = {
            (MentionKind.HASHTAG, hashtag),
            (MentionKind.PERSON, person),
            (MentionKind.OUTLET, outlet),
        }
        asked = {(kind, key) for kind, key in keys if key}
        printed = self._printed(asked)
        found = [one for one, at in printed.items() if until is None or at <= until]
        found.sort(key=lambda one: (-printed[one].timestamp(), one))
        return found[offset : offset + max(0, limit)]

    def _printed(self, asked: set[tuple[str, str]]) -> dict[ArticleId, datetime]:
        if not asked:
            return {one: self.article(one).article.printed_at for one in self._folders}
        return {
            one: kept.printed
            for one, kept in self._kept.items()
            if asked <= {(listing.kind, listing.key) for listing in kept.listings}
        }

    def links(self, article: ArticleId, *, limit: int) -> Sequence[Link]:
        """Return links from and to `article`, closest relation first, then by score, then ids."""
        found = [link for link in self._links.values() if article in (link.article, link.other)]
        return sorted(found, key=closest)[: max(0, limit)]

    def links_among(self, articles: Sequence[ArticleId]) -> Sequence[Link]:
        """Return the links whose two ends are both in `articles`, by article id."""
        here = set(articles)
        found = [link for link in self._links.values() if {link.article, link.other} <= here]
        return sorted(found, key=lambda link: (link.article, link.other, closest(link)))

    def story(self, story: StoryId) -> Story:
        """Return a story, following redirects of merged ones; raises NotFound."""
        founder = self._home.get(ArticleId("a" + story[1:]))
        for one in (story, self._redirects.get(story), founder if story[:1] == "s" else None):
            members = [] if one is None else self._members(one, None)
            if one is not None and members:
                return self._story(one, members)
        raise NotFound(story, "there is no such story here")

    def stories(
        self, *, limit: int, offset: int = 0, until: datetime | None = None
    ) -> Sequence[Story]:
        """Return stories as they stood at `until`, latest printing first, ties by id."""
        members = {story: self._members(story, until) for story in set(self._home.values())}
        found = [self._story(story, inside) for story, inside in members.items() if inside]
        found.sort(key=lambda story: (-story.last.timestamp(), story.id))
        return found[offset : offset + max(0, limit)]

    def _members(self, story: StoryId, until: datetime | None) -> list[ArticleId]:
        inside = [one for one, home in self._home.items() if home == story]
        if until is not None:
            inside = [one for one in inside if self._kept[one].printed <= until]
        return sorted(inside, key=lambda one: (self._kept[one].printed, one))

    def _story(self, story: StoryId, members: Sequence[ArticleId]) -> Story:
        return Story(
            id=story,
            lead=members[0],
            members=tuple(members),
            first=self._kept[members[0]].printed,
            last=self._kept[members[-1]].printed,
        )

    def mention(self, kind: str, key: str) -> Mention:
        """Return a hashtag, person or outlet, its label that of the newest article under it."""
        labels = {
            one: listing.label
            for one, kept in self._kept.items()
            for listing in kept.listings
            if (listing.kind, listing.key) == (kind, key)
        }
        if not labels:
            raise NotFound(key, f"no article has this {kind}")
        newest = min(labels, key=lambda one: (-self._kept[one].printed.timestamp(), one))
        return Mention(kind=kind, key=key, label=labels[newest], articles=len(labels))

    def mentions(self, kind: str, *, limit: int) -> Sequence[Mention]:
        """Return the hashtags, people or outlets with most articles, most first, ties by key."""
        keys = Counter(
            listing.key
            for kept in self._kept.values()
            for listing in kept.listings
            if listing.kind == kind
        )
        most = sorted(keys, key=lambda key: (-keys[key], key))[: max(0, limit)]
        return [self.mention(kind, key) for key in most]

    def counts(self) -> Mapping[str, int]:
        """Return how many articles, versions, stories and pending there are."""
        return {
            "articles": len(self._folders),
            "versions": sum(len(folder.versions) for folder in self._folders.values()),
            "stories": len(set(self._home.values())),
            "pending": len(self._outbox),
        }
