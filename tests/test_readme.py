"""What the README tells a reader to type is typed here, and does what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, the words after it, and the lines."""

    language: str
    marks: str
    text: str


BLOCKS = [Block(*found) for found in FENCE.findall(README)]
RUNNABLE = [at for at, block in enumerate(BLOCKS) if "run" in block.marks.split()]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Nobody's home, no models, no proxies, the command of this environment first."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BROADSHEET_", "DJANGO_", "XDG_")) and "proxy" not in name.lower()
    }
    return {
        **kept,
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "BROADSHEET_MODELS": "none",
        "BROADSHEET_WORKERS": "1",
        "COLUMNS": "88",
    }


def everything(surroundings: dict[str, str]) -> dict[int, str]:
    """What each runnable block prints; those of the shell in one shell, one after another."""
    out: dict[int, str] = {}
    shell = [at for at in RUNNABLE if BLOCKS[at].language == "sh"]
    script = "".join(f"{BLOCKS[at].text}\nprintf '\\f'\n" for at in shell)
    said = run(["bash", "-euo", "pipefail", "-c", script], surroundings)
    out.update(zip(shell, said.split("\f")[:-1], strict=True))
    for at in RUNNABLE:
        if BLOCKS[at].language == "python":
            out[at] = run([sys.executable, "-c", BLOCKS[at].text], surroundings)
    return out


def run(command: list[str], surroundings: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, f"{command[-1]}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def test_there_is_something_to_run() -> None:
    assert {BLOCKS[at].language for at in RUNNABLE} == {"sh", "python"}


@pytest.mark.slow
def test_what_is_marked_as_runnable_runs_and_prints_what_the_readme_says(
    surroundings: dict[str, str],
) -> None:
    """A block of text right after one that runs shows lines of its output, in order."""
    printed = everything(surroundings)
    assert all(printed[at].strip() for at in RUNNABLE)
    shown = [at for at in RUNNABLE if at + 1 < len(BLOCKS) and BLOCKS[at + 1].language == "text"]
    assert shown
    for at in shown:
        rest = folded(printed[at])
        for line in BLOCKS[at + 1].text.splitlines():
            words = folded(line)
            assert words in rest, f"not printed: {words}\n\n{printed[at]}"
            rest = rest[rest.index(words) + len(words) :]


def folded(text: str) -> str:
    return " ".join(text.split())


def test_every_command_of_the_readme_is_one_we_have() -> None:
    """Blocks that are not run (they would wait for a reader, or fetch) name real commands."""
    import typer

    from broadsheet.cli.main import app

    root = typer.main.get_command(app)
    ours = set(getattr(root, "commands", {}))
    shell = "\n".join(block.text for block in BLOCKS if block.language == "sh")
    named = re.findall(r"^\s*broadsheet (?:--archive \S+ )?([a-z]+)", shell, flags=re.MULTILINE)
    assert named
    assert set(named) <= ours


def test_make_knows_the_targets_the_readme_names() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)(?:`|$)", README, flags=re.MULTILINE))
    assert {"demo", "test"} <= named
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.M)] == []


@pytest.mark.parametrize("page", ["library", "errors"])
def test_the_python_of_the_reference_runs(page: str, surroundings: dict[str, str]) -> None:
    text = (ROOT / "docs" / "reference" / f"{page}.md").read_text("utf-8")
    blocks = [Block(*found) for found in FENCE.findall(text)]
    programs = [block.text for block in blocks if block.language == "python"]
    assert programs
    for program in programs:
        assert run([sys.executable, "-c", program], surroundings).strip()
