"""The archive's promise: neighbours share something, and come in the same order everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from broadsheet.archive.memory import MemoryArchive
from broadsheet.archive.protocol import Archive
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.article import Article
from broadsheet.news.filed import Derived
from broadsheet.news.ids import ArticleId
from contracts.copydesk import NOON, CopyDesk, vector_on


def put(archive: Archive, derived: Derived, article: Article) -> ArticleId:
    archive.file(article, at=NOON)
    archive.derive(derived)
    return article.id


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


def test_neighbours_are_the_same_in_every_archive(sql: SqlArchive) -> None:
    found = []
    for archive in (MemoryArchive(), sql):
        desk = CopyDesk(seed=11, words=60)
        articles = [desk.article() for _ in range(40)]
        for article in articles:
            put(archive, desk.derived(article), article)
        found.append(near(archive, desk.derived(articles[7]), limit=12))
    assert len(found[0]) == 12
    assert found[0] == found[1]
