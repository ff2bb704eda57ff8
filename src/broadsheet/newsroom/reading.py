"""Whole pages put together from the archive for the faces to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from broadsheet.news.comment import CommentState
from broadsheet.news.filed import Filed, MentionKind
from broadsheet.news.ids import ArticleId, StoryId, article_id
from broadsheet.news.story import CLOSENESS, Link, Relation, Story
from broadsheet.newsroom import cards
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.sidebyside import side_by_side
from broadsheet.newsroom.storycards import Bundle, story_card, story_points
from broadsheet.newsroom.views import ArticlePage, Card, ListPage, Said, StoryCard, StoryPage
from broadsheet.stories.origins import ledger
from broadsheet.stories.related import related

LINKS = 120
RELATED = 8
PER_PAGE = 20
QUOTES = 12
FIGURES = 12
PERSON_QUOTES = 20


def bundles(desk: Desk, stories: Sequence[Story]) -> Sequence[Bundle]:
    """Return each story with its members and the links among them, in a few queries for all."""
    wanted = [member for story in stories for member in story.members]
    here: Mapping[ArticleId, Filed] = {one.article.id: one for one in desk.archive.articles(wanted)}
    links: dict[StoryId, list[Link]] = {}
    home = {member: story.id for story in stories for member in story.members}
    for link in desk.archive.links_among(wanted):
        if home.get(link.article) == home.get(link.other):
            links.setdefault(home[link.article], []).append(link)
    return [
        Bundle(
            story=story,
            members=tuple(here[member] for member in story.members if member in here),
            links=tuple(links.get(story.id, ())),
        )
        for story in stories
    ]


def bundle(desk: Desk, story: StoryId) -> Bundle:
    """Return one story with its members and links; raises NotFound."""
    return bundles(desk, [desk.archive.story(story)])[0]


def article_page(desk: Desk, article: ArticleId, as_of: datetime | None = None) -> ArticlePage:
    """Return all of an article's page, ages counted from `as_of`; raises NotFound."""
    filed = desk.archive.article(article)
    now = as_of or desk.edition()
    together = bundle(desk, filed.story) if filed.story else None
    story = story_card(together, now, desk.press) if together else None
    return ArticlePage(
        filed=filed,
        card=cards.card(filed, now, desk.press),
        story=story,
        points=cards.key_points(filed, desk.press),
        said=cards.said(filed, desk.press),
        numbers=cards.numbers(filed, desk.press),
        related=_related(desk, filed, now),
        comments=tuple(desk.archive.comments(article, CommentState.PRINTED)),
        versions=tuple(desk.archive.versions(article)),
    )


def _related(desk: Desk, filed: Filed, now: datetime) -> tuple[Card, ...]:
    mine = filed.article.id
    links = list(desk.archive.links(mine, limit=LINKS))
    linked = {_other(link, mine) for link in links}
    clipped = _printed_beside(desk, filed)
    links += [link for link in clipped if _other(link, mine) not in linked]
    wanted = list(dict.fromkeys(_other(link, mine) for link in links))
    here = {one.article.id: one for one in desk.archive.articles(wanted)}
    chosen = related(links, here, of=mine, limit=RELATED)
    return tuple(cards.card(here[other], now, desk.press, link=link) for link, other in chosen)


def _other(link: Link, mine: ArticleId) -> ArticleId:
    return link.other if link.article == mine else link.article


def _printed_beside(desk: Desk, filed: Filed) -> list[Link]:
    """Return topic links to articles the page itself printed as related."""
    ids = [article_id(identity) for identity in filed.article.related]
    return [
        Link(
            article=filed.article.id,
            other=one.article.id,
            relation=Relation.TOPIC,
            score=0.5,
            reasons=("printed beside it on the same page",),
        )
        for one in desk.archive.articles(ids)
    ]


def story_page(desk: Desk, story: StoryId) -> StoryPage:
    """Return all of a story's page; raises NotFound."""
    together = bundle(desk, story)
    now = desk.edition()
    return StoryPage(
        card=story_card(together, now, desk.press),
        points=story_points(together, desk.press),
        said=cards.said_in_all(together.members, desk.press, limit=QUOTES),
        numbers=cards.numbers_in_all(together.members, desk.press, limit=FIGURES),
        coverage=_coverage(together, now, desk),
        ledger=ledger(together.members, together.links, desk.press),
        side=side_by_side(together, desk.press),
        beside=_beside(desk, together, now),
    )


