"""Local files: read with a cap, refused in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from broadsheet.news.errors import BadInput, TooLarge
from broadsheet.wire.files import read_file


def test_a_file_is_read(tmp_path: Path):
    file = tmp_path / "page.html"
    file.write_bytes(b"\x00page\r\n")
    assert read_file(file) == read_file(str(file)) == b"\x00page\r\n"
    assert read_file(file, 7) == b"\x00page\r\n"


def test_an_empty_file_is_an_empty_body(tmp_path: Path):
    (tmp_path / "empty").touch()
    assert read_file(tmp_path / "empty") == b""


def test_a_file_over_the_cap_is_too_large_and_is_not_read_whole(tmp_path: Path):
    file = tmp_path / "large"
    with file.open("wb") as made:
        made.truncate(1 << 40)
    with pytest.raises(TooLarge, match="larger than the 15 MB"):
        read_file(file)
    with pytest.raises(TooLarge, match="larger than the 9 bytes"):
        read_file(file, 9)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere", "there is no such file"),
        ("file/below", "there is no such file"),
        (".", "this is a folder"),
        ("nul\0", "this is no file name"),
        ("x" * 300, "cannot be read"),
        ("pipe", "a device or a pipe"),
        ("/dev/zero", "a device or a pipe"),
        ("loop", "cannot be read"),
    ],
)
def test_what_is_no_file_is_one_sentence(tmp_path: Path, name, words):
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(BadInput, match=words) as caught:
        read_file(f"{tmp_path}/{name}" if not name.startswith("/") else name)
    assert caught.value.subject and "Errno" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path):
    file = tmp_path / "secret"
    file.touch(mode=0)
    with pytest.raises(BadInput, match="may not be read"):
        read_file(file)


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path):
    with pytest.raises(BadInput) as caught:
        read_file(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    str(caught.value).encode("utf-8")
