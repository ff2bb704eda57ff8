"""The archive's promise, kept alike in memory, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from broadsheet.archive.readers import Commenting, Marking
from broadsheet.news.article import Article
from broadsheet.news.feed import Subscription
from broadsheet.news.filed import Derived, Filed, Hit, Mention, VersionStub
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import ArticleId, FeedId, StoryId, VersionId
from broadsheet.news.job import Job
from broadsheet.news.outcome import Verdict
from broadsheet.news.push import Delivery, Push
from broadsheet.news.quarantine import Quarantined
from broadsheet.news.story import Link, Story
from broadsheet.news.trace import Former, ItemTrace


class Filing(Protocol):
    """Articles in, and the outbox of work that follows from them."""

    def file(self, article: Article, *, at: datetime, item: ItemTrace | None = None) -> Verdict:
        """Keep `article` in one transaction: article, version, feed item and outbox together.

        NEW when the identity was unknown, CHANGED when the text differs from the newest version
        (which is kept), SEEN otherwise, DELETED when it was deleted here (for both, nothing but
        the feed item is written). A version is never
        altered. One seen before the newest one's `seen_at` is kept and never becomes the newest,
        and when it is known already it is SEEN. A text that comes back is the newest again, under
        its old number. Search and `latest` know the newest version at once. Raises ArchiveError
        for a moment without a time zone.
        """

    def recall(self, feed: FeedId, marks: Sequence[str]) -> Mapping[str, Former]:
        """Return what is known of a feed's items under each of `marks`, those known alone.

        What is known outlives the following of the feed and the article.
        """

    def remember(self, traces: Sequence[tuple[ItemTrace, ArticleId | None]]) -> None:
        """Keep traces of items for which nothing is filed now, in one transaction: the article
        each stands for, or None where there is nothing to read."""

    def delete(self, article: ArticleId, *, at: datetime) -> None:
        """Delete an article for good, in one transaction: versions, derived rows, links to it and
        comments under it. Its identity stays, so that `file` does not take it again.

        A story that loses its last member is gone, and so are the addresses that led to it. Raises
        NotFound when it is not here.
        """

    def pending(self, limit: int) -> Sequence[VersionId]:
        """Return versions whose derived work is to be done, in the order they were filed."""

    def version(self, version: VersionId) -> Article:
        """Return the article as it stood in `version`; raises NotFound."""

    def derive(self, derived: Derived) -> None:
        """Replace the article's derived rows and strike the version off the outbox, at once.

        Work for a version that is no longer the newest is struck off and otherwise dropped. Every
        link of the article, whoever found it, is replaced; links to articles not here are left
        out, and one that does not touch the article is an ArchiveError. A merged `story` means
        the one it ended in, unless the article founded it. The outlet it is listed under is the
        fingerprint's `outlet`.
        """

    def move(self, articles: Sequence[ArticleId], story: StoryId) -> None:
        """Put grouped articles into `story` by hand, in one transaction; others are left alone.

        A story that ended takes its address back, and one left empty by this leads there now.
        """

    def homes(self, articles: Sequence[ArticleId]) -> Mapping[ArticleId, StoryId]:
        """Return the story of each of `articles` that is in one."""

    def strike(self, version: VersionId) -> None:
        """Take a version off the outbox without deriving anything from it."""

    def start_over(self) -> int:
        """Drop all derived rows, put every newest version back on the outbox in filing order
        (first filing of the article), and return how many there are."""

    def neighbours(
        self, newcomer: Fingerprint, *, since: datetime, until: datetime, limit: int
    ) -> Sequence[Neighbour]:
        """Return grouped articles (not itself) that share bands, names, terms or meaning.

        Only those printed in [`since`, `until`], except that shared bands (copies) count at any
        age. Nearest first by the archive's own rough order; ties by article id.
        """

    def lease(self, name: str, holder: str, *, now: datetime, seconds: int) -> bool:
        """Take or renew the lease called `name`; False when somebody else holds it still."""


class Reading(Protocol):
    """What a reader looks at."""

    def article(self, article: ArticleId) -> Filed:
        """Return the newest version with its notes and story; raises NotFound."""

    def articles(self, wanted: Sequence[ArticleId]) -> Sequence[Filed]:
        """Return those of `wanted` that are here, in the order asked, in a bounded number of
        queries."""

    def versions(self, article: ArticleId) -> Sequence[VersionStub]:
        """Return all versions, first seen first; raises NotFound."""

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
        """Return articles, newest printed first, ties by id, of all the keys given.

        Articles whose derived work is not done yet are of no outlet, hashtag or person.
        """

    def links(self, article: ArticleId, *, limit: int) -> Sequence[Link]:
        """Return links from and to `article`, closest relation first, then by score.

        `link.article` and `link.other` stand as filed: see `Link` for which is which.
        """

    def links_among(self, articles: Sequence[ArticleId]) -> Sequence[Link]:
        """Return the links whose two ends are both in `articles`, in one query, by article id."""

    def story(self, story: StoryId) -> Story:
        """Return a story, following redirects of merged ones; raises NotFound.

        `lead` is its earliest printed member. A story nobody belongs to any more leads to the one
        its founder belongs to now.
        """

    def stories(
        self, *, limit: int, offset: int = 0, until: datetime | None = None
    ) -> Sequence[Story]:
        """Return stories as they stood at `until`, latest printing first, ties by id.

        Members printed after `until` are left out, and stories that have no others.
        """

    def search(
        self, words: str, *, limit: int, any_word: bool = False, newest_first: bool = False
    ) -> Sequence[Hit]:
        """Return articles holding all (or any) of `words`, best first. Never an error for odd
        signs: what cannot be searched finds nothing. "Words in marks" are a phrase."""

    def mention(self, kind: str, key: str) -> Mention:
        """Return a hashtag, person or outlet by key; raises NotFound when no article has it."""

    def mentions(self, kind: str, *, limit: int) -> Sequence[Mention]:
        """Return the hashtags, people or outlets with most articles, most first, ties by key."""

    def counts(self) -> Mapping[str, int]:
        """Return how many `articles`, `versions`, `stories`, `feeds`, `pending` (versions), `held`
        (comments) and `quarantined` there are."""


class Following(Protocol):
    """Feeds and our visits to them."""

    def follow(self, subscription: Subscription) -> bool:
        """Add a feed; False (and nothing changed) when it is followed already."""

    def unfollow(self, feed: FeedId) -> None:
        """Stop following; its articles stay. Raises NotFound."""

    def record_visit(self, subscription: Subscription) -> None:
        """Replace what is known of a followed feed; raises NotFound."""

    def readdress(self, feed: FeedId, subscription: Subscription) -> None:
        """Replace what is known of `feed` by `subscription`, whose address is another.

        What is known of its items moves along, and so does its hub. Where that address is followed
        already, the two become one and what was known there stays. Raises NotFound.
        """

    def subscription(self, feed: FeedId) -> Subscription:
        """Return one followed feed; raises NotFound."""

    def subscriptions(self) -> Sequence[Subscription]:
        """Return all followed feeds by title, then address."""

    def due(self, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """Return feeds whose next visit is at or before `now` (or never set), longest due first."""


class Pushing(Protocol):
    """Subscriptions at hubs, and what hubs sent."""

    def keep_push(self, push: Push) -> None:
        """Keep a subscription at a hub in place of any other of the same feed."""

    def push(self, key: str) -> Push:
        """Return one subscription at a hub; raises NotFound."""

    def pushes(self) -> Sequence[Push]:
        """Return all subscriptions at hubs, by feed."""

    def drop_push(self, key: str) -> None:
        """Forget a subscription at a hub and what was sent under it; none is no error."""

    def deliver(self, delivery: Delivery, *, most: int) -> bool:
        """Keep what a hub sent; False, and nothing kept, when `most` wait already under its push.

        The same id twice is one delivery.
        """

    def deliveries(self, push: str) -> Sequence[Delivery]:
        """Return what was sent under a push and is not dropped yet, oldest first."""

    def drop_delivery(self, delivery: str) -> None:
        """Forget what a hub sent; none is no error."""


class Jobs(Protocol):
    """Slow work, leased to one worker at a time and done at least once."""

    def enqueue(self, job: Job) -> None:
        """Add a waiting job; the same id twice is one job."""

    def job(self, job: str) -> Job:
        """Return a job; raises NotFound."""

    def take_job(self, holder: str, *, now: datetime, seconds: int) -> Job | None:
        """Lease the oldest job that waits or whose lease ran out; None when there is none."""

    def close_job(self, job: Job) -> None:
        """Keep the final state, result and trouble of a job; raises NotFound."""

    def sweep_jobs(self, *, before: datetime) -> int:
        """Drop finished jobs asked for earlier than `before`; return how many."""


class Quarantine(Protocol):
    """Documents that undid what was reading them, kept apart with their bytes."""

    def isolate(self, case: Quarantined) -> None:
        """Keep a document; one of the same id is replaced."""

    def isolated(self, *, limit: int) -> Sequence[Quarantined]:
        """Return documents without their bytes, the first one in first, ties by id."""

    def isolation(self, case: str) -> Quarantined:
        """Return one document with its bytes; raises NotFound."""

    def release(self, case: str) -> None:
        """Let go of a document; raises NotFound."""


class Archive(Filing, Reading, Following, Pushing, Commenting, Jobs, Quarantine, Marking, Protocol):
    """All of it. Methods raise ArchiveError when the store itself fails."""

    def close(self) -> None:
        """Let go of files and connections."""
