"""The bench of hostile documents weighs what it says it weighs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.app.benches.hostile_bombs import BOMBS, FetchStart, served
from broadsheet.app.benches.hostile_documents import QUICK, found, own, wrapped
from broadsheet.app.benches.weighed import Scales, Start
from broadsheet.feeds.parse import parse
from broadsheet.news.errors import TooLarge, Unreachable, WorkFailed
from broadsheet.news.page import Page
from broadsheet.newsroom.crew import Crew
from crew_tasks import Job, start

MIB = 1 << 20


@pytest.fixture
def scales(tmp_path: Path) -> Iterator[Scales]:
    with Crew(1, Start(start, tmp_path), deadline_s=2.0, memory=400 * MIB) as crew:
        crew.run(Job("echo", 0))
        yield Scales(crew, tmp_path, Job("echo", "alive"))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted through /proc")
def test_a_task_is_weighed_beyond_what_its_worker_held(scales: Scales) -> None:
    heavy, light = scales.weigh(Job("take", 200)), scales.weigh(Job("echo", 1))
    assert 190 <= heavy.mb < 260 and heavy.resident_mb > heavy.mb
    assert light.mb < 60 and light.result == 1
    assert scales.weigh(Job("sleep", 0.3)).seconds >= 0.3


@pytest.mark.parametrize("kind", ["abort", "loop", "hog"])
def test_a_worker_that_is_lost_is_told_and_the_next_one_lives(scales: Scales, kind: str) -> None:
    trial = scales.weigh(Job(kind))
    assert trial.killed and isinstance(trial.result, WorkFailed)
    assert trial.neighbour == "alive"
    if kind == "hog" and sys.platform == "linux":
        assert trial.mb > 200


def test_bombs_are_told_by_the_real_wire() -> None:
    with served() as port, Crew(1, FetchStart(port), deadline_s=20.0) as crew:
        results = dict(zip(BOMBS, crew.map(BOMBS), strict=True))
        assert crew.run("/small").body == b"small"
    kinds = {path: type(result) for path, result in results.items()}
    assert kinds["/gzip"] is kinds["/brotli"] is kinds["/plain"] is TooLarge
    assert kinds["/gzip-three-times"] is kinds["/zstd"] is Unreachable


def test_documents_have_names_of_their_own_and_are_not_over_what_is_read() -> None:
    documents = list(own())
    names = [one.name for one in documents]
    assert len(set(names)) == len(names) and set(names) >= QUICK
    for one in documents:
        assert 0 < len(one.make()) <= 15_000_000, one.name


def test_a_document_may_come_as_the_content_of_an_item() -> None:
    page = Page(
        url="http://x.example/f",
        body=wrapped(b"<p>Three & four</p>"),
        fetched_at=datetime(2026, 3, 4, tzinfo=UTC),
        content_type="application/feed+json",
    )
    assert parse(page).items[0].content == "Three & four"


def test_a_folder_may_bring_more(tmp_path: Path) -> None:
    (tmp_path / "xml").mkdir()
    (tmp_path / "xml" / "a.xml").write_bytes(b"<a/>")
    program = "open('b.html', 'w').write('<b>'); open('c.bin', 'w').write('c')"
    (tmp_path / "make_hostile_documents.py").write_text(program)
    documents = [(one.name, one.make()) for one in found(tmp_path)]
    assert documents == [("a.xml", b"<a/>"), ("made/b.html", b"<b>")]
