"""Made-up pages for tests: the views the newsroom gives to the faces, filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import make_ledgers
import make_stories
from broadsheet.news.article import Article
from broadsheet.news.comment import Comment
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.filed import Filed, Mention, MentionKind, VersionStub
from broadsheet.news.ids import article_id, story_id
from broadsheet.news.notes import Figure, Quote
from broadsheet.news.span import Span
from broadsheet.news.story import Leaning, OriginLedger, OriginStep, Relation, Story
from broadsheet.newsroom.sidebyside import side_by_side
from broadsheet.newsroom.storycards import Bundle
from broadsheet.newsroom.views import (
    ArticlePage,
    Card,
    FrontPage,
    ListPage,
    Number,
    Point,
    Said,
    Section,
    SideBySide,
    StoryCard,
    StoryPage,
)
from make import HEADLINE, NOW, STANDFIRST, filed, notes


def card(
    headline: str = HEADLINE,
    *,
    outlet: str = "Aldery Courier",
    age: str = "3 hours ago",
    relation: Relation | None = None,
    share: float = 0.0,
    language: str = "en",
    kind: str = "report",
    digest: str = STANDFIRST,
    hours: float = 3,
    dated: bool = True,
) -> Card:
    """Return a card for a list."""
    printed = NOW - timedelta(hours=hours)
    ident = article_id(f"{outlet} {headline}")
    return Card(
        id=ident,
        headline=headline,
        standfirst=digest,
        digest=digest,
        outlet=outlet,
        outlet_key=outlet.lower().replace(" ", "-"),
        published=Dateline(at=printed, precision=Precision.HOUR) if dated else None,
        printed_at=printed,
        age=age if dated else "",
        language=language,
        kind=kind,
        story=story_id(ident),
        relation=relation,
        share=share,
        reasons=("both name Marit Holm and the Water Board",) if relation else (),
    )


def story_card(
    headline: str = HEADLINE,
    *,
    articles: int = 9,
    outlets: int = 6,
    origins: int = 2,
    standfirst: str = STANDFIRST,
    language: str = "en",
    age: str = "3 hours ago",
) -> StoryCard:
    """Return a story's card."""
    lead = card(headline, language=language)
    return StoryCard(
        id=story_id(lead.id),
        headline=headline,
        standfirst=standfirst,
        lead=lead,
        articles=articles,
        outlets=outlets,
        origins=origins,
        age=age,
        hashtags=(("Aldery", "aldery"), ("WaterRationing", "waterrationing")),
        why=(f"{outlets} outlets print it", "the last report is 3 hours old"),
        language=language,
    )


def point(of: Filed, words: Span) -> Point:
    """Return the words under a span as evidence."""
    return Point(
        words=words.of(of.article.text),
        article=of.article.id,
        start=words.start,
        end=words.end,
        outlet=of.article.outlet,
        outlet_key=of.article.outlet.lower().replace(" ", "-"),
        printed_at=of.article.printed_at,
        language=of.article.language,
    )


def said(of: Filed) -> tuple[Said, ...]:
    """Return all quotes of a filed article, ready to show."""
    found = of.notes.quotes if of.notes else ()
    return tuple(
        Said(
            speaker=quote.speaker.label,
            speaker_key=quote.speaker.key,
            role=quote.speaker.role.of(of.article.text) if quote.speaker.role else "",
            standing=quote.speaker.standing.value,
            kind=quote.kind.value,
            point=point(of, quote.words),
            quote=quote,
        )
        for quote in found
        if quote.speaker
    )


def numbers(of: Filed) -> tuple[Number, ...]:
    """Return all figures of a filed article, ready to show."""
    text = of.article.text
    return tuple(
        Number(
            point=point(of, figure.words),
            figure=figure,
            counted=figure.counted.of(text) if figure.counted else "",
            sentence=point(of, _paragraph(of.article, figure.words)),
        )
        for figure in (of.notes.figures if of.notes else ())
    )


def _paragraph(of: Article, words: Span) -> Span:
    return next(where for _, where in of.laid_out() if where.holds(words))


RELATED = (
    ("Farmers block the Aldery road over water plan", "Fenmark Gazette", Relation.STORYLINE),
    ("Water Board report: the figures in full", "Radio Fenmark", Relation.EVENT),
    ("Aldery reservoir at a third, council considers rationing", "Coast Today", Relation.COPY),
    ("Why the valley stopped building pipes", "The Lantern", Relation.TOPIC),
)


def article_page(of: Filed | None = None, *, comments: tuple[Comment, ...] = ()) -> ArticlePage:
    """Return all of an article's page."""
    printed = of or filed()
    found = printed.notes.key_points if printed.notes else ()
    stub = VersionStub(
        version=printed.version,
        number=1,
        seen_at=printed.article.seen_at,
        digest="5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        headline=printed.article.headline,
    )
    return ArticlePage(
        filed=printed,
        card=replace(
            card(
                printed.article.headline,
                outlet=printed.article.outlet,
                language=printed.article.language,
            ),
            id=printed.article.id,
        ),
        story=story_card(),
        points=tuple(point(printed, one.words) for one in found),
        said=said(printed),
        numbers=numbers(printed),
        related=tuple(
            card(
                headline,
                outlet=outlet,
                relation=relation,
                share=0.91 if relation is Relation.COPY else 0.0,
            )
            for headline, outlet, relation in RELATED
        ),
        comments=comments,
        versions=(stub,),
    )


