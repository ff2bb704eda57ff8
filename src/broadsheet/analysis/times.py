"""The times an article names, resolved against the day it was printed."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.analysis.galley import Galley
from broadsheet.news.article import Article
from broadsheet.news.times import Time
from broadsheet.text.times.reading import times_in

CAPTURE = "capture:"
"""How the identity of an article begins that was saved without an address."""
FROM_SEEN = "counted from the day it was seen: no date is printed"


def find_times(galley: Galley, article: Article) -> tuple[Time, ...]:
    """Return the times named in `galley`, in order.

    Seen from the day of printing in UTC. Where the page gives no date, only those that are printed
    in full are kept; but a capture, which somebody saved by hand, is taken to be of the day it was
    seen, and what is counted from that day is a guess.
    """
    found = times_in(galley.text, article.printed_at.date(), galley.language)
    if article.published is not None:
        return found
    if not article.identity.startswith(CAPTURE):
        return tuple(one for one in found if not one.relative)
    return tuple(
        replace(one, guess=True, reason=FROM_SEEN) if one.relative else one for one in found
    )
