"""Feeds followed, and how our visits to them went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, Q

from broadsheet.archive.connected import Connected, plainly
from broadsheet.archive.feed_models import FeedRow, PushRow
from broadsheet.archive.feed_records import feed_columns, feed_of
from broadsheet.archive.numbers import bits, is_id
from broadsheet.news.errors import NotFound
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import FeedId

_MOVE_ITEMS = (
    "INSERT INTO archive_item (feed, item, article_id, state)"
    " SELECT %s, item, article_id, state FROM archive_item WHERE feed = %s"
    " ON CONFLICT DO NOTHING",
    "DELETE FROM archive_item WHERE feed = %s",
)


@plainly
class SqlFollowing(Connected):
    """Followed feeds."""

    def follow(self, subscription: Subscription) -> bool:
        """Add a feed; False (and nothing changed) when it is followed already."""
        rows = FeedRow.objects.using(self.using)
        with self.writing():
            if rows.select_for_update().filter(pk=subscription.id).exists():
                return False
            row = FeedRow(id=subscription.id, **feed_columns(subscription))
            rows.bulk_create([row], ignore_conflicts=True)
        return True

    def unfollow(self, feed: FeedId) -> None:
        """Stop following; its articles and the memory of its items stay. Raises NotFound."""
        rows = FeedRow.objects.using(self.using)
        if not is_id("f", feed) or not rows.filter(pk=feed).delete()[0]:
            raise _unknown(feed)

    def record_visit(self, subscription: Subscription) -> None:
        """Replace what is known of a followed feed; raises NotFound."""
        rows = FeedRow.objects.using(self.using).filter(pk=subscription.id)
        if not rows.update(**feed_columns(subscription)):
            raise _unknown(subscription.address)

    def readdress(self, feed: FeedId, subscription: Subscription) -> None:
        """Replace what is known of `feed` by `subscription`, whose address is another."""
        if feed == subscription.id:
            return self.record_visit(subscription)
        rows = FeedRow.objects.using(self.using)
        if not is_id("f", feed):
            raise _unknown(feed)
        old, new = bits(feed), bits(subscription.id)
        with self.writing(), self.cursor() as cursor:
            if not rows.filter(pk=feed).delete()[0]:
                raise _unknown(feed)
            row = FeedRow(id=subscription.id, **feed_columns(subscription))
            rows.bulk_create([row], ignore_conflicts=True)
            cursor.execute(_MOVE_ITEMS[0], [new, old])
            cursor.execute(_MOVE_ITEMS[1], [old])
            pushes = PushRow.objects.using(self.using)
            if not pushes.filter(feed=subscription.id).exists():
                pushes.filter(feed=feed).update(feed=subscription.id)

    def subscription(self, feed: FeedId) -> Subscription:
        """Return one followed feed; raises NotFound."""
        if is_id("f", feed):
            for row in FeedRow.objects.using(self.using).filter(pk=feed).values():
                return feed_of(row)
        raise _unknown(feed)

    def subscriptions(self) -> Sequence[Subscription]:
        """Return all followed feeds by title, then address."""
        found = [feed_of(row) for row in FeedRow.objects.using(self.using).values()]
        return sorted(found, key=lambda one: (one.title, one.address))

    def due(self, now: datetime, *, limit: int) -> Sequence[Subscription]:
        """Return feeds to be visited at `now`: those never set first, then the longest due."""
        rows = FeedRow.objects.using(self.using)
        rows = rows.filter(Q(next_visit__isnull=True) | Q(next_visit__lte=now))
        ordered = rows.order_by(F("next_visit").asc(nulls_first=True), "pk")
        return [feed_of(row) for row in ordered.values()[: max(0, limit)]]


def _unknown(feed: str) -> NotFound:
    return NotFound(feed, "this feed is not followed here")
