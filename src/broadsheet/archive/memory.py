"""The archive in memory, for tests and one-off commands: the same promise, kept by plain dicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from broadsheet.archive.memory_filing import MemoryFiling
from broadsheet.archive.memory_marking import MemoryMarking
from broadsheet.archive.memory_quarantine import MemoryQuarantine
from broadsheet.archive.memory_reading import MemoryReading
from broadsheet.archive.memory_rows import rows_of
from broadsheet.archive.wording import storable
from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.errors import NotFound
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import ArticleId, FeedId
from broadsheet.news.job import Job, JobState
from broadsheet.news.push import Delivery, Push


class MemoryFollowing(MemoryFiling):
    """Followed feeds, and subscriptions at hubs."""

    def __init__(self) -> None:
        super().__init__()
        self._feeds: dict[FeedId, Subscription] = {}
        self._pushes: dict[str, Push] = {}
        self._deliveries: dict[str, Delivery] = {}

    def follow(self, subscription: Subscription) -> bool:
        """Add a feed; False (and nothing changed) when it is followed already."""
        return self._feeds.setdefault(subscription.id, subscription) is subscription

    def unfollow(self, feed: FeedId) -> None:
        """Stop following; its articles and the memory of its items stay. Raises NotFound."""
        self.subscription(feed)
        del self._feeds[feed]

    def record_visit(self, subscription: Subscription) -> None:
        """Replace what is known of a followed feed; raises NotFound."""
        known = self.subscription(subscription.id)
        self._feeds[known.id] = subscription

    def readdress(self, feed: FeedId, subscription: Subscription) -> None:
        """Replace what is known of `feed` by `subscription`, whose address is another."""
        if feed == subscription.id:
            return self.record_visit(subscription)
        self.unfollow(feed)
        self._feeds.setdefault(subscription.id, subscription)
        for name, mark in [key for key in self._items if key[0] == feed]:
            self._items.setdefault((subscription.id, mark), self._items.pop((name, mark)))
        if all(push.feed != subscription.id for push in self._pushes.values()):
            self._pushes = {
                key: replace(push, feed=subscription.id) if push.feed == feed else push
                for key, push in self._pushes.items()
            }

    def subscription(self, feed: FeedId) -> Subscription:
        """Return one followed feed; raises NotFound."""
        if feed not in self._feeds:
            raise NotFound(feed, "this feed is not followed here")
        return self._feeds[feed]

    def subscriptions(self) -> Sequence[Subscription]:
        """Return all followed feeds by title, then address."""
        return sorted(self._feeds.values(), key=lambda one: (one.title, one.address))

    def due(self, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """Return feeds to be visited at `now`: those never set first, then the longest due."""
        due = [
            ((one.next_visit is not None, one.next_visit or now, one.id), one)
            for one in self._feeds.values()
            if one.next_visit is None or one.next_visit <= now
        ]
        ordered = sorted(due, key=lambda pair: pair[0])
        return [one for _, one in ordered][: max(0, limit)]

    def keep_push(self, push: Push) -> None:
        """Keep a subscription at a hub in place of any other of the same feed."""
        others = {key: one for key, one in self._pushes.items() if one.feed != push.feed}
        self._pushes = {**others, push.key: push}

    def push(self, key: str) -> Push:
        """Return one subscription at a hub; raises NotFound."""
        if key not in self._pushes:
            raise NotFound(key, "there is no such subscription at a hub")
        return self._pushes[key]

    def pushes(self) -> Sequence[Push]:
        """Return all subscriptions at hubs, by feed."""
        return sorted(self._pushes.values(), key=lambda one: one.feed)

    def drop_push(self, key: str) -> None:
        """Forget a subscription at a hub and what was sent under it; none is no error."""
        self._pushes.pop(key, None)
        for one in [one for one in self._deliveries.values() if one.push == key]:
            self.drop_delivery(one.id)

    def deliver(self, delivery: Delivery, *, most: int) -> bool:
        """Keep what a hub sent; False when `most` wait already under its push."""
        waiting = [one for one in self._deliveries.values() if one.push == delivery.push]
        if len(waiting) >= most:
            return False
        self._deliveries.setdefault(delivery.id, delivery)
        return True

    def deliveries(self, push: str) -> Sequence[Delivery]:
        """Return what was sent under a push and is not dropped yet, oldest first."""
        found = [one for one in self._deliveries.values() if one.push == push]
        return sorted(found, key=lambda one: (one.at, one.id))

    def drop_delivery(self, delivery: str) -> None:
        """Forget what a hub sent; none is no error."""
        self._deliveries.pop(delivery, None)


class MemoryCommenting(MemoryReading):
    """Comments."""

    def __init__(self) -> None:
        super().__init__()
        self._comments: dict[int, Comment] = {}
        self._written = 0

    def write_comment(self, comment: Comment) -> Comment:
        """Keep a new comment and return it as kept, with its id; raises NotFound."""
        if comment.article not in self._folders:
            raise NotFound(comment.article, "there is no such article here")
        kept = replace(
            comment,
            id=self._written + 1,
            writer=storable(comment.writer),
            text=storable(comment.text),
        )
        self._comments[kept.id] = kept
        self._written = kept.id
        return kept

    def comments(self, article: ArticleId, state: CommentState) -> Sequence[Comment]:
        """Return an article's comments in one state, oldest first."""
        everything = self.queue(state, limit=len(self._comments))
        return [one for one in everything if one.article == article]

    def queue(self, state: CommentState, *, limit: int) -> Sequence[Comment]:
        """Return comments in one state over all articles, oldest first."""
        found = [one for one in self._comments.values() if one.state is state]
        return sorted(found, key=lambda one: (one.written_at, one.id))[: max(0, limit)]

    def comment(self, comment: int) -> Comment:
        """Return one comment; raises NotFound."""
        if comment not in self._comments:
            raise NotFound(str(comment), "there is no such comment here")
        return self._comments[comment]

    def decide_comment(self, comment: Comment) -> None:
        """Keep the state, decider and reason of a comment already filed; raises NotFound."""
        self._comments[comment.id] = replace(
            self.comment(comment.id),
            state=comment.state,
            decided_by=storable(comment.decided_by),
            reason=storable(comment.reason),
        )