def _coverage(together: Bundle, now: datetime, desk: Desk) -> tuple[Card, ...]:
    copies = {
        link.article: link
        for link in sorted(together.links, key=lambda link: link.share)
        if link.relation is Relation.COPY
    }
    return tuple(
        cards.card(one, now, desk.press, link=copies.get(one.article.id))
        for one in sorted(
            together.members, key=lambda one: (one.article.printed_at, one.article.id)
        )
    )


def _beside(desk: Desk, together: Bundle, now: datetime) -> tuple[Card, ...]:
    inside = {one.article.id for one in together.members}
    best: dict[ArticleId, Link] = {}
    for member in together.members:
        for link in desk.archive.links(member.article.id, limit=LINKS):
            other = _other(link, member.article.id)
            if other not in inside and _closer(link, best.get(other)):
                best[other] = link
    wanted = sorted(
        best, key=lambda other: (CLOSENESS.index(best[other].relation), -best[other].score, other)
    )
    seen: set[StoryId | None] = set()
    shown: list[Card] = []
    for one in desk.archive.articles(wanted[: RELATED * 4]):
        if one.story not in seen and len(shown) < RELATED:
            seen.add(one.story)
            shown.append(cards.card(one, now, desk.press, link=best[one.article.id]))
    return tuple(shown)


def _closer(link: Link, than: Link | None) -> bool:
    if than is None:
        return True
    mine, other = CLOSENESS.index(link.relation), CLOSENESS.index(than.relation)
    return (mine, -link.score) < (other, -than.score)


def hashtag_page(desk: Desk, key: str, page: int = 1) -> ListPage:
    """Return the articles under a hashtag; raises NotFound."""
    return _listed(desk, MentionKind.HASHTAG, key, page)


def outlet_page(desk: Desk, key: str, page: int = 1) -> ListPage:
    """Return the articles of an outlet; raises NotFound."""
    return _listed(desk, MentionKind.OUTLET, key, page)


def person_page(desk: Desk, key: str, page: int = 1) -> ListPage:
    """Return the articles that name a person, and what they said in them; raises NotFound."""
    return _listed(desk, MentionKind.PERSON, key, page)


def _listed(desk: Desk, kind: str, key: str, page: int) -> ListPage:
    mention = desk.archive.mention(kind, key)
    offset = (page - 1) * PER_PAGE
    under = {MentionKind.HASHTAG: "", MentionKind.OUTLET: "", MentionKind.PERSON: "", kind: key}
    ids = desk.archive.latest(
        limit=PER_PAGE + 1,
        offset=offset,
        hashtag=under[MentionKind.HASHTAG],
        outlet=under[MentionKind.OUTLET],
        person=under[MentionKind.PERSON],
    )
    filed = desk.archive.articles(ids)
    now = desk.edition()
    return ListPage(
        label=mention.label,
        key=key,
        total=mention.articles,
        cards=tuple(cards.card(one, now, desk.press) for one in filed[:PER_PAGE]),
        said=_said_by(filed, key, desk) if kind == MentionKind.PERSON else (),
        more=len(ids) > PER_PAGE,
        page=page,
    )


def _said_by(filed: Sequence[Filed], key: str, desk: Desk) -> tuple[Said, ...]:
    everything = cards.said_in_all(filed, desk.press, limit=len(filed) * 50)
    return tuple(one for one in everything if one.speaker_key == key)[:PERSON_QUOTES]


def search_page(desk: Desk, words: str, page: int = 1) -> ListPage:
    """Return the articles that hold all of `words`, best first."""
    offset = (page - 1) * PER_PAGE
    hits = desk.archive.search(words, limit=offset + PER_PAGE + 1)
    shown = desk.archive.articles([hit.article for hit in hits[offset : offset + PER_PAGE]])
    now = desk.edition()
    return ListPage(
        label=words,
        key="",
        total=len(hits),
        cards=tuple(cards.card(one, now, desk.press) for one in shown),
        more=len(hits) > offset + PER_PAGE,
        page=page,
    )


def stories_page(desk: Desk, *, limit: int, offset: int = 0) -> tuple[StoryCard, ...]:
    """Return stories, latest printing first."""
    found = desk.archive.stories(limit=limit, offset=offset, until=desk.edition())
    now = desk.edition()
    return tuple(story_card(one, now, desk.press) for one in bundles(desk, found) if one.members)
