"""The archive's promise: lists in their order, search that never fails, neighbours that are near."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest
from contracts.copydesk import NOON, CopyDesk, vector_on

from broadsheet.archive.protocol import Archive
from broadsheet.news.article import Article, Block
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import Derived, Mention, MentionKind
from broadsheet.news.ids import ArticleId, StoryId, story_id
from broadsheet.news.notes import Hashtag, Name, NameKind, Notes
from broadsheet.news.span import Span


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
    first, second, third = made
    found = archive.stories(limit=9, until=NOON - timedelta(hours=4))
    assert [one.id for one in found] == [first, second], "the third was not begun"
    assert found[0].members == (made[first][0].id, made[first][2].id)
    assert found[0].last == NOON - timedelta(hours=5)
    assert archive.stories(limit=9, until=NOON - timedelta(days=1)) == []


def test_many_stories_are_all_found(archive: Archive) -> None:
    desk = CopyDesk(words=10)
    founder = desk.article()
    for article in (founder, *(desk.article() for _ in range(320))):
        story = founder.id if len(archive.latest(limit=300)) < 300 else article.id
        put(archive, desk.derived(article, story=story_id(story)), article)
    found = archive.stories(limit=50)
    assert [len(one.members) for one in found] == [300, *([1] * 21)]


def text(desk: CopyDesk, headline: str, body: str, hours: int = 1) -> Article:
    return desk.article(
        age=timedelta(hours=hours), headline=headline, standfirst="", blocks=(Block(text=body),)
    )


@pytest.fixture
def library(archive: Archive, desk: CopyDesk) -> dict[str, ArticleId]:
    """Four articles to search, none of them derived from yet."""
    made = {
        "hubs": text(desk, "Return hubs agreed", "The minister’s plan for Kosovo, he said.", 4),
        "boats": text(desk, "Boats turned", "Return hubs were not discussed by ministers.", 3),
        "cafe": text(
            desk, "Café naïveté", "Straße, 東京都は大きい, हिन्दी समाचार, 3.2 million_x.", 2
        ),
        "odd": text(desk, "Nul\0 and \ud800", "Don't", 1),
    }
    for article in made.values():
        archive.file(article, at=NOON)
    return {name: article.id for name, article in made.items()}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kosovo", ["hubs"]),
        ("KOSOVO minister", ["hubs"]),
        ("return", ["boats", "hubs"]),
        ("ministers", ["boats", "hubs"]),
        ('"return hubs"', ["boats", "hubs"]),
        ("“return hubs” agreed", ["hubs"]),
        ('"hubs return"', []),
        ('"hubs were', ["boats"]),
        ("cafe", ["cafe"]),
        ("NAÏVETÉ strasse", ["cafe"]),
        ("東京", ["cafe"]),
        ("京東", []),
        ("हिन्दी", ["cafe"]),
        ("3.2", ["cafe"]),
        ("2.3", []),
        ("nul", ["odd"]),
        ("don’t", ["odd"]),
        ("the", ["hubs"]),
        ("kosovo boats", []),
    ],
)
def test_search_finds_what_holds_all_words(
    archive: Archive, library: dict[str, ArticleId], words: str, found: list[str]
) -> None:
    hits = [hit.article for hit in archive.search(words, limit=9)]
    assert sorted(hits) == sorted(library[one] for one in found)


def test_search_puts_the_best_first(archive: Archive, library: dict[str, ArticleId]) -> None:
    hits = archive.search("return hubs", limit=9)
    assert [hit.article for hit in hits] == [library["hubs"], library["boats"]]
    assert hits[0].score > hits[1].score
    assert len(archive.search("return hubs", limit=1)) == 1
    assert archive.search("return", limit=0) == []
    newest = archive.search("return hubs", limit=9, newest_first=True)
    assert [hit.article for hit in newest] == [library["boats"], library["hubs"]]
    anything = archive.search("kosovo boats zebra", limit=9, any_word=True)
    assert {hit.article for hit in anything} == {library["hubs"], library["boats"]}


def test_search_knows_the_newest_text_alone(archive: Archive, desk: CopyDesk) -> None:
    article = text(desk, "Headline", "Walrus seen")
    archive.file(article, at=NOON)
    newer = replace(article, blocks=(Block(text="Heron seen"),), seen_at=NOON)
    archive.file(newer, at=NOON)
    older = replace(article, blocks=(Block(text="Otter seen"),), seen_at=NOON - timedelta(days=1))
    archive.file(older, at=NOON)
    archive.start_over()
    assert [len(archive.search(word, limit=9)) for word in ("walrus", "heron", "otter")] == [
        0,
        1,
        0,
    ]
    assert archive.search("seen", limit=9)[0].article == article.id


@pytest.mark.parametrize(
    "words",
    [
        *('"', '""', '" "', "'", "*", "kosovo*", "NEAR(", "NEAR(a b, 2)", "AND", "OR OR", "NOT"),
        *("-kosovo", "+kosovo", "headline:kosovo", "{headline}: x", "^kosovo", "a:b:c", "( ( (", "|"),
        *("\0", "kos\0ovo", "\ud800", "kosovo & ! <-> | hubs", ":*", "\\", "%s %(x)s {}", "; --"),
        "①②", "\u0300\u0301", "\u200d", "🙂", " ", "",
        " OR ".join(f"word{at}" for at in range(1000)),
        "kosovo " * 15_000,
        "x" * 100_000,
        '"' * 100_000,
        "é" * 100_000,
    ],
    ids=lambda words: f"{words[:12]!r}-{len(words)}",
)  # fmt: skip
def test_search_never_fails(archive: Archive, library: dict[str, ArticleId], words: str) -> None:
    for any_word in (False, True):
        started = perf_counter()
        hits = archive.search(words, limit=9, any_word=any_word)
        assert perf_counter() - started < 2, "a hundred times what it takes, for busy machines"
        assert {hit.article for hit in hits} <= set(library.values())


def test_a_text_of_many_words_is_filed_and_found(archive: Archive, desk: CopyDesk) -> None:
    body = " ".join(f"{at:x}q" for at in range(250_000))
    archive.file(text(desk, "Long", body), at=NOON)
    assert len(archive.search("1fq long", limit=9)) == 1


def near(archive: Archive, derived: Derived, *, days: int = 7, limit: int = 9) -> list[ArticleId]:
    print_ = derived.fingerprint
    around = timedelta(days=days)
    found = archive.neighbours(
        print_, since=print_.printed_at - around, until=print_.printed_at + around, limit=limit
    )
    assert all(archive.article(one.fingerprint.article).story == one.story for one in found)
    return [one.fingerprint.article for one in found]


def bare(desk: CopyDesk, hours: int, **marks: object) -> tuple[Article, Derived]:
    """An article that shares nothing with any other but what is said."""
    article = desk.article(age=timedelta(hours=hours))
    nothing = {"bands": (), "names": (), "terms": (), "vector": b"", "vector_model": ""}
    derived = desk.derived(article)
    marks_ = {**nothing, **marks}
    return article, replace(derived, fingerprint=replace(derived.fingerprint, **marks_))  # type: ignore[arg-type]


def test_neighbours_share_bands_names_terms_or_meaning(archive: Archive, desk: CopyDesk) -> None:
    alike = {"vector": vector_on(["sea", "boat", "net"]), "vector_model": "m"}
    marks: list[dict[str, object]] = [
        {"bands": ("1:x", "2:y")},
        {"names": ("rama",)},
        {"terms": ("hub",)},
        {"names": ("hub",), "terms": ("rama",)},
        {**alike, "vector": vector_on(["sea", "boat", "gull"])},
        {**alike, "vector": vector_on(["budget", "tax", "vote"])},
        {**alike, "vector_model": "other"},
        {},
    ]
    made = [bare(desk, 9 - at, **mark) for at, mark in enumerate(marks)]
    for article, derived in made:
        put(archive, derived, article)
    new, asked = bare(desk, 0, bands=("2:y", "3:z"), names=("rama",), terms=("hub",), **alike)
    wanted = [made[at][0].id for at in (0, 1, 2, 4)]
    assert sorted(near(archive, asked)) == sorted(wanted)
    assert near(archive, asked)[0] == wanted[0], "a copy is nearest"
    put(archive, asked, new)
    assert sorted(near(archive, asked)) == sorted(wanted), "nobody is their own neighbour"
    found = archive.neighbours(asked.fingerprint, since=NOON, until=NOON, limit=9)
    assert [one.fingerprint for one in found] == [made[0][1].fingerprint]


def test_copies_are_neighbours_at_any_age(archive: Archive, desk: CopyDesk) -> None:
    old, derived = bare(desk, 24 * 400, bands=("1:x",), names=("rama",))
    put(archive, derived, old)
    edge, on_edge = bare(desk, 24 * 7, names=("rama",))
    put(archive, on_edge, edge)
    _, copy = bare(desk, 0, bands=("1:x",))
    _, same_name = bare(desk, 0, names=("rama",))
    assert near(archive, copy) == [old.id]
    assert near(archive, same_name) == [edge.id], "the days asked for hold both their ends"
    assert near(archive, same_name, days=6) == []


def test_neighbours_are_grouped_articles(archive: Archive, desk: CopyDesk) -> None:
    article, derived = bare(desk, 1, bands=("1:x",))
    _, asked = bare(desk, 0, bands=("1:x",))
    archive.file(article, at=NOON)
    assert near(archive, asked) == []
    archive.derive(derived)
    assert near(archive, asked) == [article.id]
    archive.start_over()
    assert near(archive, asked) == []


def test_copies_do_not_crowd_out_the_rest(archive: Archive, desk: CopyDesk) -> None:
    for hours in range(1, 9):
        article, derived = bare(desk, hours, bands=("1:x",))
        put(archive, derived, article)
    report, derived = bare(desk, 20, names=("rama",))
    put(archive, derived, report)
    _, asked = bare(desk, 0, bands=("1:x",), names=("rama",))
    found = near(archive, asked, limit=6)
    assert len(found) == 6 and report.id in found
    assert near(archive, asked, limit=0) == []


def test_neighbours_follow_new_and_gone_vectors(archive: Archive, desk: CopyDesk) -> None:
    def vector(*words: str) -> dict[str, object]:
        return {"vector": vector_on(list(words)), "vector_model": "m"}

    _, asked = bare(desk, 0, **vector("sea", "boat"))
    one, derived = bare(desk, 1, **vector("sea", "boat", "gull"))
    put(archive, derived, one)
    assert near(archive, asked) == [one.id]
    two, second = bare(desk, 2, **vector("sea", "boat", "crab"))
    put(archive, second, two)
    assert sorted(near(archive, asked)) == sorted([one.id, two.id])
    away = replace(derived.fingerprint, vector=vector_on(["budget", "tax"]))
    archive.derive(replace(derived, fingerprint=away))
    assert near(archive, asked) == [two.id]
    archive.derive(replace(second, fingerprint=replace(second.fingerprint, vector=b"")))
    assert near(archive, asked) == []
    _, early = bare(desk, 24 * 60, **vector("sea", "boat"))
    assert near(archive, early) == []


def test_neighbours_come_alike_from_every_archive(archive: Archive) -> None:
    desk = CopyDesk(seed=11, words=60)
    articles = [desk.article() for _ in range(40)]
    for article in articles:
        put(archive, desk.derived(article), article)
    found = near(archive, desk.derived(articles[7]), limit=12)
    assert len(found) == 12
    places = {article.id: at for at, article in enumerate(articles)}
    assert [places[one] for one in found] == NEAR_THE_EIGHTH


NEAR_THE_EIGHTH: list[int] = []
