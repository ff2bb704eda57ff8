"""The times an article names, resolved against the day it was printed."""

from __future__ import annotations

from broadsheet.analysis.galley import Galley
from broadsheet.news.article import Article
from broadsheet.news.times import Time
from broadsheet.text.times.reading import times_in


def find_times(galley: Galley, article: Article) -> tuple[Time, ...]:
    """Return the times named in `galley`, in order.

    Seen from the day of printing in UTC; where the page gives no date, from nowhere: then only
    those that are printed in full are kept.
    """
    found = times_in(galley.text, article.printed_at.date(), galley.language)
    if article.published is None:
        return tuple(one for one in found if not one.relative)
    return found
