"""A question is answered with words of stored articles, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.analysis.answering import best_answer
from broadsheet.news.answer import Answer
from broadsheet.news.errors import BadQuestion
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.printing import answer_json
from broadsheet.text.words import stems, words

MOST_CHARACTERS = 1000
CANDIDATES = 24
"""Articles looked through for an answer at the most."""

__all__ = ["MOST_CHARACTERS", "answer_json", "ask", "check_question"]


def check_question(question: str) -> str:
    """Return the question without outer white space; raises BadQuestion if empty or too long."""
    asked = question.strip()
    if not asked:
        raise BadQuestion("", "ask something: the question is empty")
    if len(asked) > MOST_CHARACTERS:
        limit = f"a question may have {MOST_CHARACTERS} characters, this one has {len(asked)}"
        raise BadQuestion("", limit)
    return asked


def ask(
    desk: Desk, question: str, *, article: ArticleId | None = None, story: StoryId | None = None
) -> Answer:
    """Answer `question` from one article, one story or the whole archive.

    Raises BadQuestion, or NotFound when the article or story is not here.
    """
    asked = check_question(question)
    return best_answer(asked, _texts(desk, asked, article, story), reranker=desk.reranker())


def _texts(
    desk: Desk, question: str, article: ArticleId | None, story: StoryId | None
) -> Sequence[Filed]:
    if article is not None:
        return [desk.archive.article(article)]
    if story is not None:
        return desk.archive.articles(desk.archive.story(story).members[:CANDIDATES])
    hits = desk.archive.search(telling_words(question), limit=CANDIDATES, any_word=True)
    return desk.archive.articles([hit.article for hit in hits])


def telling_words(question: str) -> str:
    """Return the question's words that are no stop words, for the index."""
    found = [span.of(question) for span in words(question)]
    return " ".join(word for word in found if stems(word))
