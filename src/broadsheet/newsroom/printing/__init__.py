"""Whole pages as JSON values, the same for the command and the API."""

from broadsheet.newsroom.printing.answers import AnswerJson, answer_json, answer_of
from broadsheet.newsroom.printing.article import (
    ArticleJson,
    article_json,
    filed_json,
    notes_json,
)
from broadsheet.newsroom.printing.cards import (
    CardsJson,
    StoriesJson,
    card_json,
    mention_json,
    story_card_json,
)
from broadsheet.newsroom.printing.errands import (
    FeedJson,
    FeedsJson,
    JobJson,
    feed_json,
    feeds_json,
    job_json,
)
from broadsheet.newsroom.printing.pages import (
    FrontJson,
    ListJson,
    StoryJson,
    front_json,
    list_json,
    story_json,
)
from broadsheet.newsroom.printing.quarantine import (
    QuarantinedJson,
    RetriedJson,
    quarantined_json,
    retried_json,
)
from broadsheet.newsroom.printing.sides import (
    ChangesJson,
    SideBySideJson,
    changes_json,
    fresh_json,
    side_by_side_json,
)

__all__ = [
    "AnswerJson",
    "ArticleJson",
    "CardsJson",
    "ChangesJson",
    "FeedJson",
    "FeedsJson",
    "FrontJson",
    "JobJson",
    "ListJson",
    "QuarantinedJson",
    "RetriedJson",
    "SideBySideJson",
    "StoriesJson",
    "StoryJson",
    "answer_json",
    "answer_of",
    "article_json",
    "card_json",
    "changes_json",
    "feed_json",
    "feeds_json",
    "filed_json",
    "fresh_json",
    "front_json",
    "job_json",
    "list_json",
    "mention_json",
    "notes_json",
    "quarantined_json",
    "retried_json",
    "side_by_side_json",
    "story_card_json",
    "story_json",
]
