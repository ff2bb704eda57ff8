"""Made-up values for tests: every fact in them is invented, every span is found in its text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from broadsheet.news.answer import Answer, Citation
from broadsheet.news.article import Article, Block, BlockKind
from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.dateline import Dateline
from broadsheet.news.feed import Subscription
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId, StoryId, story_id
from broadsheet.news.notes import (
    Figure,
    Hashtag,
    Hedge,
    KeyPoint,
    Name,
    NameKind,
    Notes,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Speaker,
    Standing,
)
from broadsheet.news.page import Validators
from broadsheet.news.span import Span

NOW = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)
"""The moment the made-up paper is read at."""

HEADLINE = "Aldery reservoir falls to a third as council weighs rationing"
STANDFIRST = "Engineers say the town has about 90 days of water left; farmers want pipes."
PARAGRAPHS = (
    "The reservoir above Aldery held 4.1 million cubic metres on Monday, down from 12.3 million "
    "a year ago, the Water Board said in a report seen by the Aldery Courier.",
    "“We are not at the last glass yet, but we can see it from here,” said Marit Holm, chair of "
    "the Water Board.",
    "Council leader Jonas Vey said on Tuesday that rationing would begin on 1 April unless at "
    "least 40 millimetres of rain fell before then.",
    "The Farmers' Union rejected the plan. “Nobody asked the people who grow the food,” its "
    "secretary, Ilse Brandt, told Radio Fenmark.",
    "According to the Fenmark Gazette, a pipeline to the neighbouring valley would cost £18m and "
    "take two years. A senior source at the council said the money was “simply not there”.",
    "About 31,000 people in Aldery and six villages depend on the reservoir.",
)


def article(
    headline: str = HEADLINE,
    *,
    standfirst: str = STANDFIRST,
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    outlet: str = "Aldery Courier",
    address: str = "",
    published: datetime | None = NOW - timedelta(hours=3),
    language: str = "en",
) -> Article:
    """Return an article; its address is made from outlet and headline unless given."""
    slug = "-".join(f"{outlet} {headline}".lower().split())[:90]
    url = address or f"https://news.example/{slug}"
    return Article(
        identity=url,
        url=url,
        headline=headline,
        standfirst=standfirst,
        blocks=tuple(Block(text=words) for words in paragraphs),
        seen_at=NOW - timedelta(hours=2),
        outlet=outlet,
        byline=("Petra Linde",),
        published=Dateline(at=published) if published else None,
        language=language,
    )


def span(text: str, words: str, *, after: int = 0) -> Span:
    """Return where `words` stand in `text`; ValueError when they do not."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def notes(of: Article) -> Notes:
    """Return notes of the article that `article()` makes."""
    text = of.text

    def at(words: str) -> Span:
        return span(text, words, after=len(HEADLINE))

    return Notes(
        language="en",
        names=_names(text),
        quotes=(
            Quote(
                kind=QuoteKind.DIRECT,
                words=at("We are not at the last glass yet, but we can see it from here,"),
                speaker=Speaker(
                    label="Marit Holm",
                    key="marit-holm",
                    words=at("Marit Holm"),
                    standing=Standing.NAMED,
                    role=at("chair of the Water Board"),
                ),
                cue=at("said Marit").trim(text),
            ),
            Quote(
                kind=QuoteKind.REPORTED,
                words=at(
                    "rationing would begin on 1 April unless at least 40 millimetres of rain "
                    "fell before then"
                ),
                speaker=Speaker(
                    label="Jonas Vey",
                    key="jonas-vey",
                    words=at("Jonas Vey"),
                    standing=Standing.NAMED,
                    role=at("Council leader"),
                ),
            ),
            Quote(
                kind=QuoteKind.DIRECT,
                words=at("Nobody asked the people who grow the food,"),
                speaker=Speaker(
                    label="Ilse Brandt",
                    key="ilse-brandt",
                    words=at("Ilse Brandt"),
                    standing=Standing.NAMED,
                    role=at("secretary"),
                ),
                addressee=at("Radio Fenmark"),
            ),
            Quote(
                kind=QuoteKind.MIXED,
                words=at("simply not there"),
                speaker=Speaker(
                    label="A senior source at the council",
                    words=at("A senior source at the council"),
                    standing=Standing.UNNAMED,
                ),
            ),
        ),
        sources=(
            Source(
                kind=SourceKind.OUTLET,
                label="Fenmark Gazette",
                key="fenmark-gazette",
                words=at("According to the Fenmark Gazette"),
                name=at("Fenmark Gazette"),
            ),
        ),
        figures=(
            Figure(
                words=at("4.1 million cubic metres"),
                value=Decimal(4_100_000),
                unit="cubic metre",
            ),
            Figure(
                words=at("at least 40 millimetres"),
                value=Decimal(40),
                unit="millimetre",
                hedge=Hedge.AT_LEAST,
                counted=at("rain"),
            ),
            Figure(words=at("£18m"), value=Decimal(18_000_000), unit="GBP"),
            Figure(
                words=at("About 31,000"),
                value=Decimal(31_000),
                hedge=Hedge.ABOUT,
                counted=at("people in Aldery and six villages"),
            ),
        ),
        hashtags=tuple(
            Hashtag(label=label, key=label.lower(), score=score, mentions=())
            for label, score in (("Aldery", 0.9), ("WaterRationing", 0.8), ("WaterBoard", 0.5))
        ),
        key_points=(
            KeyPoint(words=at(PARAGRAPHS[0]), score=0.9),
            KeyPoint(words=at(PARAGRAPHS[2]), score=0.8),
            KeyPoint(words=at(PARAGRAPHS[5]), score=0.6),
        ),
        notices=("names by rules: no name model on the shelf",),
    )


