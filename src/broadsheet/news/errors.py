"""Everything that can go wrong, as one tree.

BroadsheetError            subject: what it happened to
  BadInput                 what was given cannot be read
    EmptyInput             nothing in it
    NotText                bytes that are no text we know
    TooLarge               over the stated limit
    NoArticle              a page, but no article in it
    BadFeed                not a feed we can read
    BadAge                 words that are no age or date
    BadQuestion            an empty or overlong question
    BadComment             an empty or overlong comment
    BadRuling              a split or merge of stories that cannot be, or has no reason
  FetchError               a page could not be had
    BlockedAddress         the guard refuses the address
    Unreachable            no answer, in time or at all
    BadStatus              an answer that is an error (status: int)
  NotFound                 no such article, story, feed or comment here
  NotAllowed               the reader may not do this
  ModelMissing             a part or model that is not installed
  ArchiveError             the archive cannot be opened or written
  DeskError                a worker was lost or ran out of time
    WorkFailed             and the document it was reading is to blame
"""

from __future__ import annotations


class BroadsheetError(Exception):
    """Something went wrong with `subject`; the message is one plain sentence."""

    def __init__(self, subject: str, sentence: str) -> None:
        super().__init__(subject, sentence)
        self.subject = subject
        self.sentence = sentence

    def __str__(self) -> str:
        return f"{self.subject}: {self.sentence}" if self.subject else self.sentence


class BadInput(BroadsheetError):
    """What was given cannot be read."""


class EmptyInput(BadInput):
    """There is nothing in it."""


class NotText(BadInput):
    """The bytes are no text we know."""


class TooLarge(BadInput):
    """It is over the stated limit."""


class NoArticle(BadInput):
    """It is a page, but there is no article in it."""


class BadFeed(BadInput):
    """It is not a feed we can read."""


class BadAge(BadInput):
    """The words are no age or date."""


class BadQuestion(BadInput):
    """The question is empty or too long."""


class BadComment(BadInput):
    """The comment is empty or too long."""


class BadRuling(BadInput):
    """A story cannot be split or merged in this way, or no reason is given."""


class FetchError(BroadsheetError):
    """A page could not be had."""


class BlockedAddress(FetchError):
    """The guard refuses the address."""


class Unreachable(FetchError):
    """There was no answer, in time or at all."""


class BadStatus(FetchError):
    """The answer is an HTTP error, whose status it carries."""

    def __init__(
        self, subject: str, sentence: str, status: int, retry_after: int | None = None
    ) -> None:
        super().__init__(subject, sentence)
        self.args = (subject, sentence, status, retry_after)
        self.status = status
        self.retry_after = retry_after


class NotFound(BroadsheetError):
    """There is no such thing here."""


class NotAllowed(BroadsheetError):
    """The reader may not do this."""


class ModelMissing(BroadsheetError):
    """A part or model is not installed."""


class ArchiveError(BroadsheetError):
    """The archive cannot be opened or written."""


class DeskError(BroadsheetError):
    """A worker was lost or ran out of time."""


class WorkFailed(DeskError):
    """A document hung, starved, crashed or otherwise undid the worker that was at it."""
