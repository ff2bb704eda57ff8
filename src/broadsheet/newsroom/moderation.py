"""What moderators do: comments held are printed or declined, articles deleted for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.news.account import Reader
from broadsheet.news.article import Article
from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.errors import BadComment, NotAllowed
from broadsheet.news.ids import ArticleId
from broadsheet.newsroom.desk import Desk
from broadsheet.text.clean import tidy

MOST_CHARACTERS = 4000
QUEUE = 200


def write(desk: Desk, reader: Reader, article: ArticleId, text: str) -> Comment:
    """Hold a comment for a moderator; raises BadComment or NotFound."""
    lines = [tidy(line) for line in text.replace("\r\n", "\n").split("\n")]
    plain = "\n".join(lines).strip()
    if not plain:
        raise BadComment("", "write something: the comment is empty")
    if len(plain) > MOST_CHARACTERS:
        limit = f"a comment may have {MOST_CHARACTERS} characters, this one has {len(plain)}"
        raise BadComment("", limit)
    return desk.archive.write_comment(
        Comment(
            id=0,
            article=article,
            reader=reader.id,
            writer=reader.name,
            text=plain,
            written_at=desk.clock(),
        )
    )


def queue(desk: Desk, reader: Reader) -> Sequence[Comment]:
    """Return the comments that are held, oldest first; raises NotAllowed."""
    must_moderate(reader)
    return desk.archive.queue(CommentState.HELD, limit=QUEUE)


def decide(desk: Desk, reader: Reader, comment: int, *, printed: bool, reason: str = "") -> Comment:
    """Print or decline a comment; declining wants a reason. Raises NotAllowed, NotFound,
    BadComment."""
    must_moderate(reader)
    found = desk.archive.comment(comment)
    if not printed and not reason.strip():
        raise BadComment("", "say why it is declined: the reason is empty")
    decided = replace(
        found,
        state=CommentState.PRINTED if printed else CommentState.DECLINED,
        decided_by=reader.name,
        reason=tidy(reason),
    )
    desk.archive.decide_comment(decided)
    return decided


def delete(desk: Desk, reader: Reader, article: ArticleId) -> None:
    """Delete an article for good, as a moderator; raises NotAllowed or NotFound."""
    must_moderate(reader)
    delete_article(desk, article)


def delete_article(desk: Desk, article: ArticleId) -> Article:
    """Delete an article for good, so that no feed or import brings it back, and return it.

    Raises NotFound.
    """
    found = desk.archive.article(article).article
    desk.archive.delete(article, at=desk.clock())
    return found


def must_moderate(reader: Reader) -> None:
    """Raise NotAllowed for a reader who is no moderator."""
    if not reader.moderator:
        raise NotAllowed(reader.name, "only a moderator may do this")
