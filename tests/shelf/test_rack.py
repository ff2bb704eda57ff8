"""What the shelf says of its models, takes in, and hands out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet.news.errors import BadInput
from broadsheet.shelf.rack import Shelf, folder_from
from shelf import small_model


def shelf_in(folder: Path, said: list[str] | None = None) -> Shelf:
    tell = [].append if said is None else said.append
    return Shelf(folder, models=[small_model.model()], notice=tell)


def test_a_whole_model_is_present_and_verified(tmp_path: Path) -> None:
    small_model.lay_by_hand(tmp_path)
    (entry,) = shelf_in(tmp_path).status()
    assert (entry.present, entry.verified, entry.trouble) == (True, True, None)
    assert entry.size == sum(map(len, small_model.CONTENTS.values()))


def test_a_missing_model_says_how_to_get_it(tmp_path: Path) -> None:
    (entry,) = shelf_in(tmp_path / "nowhere").status()
    assert (entry.present, entry.verified) == (False, False)
    assert "broadsheet shelf fetch" in str(entry.trouble)


def test_a_missing_licence_is_no_reason_not_to_run(tmp_path: Path) -> None:
    (small_model.lay_by_hand(tmp_path) / "LICENSE").unlink()
    (entry,) = shelf_in(tmp_path).status()
    assert entry.verified


def test_tampering_is_seen_at_once(tmp_path: Path) -> None:
    place = small_model.lay_by_hand(tmp_path)
    assert shelf_in(tmp_path).status()[0].verified
    words = bytearray((place / "model.onnx").read_bytes())
    words[0] ^= 1
    (place / "model.onnx").write_bytes(bytes(words))
    (entry,) = shelf_in(tmp_path).status()
    assert (entry.present, entry.verified) == (True, False)
    assert "model.onnx is not what the manifest says" in str(entry.trouble)


def test_verify_sees_through_a_forged_time_of_change(tmp_path: Path) -> None:
    place = small_model.lay_by_hand(tmp_path)
    shelf = shelf_in(tmp_path)
    assert shelf.status()[0].verified
    path = place / "model.onnx"
    before = path.stat()
    path.write_bytes(b"X" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert shelf.status()[0].verified, "the seal is believed at a start"
    assert not shelf.verify()[0].verified
    assert not shelf.status()[0].verified, "and broken once the hash was seen"


def test_a_spoiled_seal_is_not_believed(tmp_path: Path) -> None:
    place = small_model.lay_by_hand(tmp_path)
    for spoiled in ("", "[]", "{", '{"model.onnx": 3}', "\x00"):
        (place / ".seal.json").write_text(spoiled)
        assert shelf_in(tmp_path).status()[0].verified


def test_what_is_missing_is_said_once_and_nothing_is_handed_out(tmp_path: Path) -> None:
    said: list[str] = []
    shelf = shelf_in(tmp_path, said)
    assert shelf.embedder() is None
    assert shelf.embedder() is None
    assert len(said) == 1 and said[0].startswith("small-1: not on the shelf")
    assert shelf.reranker() is None and shelf.tagger() is None


def test_a_tampered_model_is_not_loaded(tmp_path: Path) -> None:
    said: list[str] = []
    place = small_model.lay_by_hand(tmp_path)
    (place / "model.onnx").write_bytes(b"something else")
    assert shelf_in(tmp_path, said).embedder() is None
    assert "is not what the manifest says" in said[0]


def test_the_empty_shelf_hands_out_nothing_and_says_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = Shelf.empty()
    assert (shelf.tagger(), shelf.embedder(), shelf.reranker()) == (None, None, None)
    assert not any(entry.present for entry in shelf.status())
    assert not caplog.records
    with pytest.raises(BadInput, match="switched off"):
        shelf.add(Path.cwd())


def test_add_takes_files_by_what_they_are_whatever_they_are_called(tmp_path: Path) -> None:
    downloads = tmp_path / "downloads" / "deep"
    downloads.mkdir(parents=True)
    for number, words in enumerate(small_model.CONTENTS.values()):
        (downloads / f"{number}.bin").write_bytes(words)
    shelf = shelf_in(tmp_path / "shelf")
    assert shelf.add(tmp_path / "downloads") == ("small-1",)
    assert shelf.verify()[0].verified


def test_add_takes_a_wheel(tmp_path: Path) -> None:
    small_model.write_wheel(tmp_path)
    shelf = shelf_in(tmp_path / "shelf")
    assert shelf.add(tmp_path) == ("small-1",)
    assert shelf.verify()[0].verified


def test_add_refuses_a_folder_with_no_whole_model(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(small_model.CONTENTS["model.onnx"])
    shelf = shelf_in(tmp_path / "shelf")
    with pytest.raises(BadInput, match="no file in it has the sha256 of a known model"):
        shelf.add(tmp_path)
    assert not (tmp_path / "shelf").exists()
    with pytest.raises(BadInput, match="is not a folder"):
        shelf.add(tmp_path / "model.onnx")


def test_the_folder_comes_from_the_setting_or_the_users_data(tmp_path: Path) -> None:
    assert folder_from({"BROADSHEET_SHELF": str(tmp_path)}) == tmp_path
    assert folder_from({"BROADSHEET_SHELF": " "}).parts[-2:] == ("broadsheet", "shelf")


def test_a_loaded_model_is_kept(real_shelf: Shelf) -> None:
    assert real_shelf.embedder() is real_shelf.embedder()
    assert real_shelf.embedder() is not real_shelf.embedder(max_tokens=32)
    assert real_shelf.tagger("fr") is None
    assert real_shelf.tagger("en-GB") is real_shelf.tagger()