def _names(text: str) -> tuple[Name, ...]:
    people = (
        ("Marit Holm", "chair of the Water Board"),
        ("Jonas Vey", "Council leader"),
        ("Ilse Brandt", "secretary"),
    )
    return (
        *(
            Name(
                kind=NameKind.PERSON,
                label=label,
                key=label.lower().replace(" ", "-"),
                mentions=(span(text, label),),
                role=span(text, role),
            )
            for label, role in people
        ),
        Name(
            kind=NameKind.BODY,
            label="Water Board",
            key="water-board",
            mentions=(span(text, "Water Board"), span(text, "Water Board", after=380)),
        ),
        Name(
            kind=NameKind.PLACE,
            label="Aldery",
            key="aldery",
            mentions=(span(text, "Aldery"), span(text, "Aldery", after=len(HEADLINE))),
        ),
    )


def filed(of: Article | None = None, *, noted: bool = True, story: bool = True) -> Filed:
    """Return an article as the archive gives it back."""
    printed = of or article()
    standard = printed.headline == HEADLINE and printed.standfirst == STANDFIRST
    return Filed(
        article=printed,
        version=printed.version,
        number=1,
        filed_at=NOW - timedelta(hours=2),
        notes=notes(printed) if noted and standard else None,
        story=story_id(printed.id) if story else None,
    )


def answer(*, abstained: bool = False) -> Answer:
    """Return an answer with its citation, or one that says the articles don't."""
    printed = article()
    where = span(printed.text, PARAGRAPHS[2])
    cited = Citation(
        article=printed.id,
        version=printed.version,
        span=where,
        words=PARAGRAPHS[2],
        headline=printed.headline,
        outlet=printed.outlet,
        printed="2026-03-11T15:00:00Z",
    )
    if abstained:
        return Answer(
            question="What does Jonas Vey earn?",
            text="",
            citations=(),
            abstained=True,
            reason="no passage speaks of what the question asks for",
            nearest=(cited,),
        )
    return Answer(question="When does rationing begin?", text=PARAGRAPHS[2], citations=(cited,))


def comment(
    text: str = "The dam was inspected in May. Why is that left out?",
    *,
    of: ArticleId | None = None,
    state: CommentState = CommentState.HELD,
    ident: int = 0,
) -> Comment:
    """Return a comment by the reader called reader."""
    return Comment(
        id=ident,
        article=of or article().id,
        reader=1,
        writer="reader",
        text=text,
        written_at=NOW - timedelta(minutes=20),
        state=state,
    )


def subscription(
    address: str = "https://courier.example/feed.xml", *, failures: int = 0
) -> Subscription:
    """Return a followed feed, well or failing."""
    return Subscription(
        address=address,
        title="Aldery Courier",
        site="https://courier.example/",
        validators=Validators(etag='"abc"'),
        followed_at=NOW - timedelta(days=3),
        visited_at=NOW - timedelta(minutes=12),
        succeeded_at=None if failures else NOW - timedelta(minutes=12),
        failures=failures,
        trouble="the server did not answer in time" if failures else "",
    )


__all__ = ["BlockKind", "StoryId"]
