"""Page sets are read and scored as the figures' page in the manual says."""

from __future__ import annotations

import gzip
import json
import tarfile
from pathlib import Path

import pytest

from broadsheet.app.benches.extraction import NO_PEERS, run
from broadsheet.app.benches.pagesets import plain, plain_names, shingled, snippets
from broadsheet.news.errors import BadInput

COPY = (
    "The lamp at Gull Point went out on Sunday night and nobody came to light it again.",
    "Two boats waited outside the bar until the morning, when the keeper rowed across.",
)
PAGE = """<!doctype html><html lang="en"><head><title>Lamp goes out at Gull Point</title>
<meta name="author" content="Ines Marlow">
<meta property="article:published_time" content="2026-03-02T07:00:00Z"></head><body>
<nav><a href="/">Subscribe to the Gull Point Bugle today</a></nav>
<article><h1>Lamp goes out at Gull Point</h1><p>{}</p><p>{}</p></article></body></html>
""".format(*COPY)
ROW = {
    "file": "lamp.html",
    "url": "https://bugle.example/lamp",
    "with": [COPY[0][:40], COPY[1][:40]],
    "without": ["Subscribe to the Gull Point Bugle"],
    "title": "Lamp goes out at Gull Point",
    "author": "Ines Marlow",
    "date": "2026-03-02",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "lamp.html").write_text(PAGE)
    (tmp_path / "gold.jsonl").write_text(json.dumps(ROW) + "\n")
    return folder


def test_our_reader_is_measured_and_absent_peers_are_named_once(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    found = run(pages=pages, gold=tmp_path / "gold.jsonl", zyte=None, say=said.append)
    ours = found["ours"]
    assert isinstance(ours, dict)
    assert ours.pop("pages_per_s") > 0
    assert ours == {
        "f1": 1.0, "precision": 1.0, "recall": 1.0,
        "title": 1.0, "author": 1.0, "date": 1.0, "timeouts": 0,
    }  # fmt: skip
    assert found["peers"] == {}
    assert said == [NO_PEERS]


def test_snippets_are_counted_over_all_pages(pages: Path, tmp_path: Path) -> None:
    second = {**ROW, "author": ["Jo Roe", "Ines Marlow"], "date": ""}
    gold = tmp_path / "two.jsonl"
    gold.write_text(json.dumps(ROW) + "\n\n" + json.dumps(second) + "\n")
    found = snippets(pages, gold, tmp_path)
    said = [
        {"text": COPY[0] + ROW["without"][0], "title": "LAMP goes out, at Gull&nbsp;Point"},
        {"text": "", "title": "", "authors": ["Ines Marlow and Jo Roe"], "date": "2026-03-02"},
    ]
    assert found.score(said) == {
        "f1": pytest.approx(1 / 3, abs=1e-4), "precision": 0.5, "recall": 0.25,
        "title": 0.5, "author": 0.5, "date": 0.0,
    }  # fmt: skip
    assert "author" not in found.score([{"text": ""}, {"text": ""}])


def test_a_tar_is_as_good_as_a_folder(pages: Path, tmp_path: Path) -> None:
    packed = tmp_path / "pages.tar.xz"
    with tarfile.open(packed, "w:xz") as tar:
        tar.add(pages / "lamp.html", "pages/lamp.html")
    scratch = tmp_path / "scratch"
    found = snippets(packed, tmp_path / "gold.jsonl", scratch)
    assert found.sheets[0].path.read_text() == PAGE


def test_runs_of_four_words_are_averaged_over_pages(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    gold = {"a": {"articleBody": "one two three four five", "url": "https://bugle.example/a"},
            "b": {"articleBody": "six seven"}}  # fmt: skip
    (tmp_path / "ground-truth.json").write_text(json.dumps(gold))
    for key in gold:
        (tmp_path / "html" / f"{key}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    found = shingled(tmp_path, scratch)
    assert [sheet.url for sheet in found.sheets] == ["https://bugle.example/a", ""]
    assert found.sheets[0].path.read_text() == PAGE
    # One run of two right and one wrong; then a page of two words, the same.
    said = [{"text": "one, two three four six"}, {"text": "six seven"}]
    assert found.score(said) == {"f1": 0.75, "precision": 0.75, "recall": 0.75}
    assert found.score([{"text": "One two three four"}, {}])["recall"] == 0.0


@pytest.mark.parametrize("absent", ["gold", "pages", "page"])
def test_what_is_not_there_is_named(pages: Path, tmp_path: Path, absent: str) -> None:
    gold = tmp_path / "gold.jsonl"
    if absent == "gold":
        gold.unlink()
    elif absent == "page":
        (pages / "lamp.html").unlink()
    with pytest.raises(BadInput) as refused:
        snippets(tmp_path / "none" if absent == "pages" else pages, gold, tmp_path / "scratch")
    assert "there" in str(refused.value) or "neither" in str(refused.value)


def test_names_and_titles_are_compared_by_their_words() -> None:
    assert plain("“Ships &amp; Sails” – The\tGUIDE") == "ships sails the guide"
    assert plain_names("JO ROE, Ann Lee & Max Muster") == plain_names(
        ["Max Muster und Ann Lee", "Jo Roe"]
    )
    assert plain_names("") == []
