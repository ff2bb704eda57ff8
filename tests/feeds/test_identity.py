"""Items of a feed are told apart, and known again, whatever the feed does to their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.feeds.identity import Told, marks_of, tell
from broadsheet.news.dateline import Dateline
from broadsheet.news.feed import FeedItem, Telling
from broadsheet.news.ids import ArticleId, article_id, feed_id
from broadsheet.news.outcome import Verdict
from broadsheet.news.trace import Former

FEED = feed_id("https://harbour.example/feed")
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
NEW, SEEN, CHANGED = Verdict.NEW, Verdict.SEEN, Verdict.CHANGED


def item(number: int, **changes: object) -> FeedItem:
    made = FeedItem(
        key="",
        guid=f"tag:harbour.example,2026:{number}",
        title=f"Quay number {number} to close",
        link=f"https://harbour.example/news/{number}.html",
        summary=f"Piles have rotted under quay {number}.",
        published=Dateline(at=NOON - timedelta(hours=number)),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


class Reader:
    """Visits a feed again and again and keeps what each visit tells, as the archive does."""

    def __init__(self) -> None:
        self.known: dict[str, Former] = {}
        self.telling = Telling.BOTH
        self.articles = 0

    def visit(self, *items: FeedItem) -> list[Told]:
        asked = {mark for one in items for mark in marks_of(one).all()}
        here = {mark: former for mark, former in self.known.items() if mark in asked}
        told, self.telling = tell(FEED, items, here, self.telling)
        for one in told:
            former = Former(article=one.article or self._number(), state=one.trace.state)
            self.known.update(dict.fromkeys(one.trace.marks, former))
        return list(told)

    def verdicts(self, *items: FeedItem) -> list[Verdict]:
        return [one.verdict for one in self.visit(*items)]

    def _number(self) -> ArticleId:
        self.articles += 1
        return article_id(str(self.articles))


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_an_item_is_new_once(reader: Reader) -> None:
    assert reader.verdicts(item(1), item(2)) == [NEW, NEW]
    told = reader.visit(item(3), item(1), item(2))
    assert [one.verdict for one in told] == [NEW, SEEN, SEEN]
    assert [one.fresh for one in told] == [True, False, False]
    assert reader.telling is Telling.BOTH


def test_r06_an_item_printed_twice_in_one_document_is_one(reader: Reader) -> None:
    assert reader.verdicts(item(1), item(2), item(1)) == [NEW, NEW]
    twin = item(2, guid="another")
    assert reader.verdicts(item(1), item(2), twin) == [SEEN, SEEN]


@pytest.mark.parametrize(
    "remade",
    [
        lambda number: f"https://harbour.example/news/{number}.html#2",
        lambda number: f"https://harbour.example/?p={number}&t=829",
        lambda number: "",
    ],
    ids=["fragment", "tracking address", "gone"],
)
def test_r08_guids_that_all_change_make_nothing_new(reader: Reader, remade: object) -> None:
    items = [item(number) for number in range(8)]
    reader.visit(*items)
    again = [replace(one, guid=remade(at)) for at, one in enumerate(items)]  # type: ignore[operator]
    assert set(reader.verdicts(*again)) == {SEEN}
    assert reader.articles == 8


def test_r08_a_feed_that_remakes_its_guids_at_every_visit_does_not_flap(reader: Reader) -> None:
    tellings = []
    for turn in range(6):
        items = [item(number, guid=f"{turn}-{number}") for number in range(turn, turn + 8)]
        verdicts = reader.verdicts(*items)
        assert verdicts.count(NEW) == (1 if turn else 8)
        tellings.append(reader.telling)
    assert tellings == [Telling.BOTH, *[Telling.LINKS] * 5]
    rows = len(reader.known)
    reader.visit(*[item(number, guid=f"x{number}") for number in range(5, 13)])
    assert len(reader.known) == rows


def test_r08_links_that_move_lead_to_the_same_articles(reader: Reader) -> None:
    items = [item(number) for number in range(4)]
    reader.visit(*items)
    moved = [replace(one, link=one.link.replace("news", "archive/2026")) for one in items]
    told = reader.visit(*moved)
    assert {one.verdict for one in told} == {SEEN}
    assert all(one.fresh for one in told)
    assert reader.verdicts(*[replace(one, guid="") for one in moved]) == [SEEN] * 4


def test_r08_a_site_that_moves_to_another_house_is_known_by_title_and_date(
    reader: Reader,
) -> None:
    items = [item(number) for number in range(4)]
    reader.visit(*items)
    moved = [
        replace(one, guid=f"new-{at}", link=f"https://quays.example/{at}")
        for at, one in enumerate(items)
    ]
    assert reader.verdicts(*moved) == [SEEN] * 4


@pytest.mark.parametrize(
    "link",
    [
        "http://www.harbour.example/news/1.html",
        "https://harbour.example/news/1.html/",
        "https://harbour.example/news/1.html?utm_source=rss&utm_medium=feed",
        "https://harbour.example/news/1.html#comments",
    ],
)
def test_r08_a_link_spelled_otherwise_is_the_same_link(reader: Reader, link: str) -> None:
    reader.visit(item(1))
    other = item(1, guid="", title="Quay one shuts", published=None, link=link)
    assert reader.verdicts(other) == [CHANGED]


def test_r09_one_guid_on_every_item_keeps_them_apart(reader: Reader) -> None:
    def guided(*numbers: int) -> list[FeedItem]:
        return [item(number, guid="https://harbour.example/") for number in numbers]

    assert reader.verdicts(*guided(1, 2, 3)) == [NEW] * 3
    assert reader.telling is Telling.LINKS
    assert reader.verdicts(*guided(4)) == [NEW]
    assert reader.telling is Telling.LINKS
    assert reader.verdicts(*guided(5, 4, 3)) == [NEW, SEEN, SEEN]


def test_r09_one_guid_on_single_items_in_turn_keeps_them_apart(reader: Reader) -> None:
    for number in range(4):
        assert reader.verdicts(item(number, guid="latest")) == [NEW]


def test_r09_guids_that_say_a_place_in_the_list_keep_items_apart(reader: Reader) -> None:
    def placed(*numbers: int) -> list[FeedItem]:
        return [item(number, guid=f"item-{at}") for at, number in enumerate(numbers)]

    reader.visit(*placed(1, 2, 3))
    told = reader.visit(*placed(9, 1, 2))
    assert [one.verdict for one in told] == [NEW, SEEN, SEEN]


def test_r09_without_guid_or_link_title_and_date_tell(reader: Reader) -> None:
    plain = [item(number, guid="", link="") for number in range(3)]
    assert reader.verdicts(*plain) == [NEW] * 3
    assert reader.verdicts(item(7, guid="", link=""), *plain) == [NEW, SEEN, SEEN, SEEN]


def test_r09_guids_that_differ_in_case_or_space_are_two_items(reader: Reader) -> None:
    guids = ["Story A", "story a", "Story  A", "STORY A"]
    items = [item(at, guid=guid) for at, guid in enumerate(guids)]
    assert reader.verdicts(*items) == [NEW] * 4
    bare = [replace(one, link="") for one in items]
    assert reader.verdicts(*bare) == [SEEN] * 4


def test_r09_one_link_on_every_item_keeps_them_apart(reader: Reader) -> None:
    def homely(*numbers: int) -> list[FeedItem]:
        return [item(number, link="https://harbour.example/") for number in numbers]

    told = reader.visit(*homely(1, 2, 3))
    assert [one.verdict for one in told] == [NEW] * 3
    assert not any(one.own_page for one in told)
    assert reader.telling is Telling.GUIDS
    assert reader.verdicts(*homely(4)) == [NEW]
    assert reader.verdicts(*homely(4, 3, 2)) == [SEEN] * 3


def test_r09_one_link_and_one_guid_on_every_item_keeps_them_apart(reader: Reader) -> None:
    def alike(*numbers: int) -> list[FeedItem]:
        return [item(number, link="https://harbour.example/", guid="x") for number in numbers]

    assert reader.verdicts(*alike(1, 2, 3)) == [NEW] * 3
    assert reader.telling is Telling.NEITHER
    assert reader.verdicts(*alike(5, 1, 2, 3)) == [NEW, SEEN, SEEN, SEEN]


def test_r09_a_story_listed_twice_does_not_cost_the_feed_its_links(reader: Reader) -> None:
    top = item(1, guid="top", title="Our pick: quay number 1")
    items = [top, *(item(number) for number in range(6))]
    assert reader.verdicts(*items) == [NEW] * 7
    assert reader.telling is Telling.BOTH
    assert reader.verdicts(*items) == [SEEN] * 7


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Quay number 1 to close at once"},
        {"summary": "Piles have rotted under quay 1, divers say."},
        {"summary": "Piles have rotted under quay 11."},
        {"content": "A longer text now."},
        {"updated": Dateline(at=NOON)},
        {"title": "Quay shut", "summary": "No.", "published": Dateline(at=NOON), "guid": "x"},
        {"title": "Quay shut", "link": "https://harbour.example/news/quay-shut.html"},
    ],
)
def test_r10_an_edit_is_a_change_of_the_same_article(
    reader: Reader, edit: dict[str, object]
) -> None:
    (before,) = reader.visit(item(1))
    (told,) = reader.visit(item(1, **edit))
    assert told.verdict is CHANGED
    assert told.article == article_id("1")
    assert before.article is None
    assert reader.verdicts(item(1, **edit)) == [SEEN]


def test_r10_a_date_that_is_bumped_alone_is_no_edit(reader: Reader) -> None:
    reader.visit(item(1), item(2))
    assert reader.verdicts(item(1, published=Dateline(at=NOON)), item(2)) == [SEEN, SEEN]


def test_r10_small_changes_to_most_items_at_once_are_the_feeds_manner(reader: Reader) -> None:
    def counted(turn: int) -> list[FeedItem]:
        return [item(one, content=f"Comments: {turn * one}. Points: {turn}.") for one in range(9)]

    reader.visit(*counted(1))
    assert reader.verdicts(*counted(2)) == [SEEN] * 9
    stamped = [item(one, updated=Dateline(at=NOON)) for one in range(9)]
    later = [item(one, updated=Dateline(at=NOON + timedelta(hours=1))) for one in range(9)]
    stampers = Reader()
    stampers.visit(*stamped)
    assert stampers.verdicts(*later) == [SEEN] * 9
    edited = [replace(later[0], title="Quay reopened"), *later[1:]]
    assert stampers.verdicts(*edited)[:2] == [CHANGED, SEEN]


def test_r07_a_deleted_article_is_never_new_or_changed() -> None:
    gone = Former(article=article_id("gone"), state="", deleted=True)
    for one in (item(1), item(1, title="Edited", content="Longer.")):
        told, _ = tell(FEED, [one], {item(1).guid: gone}, Telling.BOTH)
        assert told[0].verdict is SEEN
        (fresh, _) = tell(FEED, [one], dict.fromkeys(told[0].trace.marks, gone), Telling.BOTH)
        assert fresh[0].verdict is SEEN


def test_an_item_kept_before_states_were_is_seen_and_gets_one() -> None:
    old = Former(article=article_id("old"))
    told, _ = tell(FEED, [item(1)], {item(1).guid: old}, Telling.BOTH)
    assert (told[0].verdict, told[0].fresh, told[0].article) == (SEEN, True, old.article)


_words = st.sampled_from(["", "a", "b", "c", "A", "a "])
_items = st.lists(
    st.builds(
        FeedItem,
        key=st.just(""),
        guid=_words,
        title=_words,
        link=st.sampled_from(
            ["", "https://x.example/", "https://x.example/1", "http://x.example/1"]
        ),
        summary=_words,
        published=st.sampled_from([None, Dateline(at=NOON), Dateline(at=NOON - timedelta(days=1))]),
    ),
    max_size=7,
)
_NARROWER = {
    Telling.BOTH: set(Telling),
    Telling.LINKS: {Telling.LINKS, Telling.NEITHER},
    Telling.GUIDS: {Telling.GUIDS, Telling.NEITHER},
    Telling.NEITHER: {Telling.NEITHER},
}


@given(st.lists(_items, min_size=1, max_size=4))
def test_a_feed_only_ever_loses_a_way_of_telling(documents: Sequence[Sequence[FeedItem]]) -> None:
    reader = Reader()
    for items in documents:
        before = reader.telling
        told = reader.visit(*items)
        assert reader.telling in _NARROWER[before]
        assert len(told) <= len(items)
        formers = [one.article for one in told if one.article]
        links = [marks_of(one.item).link for one in told if one.article]
        pairs = set(zip(formers, links, strict=True))
        assert len({article for article, _ in pairs}) == len(pairs) or len(set(links)) < len(links)


@given(_items)
def test_a_document_with_marks_of_its_own_is_seen_the_second_time(
    items: Sequence[FeedItem],
) -> None:
    apart = [
        replace(one, guid=f"{one.guid}{at}", link=f"https://x.example/{at}")
        for at, one in enumerate(items)
    ]
    reader = Reader()
    assert set(reader.verdicts(*apart)) <= {NEW}
    again = reader.visit(*apart)
    assert {one.verdict for one in again} <= {SEEN}
    assert not any(one.fresh for one in again)
