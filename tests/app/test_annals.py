"""Web archives are filed once, go on where they stopped, and say what they came to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.analysis.analyst import Models
from broadsheet.app.intake import take_in
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.errors import BadInput
from broadsheet.news.ids import article_id
from broadsheet.news.outcome import Outcome, Verdict
from broadsheet.news.press import Press
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.work import ReadPage, Result, Task, Worker
from make_warc import HOST, http, packed, pages, record
from standins import ScriptedWire

NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)
FRONT = record(http(b"<html><title>Merrow News</title><body><p>News"), url=f"{HOST}/", number=77)


class Reading:
    """A worker that counts the pages it has read."""

    def __init__(self) -> None:
        self.pages = 0
        self.worker = Worker(press=Press(), models=Models())

    def __call__(self, task: Task) -> Result:
        self.pages += isinstance(task, ReadPage)
        return self.worker(task)


class House:
    def __init__(self) -> None:
        self.reading = Reading()
        self.ticks = 0
        self.desk = Desk(
            archive=MemoryArchive(),
            wire=ScriptedWire({}),
            press=Press(),
            crew=Crew(0, lambda: self.reading),
            clock=lambda: NOW,
            edition=lambda: NOW,
        )

    def tick(self) -> None:
        self.ticks += 1

    def taking(self, *inputs: Path) -> Iterator[Outcome]:
        return take_in(self.desk, [str(one) for one in inputs], seen_at=None, tick=self.tick)

    def ids(self) -> list[str]:
        return sorted(self.desk.archive.latest(limit=1000))


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "named-otherwise.bin"
    file.write_bytes(packed([*pages(range(10)), FRONT, *pages(range(10, 20))]))
    return file


def test_pages_are_filed_as_of_their_own_moment(house: House, archive: Path) -> None:
    outcomes = list(house.taking(archive))
    assert [one.verdict for one in outcomes if one.article] == [Verdict.NEW] * 20
    kept = house.desk.archive.article(article_id(f"{HOST}/3.html")).article
    assert kept.seen_at == datetime(2026, 3, 9, 12, tzinfo=UTC)
    assert kept.url == f"{HOST}/3.html"
    assert not any(one.error for one in outcomes)
    assert [one.notice for one in outcomes if one.notice] == [
        f"{archive}: 21 pages, 1 without an article"
    ]
    assert house.ticks >= 21


def test_r31_an_import_that_was_interrupted_goes_on_without_doing_it_again(
    house: House, archive: Path
) -> None:
    other = House()
    list(other.taking(archive))
    halfway = house.taking(archive)
    for _ in range(10):
        next(halfway)
    halfway.close()  # type: ignore[attr-defined]  # a generator
    assert house.reading.pages == 10
    rest = list(house.taking(archive))
    assert house.reading.pages == 21
    assert sum(1 for one in rest if one.article) == 10
    assert "10 of them filed before" in rest[-1].notice
    assert house.ids() == other.ids()


def test_r31_importing_twice_reads_no_article_twice(house: House, archive: Path) -> None:
    list(house.taking(archive))
    before = house.ids()
    again = list(house.taking(archive))
    assert house.reading.pages == 22  # the page without an article is looked at once more
    assert [one.verdict for one in again if one.article] == []
    assert house.ids() == before
    moved = archive.rename(archive.with_name("moved.warc.gz"))
    list(house.taking(moved))
    assert house.reading.pages == 23


def test_bad_records_are_one_line_and_the_others_are_filed(house: House, tmp_path: Path) -> None:
    liar = record(http(b"<p>x"), length=2**63)
    file = tmp_path / "bad.warc.gz"
    file.write_bytes(packed([*pages([1]), liar, *pages([2]), liar, *pages([3])])[:-50])
    outcomes = list(house.taking(file))
    (error,) = [one.error for one in outcomes if one.error]
    assert isinstance(error, BadInput)
    assert str(error) == f"{file}: 3 records of this archive could not be read and were skipped"
    assert len(house.ids()) == 2


def test_a_folder_is_its_files_in_order_and_a_maildir_its_letters(
    house: House, tmp_path: Path
) -> None:
    letter = (
        "From: The Lantern <a@lantern.example>\nSubject: Letter {}\nMessage-ID: <{}@x>\n"
        "Date: Mon, 9 Mar 2026 10:00:00 +0000\n\nThe {} letter says that the quay at Sable will be "
        "painted green in April, and that nobody was asked.\n"
    )
    for folder, name in (("cur", "1:2,S"), ("new", "2"), ("tmp", "3")):
        (tmp_path / "mail" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "mail" / folder / name).write_text(letter.format(name, name, folder))
    (tmp_path / "mail" / "dovecot.index").write_bytes(b"\x00" * 40)
    outcomes = list(house.taking(tmp_path / "mail"))
    assert [one.error for one in outcomes] == [None, None]
    kept = [house.desk.archive.article(one.article).article for one in outcomes if one.article]
    assert [one.headline for one in kept] == ["Letter 1:2,S", "Letter 2"]
    assert {one.outlet for one in kept} == {"The Lantern"}

    plain = tmp_path / "plain"
    (plain / "deeper").mkdir(parents=True)
    (plain / ".hidden").write_text("x")
    for name in ("b.txt", "a.txt", "deeper/c.txt"):
        words = f"Headline of {name}\n\nIt is told in {name} that the ferry will be late on Monday."
        (plain / name).write_text(words)
    subjects = [one.subject for one in house.taking(plain)]
    assert subjects == [str(plain / name) for name in ("a.txt", "b.txt", "deeper/c.txt")]
    (tmp_path / "empty").mkdir()
    (outcome,) = house.taking(tmp_path / "empty")
    assert "no file in this folder" in str(outcome.error)
