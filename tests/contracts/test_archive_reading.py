"""The archive's promise: lists and stories in their order, and as they stood before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.archive.protocol import Archive
from broadsheet.news.article import Article
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import Derived, Mention, MentionKind
from broadsheet.news.ids import ArticleId, StoryId, story_id
from broadsheet.news.notes import Hashtag, Name, NameKind, Notes
from broadsheet.news.span import Span
from contracts.copydesk import NOON, CopyDesk


def put(archive: Archive, derived: Derived, article: Article) -> ArticleId:
    archive.file(article, at=NOON)
    archive.derive(derived)
    return article.id


def tagged(*labels: str, people: tuple[str, ...] = ()) -> Notes:
    return Notes(
        language="en",
        hashtags=tuple(
            Hashtag(label=one, key=one.lower(), score=1.0, mentions=()) for one in labels
        ),
        names=tuple(
            Name(kind=NameKind.PERSON, label=one, key=one.lower(), mentions=(Span(0, 1),))
            for one in people
        ),
    )


def listed(archive: Archive, desk: CopyDesk, hours: int, notes: Notes, outlet: str) -> ArticleId:
    article = desk.article(age=timedelta(hours=hours), outlet=outlet)
    return put(archive, replace(desk.derived(article), notes=notes), article)


def test_the_latest_come_newest_printed_first(archive: Archive, desk: CopyDesk) -> None:
    articles = [desk.article(age=timedelta(hours=at // 2)) for at in (5, 1, 9, 4, 0, 8)]
    for article in articles:
        archive.file(article, at=NOON)
    ordered = sorted(articles, key=lambda one: (NOON - one.printed_at, one.id))
    ids = [article.id for article in ordered]
    assert archive.latest(limit=9) == ids
    assert archive.latest(limit=2, offset=3) == ids[3:5]
    assert archive.latest(limit=0) == [] and archive.latest(limit=9, offset=9) == []
    until = NOON - timedelta(hours=2)
    assert archive.latest(limit=9, until=until) == [
        one.id for one in ordered if one.printed_at <= until
    ]


def test_articles_are_listed_by_hashtag_person_and_outlet(archive: Archive, desk: CopyDesk) -> None:
    one = listed(archive, desk, 1, tagged("Hubs", people=("Rama",)), "Le Phare")
    two = listed(archive, desk, 2, tagged("Hubs", "Boats"), "Le Phare")
    three = listed(archive, desk, 3, tagged("Boats", people=("Rama",)), "Island Wire")
    assert archive.latest(limit=9, hashtag="hubs") == [one, two]
    assert archive.latest(limit=9, person="rama") == [one, three]
    assert archive.latest(limit=9, outlet="le-phare") == [one, two]
    assert archive.latest(limit=9, outlet="le-phare", hashtag="boats") == [two]
    assert archive.latest(limit=1, offset=1, person="rama") == [three]
    assert archive.latest(limit=9, person="rama", until=NOON - timedelta(hours=2)) == [three]
    assert archive.latest(limit=9, hashtag="none \0") == []


def test_mentions_are_counted(archive: Archive, desk: CopyDesk) -> None:
    listed(archive, desk, 3, tagged("HUBS", "a-b", "ab", "été"), "Le Phare")
    listed(archive, desk, 1, tagged("Hubs", "Zoo"), "Le Phare")
    hubs = Mention(kind=MentionKind.HASHTAG, key="hubs", label="Hubs", articles=2)
    assert archive.mention(MentionKind.HASHTAG, "hubs") == hubs, "labelled as printed last"
    found = archive.mentions(MentionKind.HASHTAG, limit=9)
    assert [one.key for one in found] == ["hubs", "a-b", "ab", "zoo", "été"]
    assert found[0] == hubs and found[1].articles == 1
    assert [one.key for one in archive.mentions(MentionKind.HASHTAG, limit=2)] == ["hubs", "a-b"]
    outlet = Mention(kind=MentionKind.OUTLET, key="le-phare", label="Le Phare", articles=2)
    assert archive.mentions(MentionKind.OUTLET, limit=9) == [outlet]
    assert archive.mentions(MentionKind.PERSON, limit=9) == []
    with pytest.raises(NotFound):
        archive.mention(MentionKind.PERSON, "hubs")


def test_a_key_nobody_could_ask_for_is_not_listed(archive: Archive, desk: CopyDesk) -> None:
    notes = tagged("x" * 5000, "nul\0", people=("", "Rama"))
    one = listed(archive, desk, 1, notes, "Le Phare")
    assert archive.article(one).notes == notes
    assert [m.key for m in archive.mentions(MentionKind.HASHTAG, limit=9)] == ["nul\ufffd"]
    assert [m.key for m in archive.mentions(MentionKind.PERSON, limit=9)] == ["rama"]


def test_the_outlet_is_the_one_the_fingerprint_names(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article(outlet="The Harbour Post On Sunday")
    derived = desk.derived(article)
    known = replace(derived.fingerprint, outlet="harbour-post")
    one = put(archive, replace(derived, fingerprint=known), article)
    assert archive.latest(limit=9, outlet="harbour-post") == [one]
    assert archive.mention(MentionKind.OUTLET, "harbour-post").label == article.outlet


def stories_of(archive: Archive, desk: CopyDesk) -> dict[StoryId, list[Article]]:
    """Three stories printed 1, 5 and 9 hours ago; 2 and 6; and 3 and 3 hours ago."""
    found: dict[StoryId, list[Article]] = {}
    for hours in ((9, 1, 5), (6, 2), (3, 3)):
        articles = [desk.article(age=timedelta(hours=one)) for one in hours]
        story = story_id(articles[0].id)
        for article in articles:
            put(archive, desk.derived(article, story=story), article)
        found[story] = articles
    return found


def test_stories_come_latest_printing_first(archive: Archive, desk: CopyDesk) -> None:
    made = stories_of(archive, desk)
    found = archive.stories(limit=9)
    assert [one.id for one in found] == list(made)
    assert found[0].members == tuple(
        one.id for one in sorted(made[found[0].id], key=lambda one: one.printed_at)
    )
    assert [one.id for one in archive.stories(limit=1, offset=1)] == [list(made)[1]]
    assert list(archive.stories(limit=9, offset=3)) == [] == list(archive.stories(limit=0))


def test_an_older_edition_shows_stories_as_they_stood(archive: Archive, desk: CopyDesk) -> None:
    made = stories_of(archive, desk)
    first, second, _ = made
    found = archive.stories(limit=9, until=NOON - timedelta(hours=4))
    assert [one.id for one in found] == [first, second], "the third was not begun"
    assert found[0].members == (made[first][0].id, made[first][2].id)
    assert found[0].last == NOON - timedelta(hours=5)
    assert archive.stories(limit=9, until=NOON - timedelta(days=1)) == []


def test_many_stories_are_all_found(archive: Archive) -> None:
    desk = CopyDesk(words=10)
    founder = desk.article()
    for article in (founder, *(desk.article() for _ in range(150))):
        story = founder.id if len(archive.latest(limit=130)) < 130 else article.id
        put(archive, desk.derived(article, story=story_id(story)), article)
    found = archive.stories(limit=50)
    assert [len(one.members) for one in found] == [130, *([1] * 21)]
