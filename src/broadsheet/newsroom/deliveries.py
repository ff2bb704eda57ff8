"""What hubs sent is filed as a visit to the feed would file it."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.news.errors import BroadsheetError, NotFound
from broadsheet.news.outcome import Outcome
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.pushing import page_of_delivery
from broadsheet.newsroom.visit import visited


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What became of the deliveries under one push: an Outcome an item, and one for each unread."""

    outcomes: tuple[Outcome, ...] = ()


def file_deliveries(desk: Desk, key: str) -> Delivered:
    """File what waits under the push called `key`, oldest first, each let go once it is filed.

    What is sent under a push that is none any more, or for a feed not followed any more, is dropped
    with it. What cannot be read is dropped too: the next visit brings the feed all the same.
    """
    try:
        known = desk.archive.subscription(desk.archive.push(key).feed)
    except NotFound:
        for sent in desk.archive.deliveries(key):
            desk.archive.drop_delivery(sent.id)
        return Delivered()
    outcomes: list[Outcome] = []
    for sent in desk.archive.deliveries(key):
        try:
            visit = visited(desk, known, page_of_delivery(known, sent), pushed=True)
        except BroadsheetError as error:
            outcomes.append(Outcome(subject=known.address, error=error))
        else:
            known = visit.subscription
            outcomes += visit.outcomes
        desk.archive.drop_delivery(sent.id)
    return Delivered(outcomes=tuple(outcomes))
