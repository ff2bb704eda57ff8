"""The ids of articles, stories and feeds as they stand in addresses; all else is no such page."""

from __future__ import annotations

import re

from broadsheet.news.ids import ArticleId, StoryId


class ArticleAddress:
    """`a` and sixteen hexadecimal digits."""

    regex = "a[0-9a-f]{16}"

    def to_python(self, value: str) -> ArticleId:
        """Return the id."""
        return ArticleId(value)

    def to_url(self, value: str) -> str:
        """Return the id as it stands in an address."""
        return value


class StoryAddress(ArticleAddress):
    """`s` and sixteen hexadecimal digits."""

    regex = "s[0-9a-f]{16}"


class FeedAddress(ArticleAddress):
    """`f` and sixteen hexadecimal digits."""

    regex = "f[0-9a-f]{16}"


class JobAddress(ArticleAddress):
    """The letters, digits, hyphens and low lines of a job's id."""

    regex = "[A-Za-z0-9_-]{8,64}"


def article_of(words: str) -> ArticleId | None:
    """Return the article id `words` are, None when they are none."""
    return ArticleId(words) if re.fullmatch(ArticleAddress.regex, words) else None


def story_of(words: str) -> StoryId | None:
    """Return the story id `words` are, None when they are none."""
    return StoryId(words) if re.fullmatch(StoryAddress.regex, words) else None
