"""Articles over several pages made whole: each following page fetched, read and joined on."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.extract.continued import MOST_PAGES, is_next, joined
from broadsheet.news.article import Article
from broadsheet.news.errors import BroadsheetError
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.work import ReadPage


def whole(desk: Desk, article: Article) -> Article:
    """Return an article with the pages it goes on over, `MOST_PAGES` in all.

    Where one cannot be had or read, what was read stands, and `continued` says where it stops.
    """
    asked = {article.url}
    while article.continued and article.continued not in asked and len(asked) < MOST_PAGES:
        asked.add(article.continued)
        try:
            page = desk.wire.fetch(article.continued)
        except BroadsheetError:
            break
        found = desk.crew.run(ReadPage(page, article.continued))
        if isinstance(found, BroadsheetError):
            break
        if not is_next(article, found[0]):
            return replace(article, continued="")
        article = joined(article, found[0])
    return article
