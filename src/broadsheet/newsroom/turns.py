"""Whose turn it is: a round takes some feeds of each host, so that none holds up the others."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.news.feed import Subscription
from broadsheet.text.addresses import host_of

A_HOST = 40
"""Feeds of one host visited in one round: at one a second they take as long as a round may."""
MOST = 500
"""Feeds visited in one round; the rest are due still at the next."""


def in_turn(
    due: Sequence[Subscription], *, a_host: int = A_HOST, most: int = MOST
) -> list[Subscription]:
    """Return the feeds of this round: at most `a_host` of a host, first the first of every host.

    Within a host the order of `due` is kept.
    """
    place: dict[str, int] = {}
    turns: list[tuple[int, Subscription]] = []
    for one in due:
        host = host_of(one.address)
        turn = place[host] = place.get(host, -1) + 1
        if turn < a_host:
            turns.append((turn, one))
    turns.sort(key=lambda pair: pair[0])
    return [one for _, one in turns[:most]]