def story_page() -> StoryPage:
    """Return all of a story's page."""
    first = filed()
    coverage = (
        replace(card(outlet="Aldery Courier", hours=9), id=first.article.id),
        card("Rationing looms in Aldery", outlet="Island Wire", hours=8),
        card(
            "Rationing looms in Aldery as reservoir dries",
            outlet="Coast Today",
            relation=Relation.COPY,
            share=0.94,
            hours=7,
        ),
        card("Farmers furious at water plan", outlet="The Lantern", hours=4, kind="opinion"),
        card("Aldery manque d'eau", outlet="Le Phare", language="fr", hours=3, dated=False),
    )
    return StoryPage(
        card=story_card(articles=5, outlets=5),
        points=tuple(
            point(first, one.words) for one in (first.notes or notes(first.article)).key_points
        ),
        said=said(first),
        numbers=numbers(first),
        coverage=coverage,
        ledger=OriginLedger(
            articles=5,
            outlets=5,
            families=4,
            origins=("Aldery Courier", "Island Wire"),
            leanings=(
                Leaning(
                    article=coverage[2].id,
                    origin="Island Wire",
                    step=OriginStep.COPY,
                    evidence="94 % of its words stand in the Island Wire report printed before",
                ),
                Leaning(
                    article=coverage[3].id,
                    origin="Aldery Courier",
                    step=OriginStep.ATTRIBUTION,
                    evidence="“in a report seen by the Aldery Courier”",
                ),
            ),
            unknown=(coverage[4].id,),
        ),
        side=side(),
        beside=tuple(
            card(headline, outlet=outlet, relation=relation)
            for headline, outlet, relation in (RELATED[0], RELATED[3])
        ),
    )


def side() -> SideBySide:
    """Return what four made-up reports say beside each other: figures, a quote, a fact left out."""
    said = "We will open every berth by the spring"
    texts = (
        (
            "Harbour Post",
            f"Nine passengers were hurt at the pier in fog. “{said},” Ruth Amadi said.",
            0,
        ),
        (
            "North Star",
            f"12 passengers were hurt at the pier in fog. “{said},” Ruth Amadi said.",
            5,
        ),
        (
            "Quay Echo",
            "12 passengers were hurt at the pier in fog, and it is closed to everybody.",
            6,
        ),
        (
            "Island Wire",
            "The pier is closed to everybody until the spring, as the harbour says.",
            7,
        ),
    )
    members = []
    for outlet, text, hours in texts:
        of = make_ledgers.report(text, outlet=outlet, hours=hours)
        words = text.split()[0]
        notes: list[Figure | Quote] = []
        if "passengers" in text:
            value = {"Nine": "9"}.get(words, words)
            notes.append(make_ledgers.figure(of, words, value, counted="passengers"))
        if said in text:
            notes.append(make_ledgers.quote(of, said, "Ruth Amadi"))
        members.append(make_ledgers.member(of, *notes))
    story = Story(
        id=story_id(members[0].article.id),
        lead=members[0].article.id,
        members=tuple(one.article.id for one in members),
        first=members[0].article.printed_at,
        last=members[-1].article.printed_at,
    )
    return side_by_side(Bundle(story=story, members=tuple(members), links=()), make_stories.PRESS)


HEADLINES = (
    "Harbour tunnel closes for a month after third leak",
    "Orchestra finds its missing cello in a left-luggage office",
    "Teachers accept four per cent, transport workers do not",
    "Ferry line sells two ships and keeps the third at anchor",
    "Island vote: three recounts, one result",
    "Court lets the mast stand until autumn",
    "Fenmark bakers fined over weight of loaves",
    "Bees return to the rail yard",
    "Night trains are full and losing money",
    "Le port d'Aldery rouvre après la tempête",
)


def front_page() -> FrontPage:
    """Return a front page of nineteen stories."""
    stories = tuple(
        story_card(
            headline,
            articles=2 + at % 7,
            outlets=1 + at % 4,
            origins=1 + at % 2,
            age=f"{at + 1} hours ago" if at else "40 minutes ago",
            language="fr" if headline.startswith("Le port") else "en",
            standfirst=STANDFIRST if at % 3 else "What happened, who says so, and what it costs.",
        )
        for at, headline in enumerate(HEADLINES)
    )
    first = filed()
    return FrontPage(
        as_of=NOW,
        lead=story_card(),
        points=tuple(point(first, one.words) for one in notes(first.article).key_points),
        stories=stories,
        sections=(
            Section(label="Aldery", key="aldery", stories=stories[:4]),
            Section(label="Transport", key="transport", stories=stories[4:8]),
        ),
        hashtags=tuple(
            Mention(kind=MentionKind.HASHTAG, key=label.lower(), label=label, articles=4)
            for label in ("Aldery", "WaterRationing", "Transport", "IslandVote", "Schools")
        ),
    )


def list_page(*, people: bool = False, page: int = 1, more: bool = True) -> ListPage:
    """Return a page of articles under one heading."""
    return ListPage(
        label="Marit Holm" if people else "Aldery",
        key="marit-holm" if people else "aldery",
        total=31,
        cards=tuple(
            card(headline, age=f"{at + 1} hours ago", kind="opinion" if at == 3 else "report")
            for at, headline in enumerate(HEADLINES[:8])
        ),
        said=said(filed())[:1] if people else (),
        more=more,
        page=page,
    )
