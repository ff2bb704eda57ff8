"""What the manifest says, and what it refuses to say."""

from __future__ import annotations

import dataclasses
from importlib.resources import files

import pytest

from broadsheet.shelf.manifest import known_models, read_manifest, wheel_lines

ENTRY = """
[[model]]
name = "small-1"
job = "embed"
language = "en"
licence = "MIT"
origin = "made up"
wheel = "small-wheel"
files = [{{ name = "{name}", member = "x", size = {size}, sha256 = "{sha256}" }}]
"""


def entry(name: str = "a/b", size: object = 1, sha256: str = "0" * 64) -> str:
    return ENTRY.format(name=name, size=size, sha256=sha256)


def test_every_job_has_a_model() -> None:
    assert {model.job for model in known_models()} == {"embed", "rerank", "tag"}


def test_every_model_has_a_pinned_wheel_a_licence_and_its_licence_text() -> None:
    for model in known_models():
        assert "--hash=sha256:" in wheel_lines([model.wheel])
        assert model.licence in {"MIT", "Apache-2.0"} or model.on_request
        assert any(file.is_paper for file in model.files)


def test_models_txt_pins_no_wheel_that_no_model_uses() -> None:
    lines = files("broadsheet.shelf").joinpath("models.txt").read_text("utf-8").splitlines()
    pinned = {line.split("==")[0] for line in lines if "==" in line}
    assert pinned == {model.wheel for model in known_models()}


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/etc/passwd", "a//b", "", ".", "a\\b", "C:a", "a/./b"]
)
def test_a_name_that_leaves_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="leaves the model's folder"):
        read_manifest(entry(name=name.replace("\\", "\\\\")))


@pytest.mark.parametrize(
    ("size", "sha256"), [(1, "0" * 63), (1, "G" * 64), ('"1"', "0" * 64), ("true", "0" * 64)]
)
def test_a_file_without_size_or_sha256_is_refused(size: object, sha256: str) -> None:
    with pytest.raises(ValueError, match="needs a size"):
        read_manifest(entry(size=size, sha256=sha256))


def test_two_models_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two models"):
        read_manifest(entry() + entry())


def test_a_job_nobody_does_is_refused() -> None:
    with pytest.raises(ValueError, match="no such job"):
        read_manifest(entry().replace("embed", "guess"))


def test_the_digest_follows_the_files_and_not_the_licence() -> None:
    model = known_models()[0]
    first, *rest = model.files
    other = dataclasses.replace(model, files=(dataclasses.replace(first, sha256="0" * 64), *rest))
    bare = dataclasses.replace(model, files=model.essential)
    assert other.digest != model.digest
    assert bare.digest == model.digest


def test_a_wheel_nobody_pinned_is_refused() -> None:
    with pytest.raises(ValueError, match="does not pin small-wheel"):
        wheel_lines(["small-wheel"])