class MemoryJobs:
    """Jobs."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs: dict[str, Job] = {}
        self._leased: dict[str, datetime] = {}

    def enqueue(self, job: Job) -> None:
        """Add a waiting job; the same id twice is one job."""
        self._jobs.setdefault(job.id, job)

    def job(self, job: str) -> Job:
        """Return a job; raises NotFound."""
        if job not in self._jobs:
            raise NotFound(job, "there is no such job here")
        return self._jobs[job]

    def take_job(self, holder: str, *, now: datetime, seconds: int) -> Job | None:
        """Lease the oldest job that waits or whose lease ran out; None when there is none."""
        free = [job for job in self._jobs.values() if _is_open(job) and self._is_free(job, now)]
        if not free:
            return None
        oldest = min(free, key=lambda job: (job.asked_at, job.id))
        self._leased[oldest.id] = now + timedelta(seconds=seconds)
        taken = replace(oldest, state=JobState.RUNNING, attempts=oldest.attempts + 1)
        self._jobs[oldest.id] = taken
        return taken

    def _is_free(self, job: Job, now: datetime) -> bool:
        return job.id not in self._leased or self._leased[job.id] <= now

    def close_job(self, job: Job) -> None:
        """Keep the final state, result and trouble of a job; raises NotFound."""
        self._jobs[job.id] = replace(
            self.job(job.id), state=job.state, result=job.result, trouble=storable(job.trouble)
        )
        self._leased.pop(job.id, None)

    def sweep_jobs(self, *, before: datetime) -> int:
        """Drop finished jobs asked for earlier than `before`; return how many."""
        old = [job.id for job in self._jobs.values() if not _is_open(job) and job.asked_at < before]
        for job in old:
            del self._jobs[job]
        return len(old)


def _is_open(job: Job) -> bool:
    return job.state in (JobState.WAITING, JobState.RUNNING)


class MemoryArchive(MemoryCommenting, MemoryFollowing, MemoryJobs, MemoryQuarantine, MemoryMarking):
    """The whole archive, gone when the process ends; for one thread."""

    def counts(self) -> Mapping[str, int]:
        """Return how many of each kind there are, as the protocol names them."""
        return {
            **super().counts(),
            "feeds": len(self._feeds),
            "held": len(self.queue(CommentState.HELD, limit=len(self._comments))),
            "quarantined": len(self._isolated),
        }

    def delete(self, article: ArticleId, *, at: datetime) -> None:
        """Delete an article, comments under it too, and leave its identity; raises NotFound."""
        super().delete(article, at=at)
        self._comments = {key: one for key, one in self._comments.items() if one.article != article}
        self._unmark(article)

    def derived_rows(self) -> list[tuple[str, ...]]:
        """Return all that is derived, as `audit.derived_rows` names it."""
        return list(rows_of(self))

    def close(self) -> None:
        """Do nothing: there are no files or connections."""
