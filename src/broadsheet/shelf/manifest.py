"""The manifest names each known model, its terms and origin, and what its files must hash to."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any, Literal, cast, get_args

Job = Literal["embed", "rerank", "tag"]
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PAPERS = ("LICENSE", "NOTICE")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of a model: its name on the shelf, its name in the wheel, size in bytes, sha256."""

    name: str
    member: str
    size: int
    sha256: str

    @property
    def is_paper(self) -> bool:
        """Say whether this is a licence or notice, which a model runs without."""
        return self.name.startswith(_PAPERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model: what it is for, in which language, on which terms, and its files.

    One that is `on_request` is fetched only by those who ask for its language.
    """

    name: str
    job: Job
    language: str
    licence: str
    origin: str
    wheel: str
    files: tuple[ModelFile, ...]
    on_request: bool = False

    @property
    def size(self) -> int:
        """The bytes all its files take."""
        return sum(file.size for file in self.files)

    @property
    def essential(self) -> tuple[ModelFile, ...]:
        """The files it cannot run without: all but licence and notice."""
        return tuple(file for file in self.files if not file.is_paper)

    @property
    def digest(self) -> str:
        """A sha256, in hex, over the names and hashes of the files that decide what it says."""
        lines = sorted(f"{file.sha256}  {file.name}\n" for file in self.essential)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def read_manifest(text: str) -> tuple[Model, ...]:
    """Read a manifest in TOML.

    Raises ValueError where an entry is incomplete, a hash is no sha256, or a name would leave its
    model's folder.
    """
    models = tuple(_model(entry) for entry in tomllib.loads(text).get("model", []))
    names = [model.name for model in models]
    if len(set(names)) != len(names):
        raise ValueError("two models of one name")
    return models


@cache
def known_models() -> tuple[Model, ...]:
    """Return the models this release knows."""
    return read_manifest(files(__package__).joinpath("manifest.toml").read_text("utf-8"))


def wheel_lines(wheels: Collection[str], requirements: str | None = None) -> str:
    """Return the lines of models.txt (or of `requirements`) that pin `wheels` by hash.

    Raises ValueError when a wheel is not pinned there.
    """
    if requirements is None:
        requirements = files(__package__).joinpath("models.txt").read_text("utf-8")
    pins = {}
    for line in requirements.replace("\\\n", " ").splitlines():
        if "==" in line and not line.startswith("#"):
            pins[line.split("==")[0].strip()] = " ".join(line.split())
    missing = sorted(set(wheels) - pins.keys())
    if missing:
        raise ValueError(f"models.txt does not pin {', '.join(missing)}")
    return "".join(f"{pins[wheel]}\n" for wheel in sorted(set(wheels)))


def _model(entry: dict[str, Any]) -> Model:
    model = Model(**{**entry, "files": tuple(_file(one) for one in entry.get("files", ()))})
    if model.job not in get_args(Job):
        raise ValueError(f"{model.name}: no such job as {model.job}")
    if not model.files or not _stays_inside(model.name) or "/" in model.name:
        raise ValueError(f"{model.name}: no files, or a name that is no folder's")
    return model


def _file(entry: dict[str, Any]) -> ModelFile:
    file = ModelFile(**entry)
    if not _stays_inside(file.name):
        raise ValueError(f"{file.name}: leaves the model's folder")
    if not _SHA256.fullmatch(file.sha256) or cast(object, type(file.size)) is not int:
        raise ValueError(f"{file.name}: needs a size in bytes and a sha256")
    return file


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    plain = all(part not in ("", ".", "..") for part in name.split("/"))
    return plain and not path.is_absolute() and "\\" not in name and ":" not in name
