"""Subscriptions at hubs, and what hubs sent."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from broadsheet.archive.connected import Connected, plainly
from broadsheet.archive.feed_models import DeliveryRow, PushRow
from broadsheet.archive.feed_records import delivery_columns, delivery_of, push_columns, push_of
from broadsheet.archive.wording import storable
from broadsheet.news.errors import NotFound
from broadsheet.news.push import Delivery, Push


@plainly
class SqlPushing(Connected):
    """Subscriptions at hubs."""

    def keep_push(self, push: Push) -> None:
        """Keep a subscription at a hub in place of any other of the same feed."""
        rows = PushRow.objects.using(self.using)
        with self.writing():
            rows.filter(Q(feed=push.feed) & ~Q(key=push.key)).delete()
            rows.update_or_create(key=push.key, defaults=push_columns(push))

    def push(self, key: str) -> Push:
        """Return one subscription at a hub; raises NotFound."""
        for row in PushRow.objects.using(self.using).filter(key=storable(key)).values():
            return push_of(row)
        raise NotFound(key, "there is no such subscription at a hub")

    def pushes(self) -> Sequence[Push]:
        """Return all subscriptions at hubs, by feed."""
        return [push_of(row) for row in PushRow.objects.using(self.using).order_by("feed").values()]

    def drop_push(self, key: str) -> None:
        """Forget a subscription at a hub and what was sent under it; none is no error."""
        with self.writing():
            PushRow.objects.using(self.using).filter(key=storable(key)).delete()
            DeliveryRow.objects.using(self.using).filter(push=storable(key)).delete()

    def deliver(self, delivery: Delivery, *, most: int) -> bool:
        """Keep what a hub sent; False when `most` wait already under its push."""
        rows = DeliveryRow.objects.using(self.using)
        with self.writing():
            if rows.filter(push=storable(delivery.push)).count() >= most:
                return False
            rows.bulk_create([DeliveryRow(**delivery_columns(delivery))], ignore_conflicts=True)
        return True

    def deliveries(self, push: str) -> Sequence[Delivery]:
        """Return what was sent under a push and is not dropped yet, oldest first."""
        rows = DeliveryRow.objects.using(self.using).filter(push=storable(push))
        return [delivery_of(row) for row in rows.order_by("at", "id").values()]

    def drop_delivery(self, delivery: str) -> None:
        """Forget what a hub sent; none is no error."""
        DeliveryRow.objects.using(self.using).filter(pk=storable(delivery)).delete()
