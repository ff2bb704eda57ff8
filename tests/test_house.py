"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from enum import Enum
from functools import cache
from pathlib import Path

import pytest
import typer
from markdown.extensions.toc import slugify
from typer.core import TyperCommand, TyperGroup, TyperOption

from broadsheet.app.settings import Settings
from broadsheet.cli import main as cli
from broadsheet.news import errors, notes

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src" / "broadsheet"
LONGEST_FILE, LONGEST_FUNCTION, COMMON_FUNCTION = 300, 60, 30
# Names that Django asks for.
GIVEN = {"get_context_data"}
VAGUE = {"manager", "handler", "helper", "helpers", "util", "utils", "processor", "data", "info"}


@cache
def modules() -> tuple[Path, ...]:
    """Every module of ours; migrations are written by Django."""
    found = (path for path in SRC.rglob("*.py") if "migrations" not in path.parts)
    return tuple(
        sorted(path for path in found if path.name != "__init__.py" or path.stat().st_size)
    )


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions() -> list[tuple[str, int]]:
    """Every function as (where, lines)."""
    return [
        (f"{named(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@cache
def tracked() -> tuple[Path, ...]:
    """The files that are, or would be, in the repository."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git checkout, so there is no list of tracked files")
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lines = {named(path): path.read_text("utf-8").count("\n") for path in modules()}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_page() -> None:
    assert [one for one in functions() if one[1] > LONGEST_FUNCTION] == []


def test_nine_functions_in_ten_are_short() -> None:
    short = [count <= COMMON_FUNCTION for _, count in functions()]
    assert sum(short) >= 0.9 * len(short)


def test_every_module_says_what_it_is_in_one_sentence() -> None:
    """One sentence; a drawing may follow it, which has no sentences."""
    wrong = []
    for path in modules():
        sentence, _, drawing = (ast.get_docstring(tree_of(path)) or "").partition("\n\n")
        one = sentence.endswith(".") and not re.search(r"[.!?][\"')]*\s+[A-Z]", sentence)
        if not one or any(line.endswith(".") for line in drawing.splitlines()):
            wrong.append(named(path))
    assert wrong == []


def test_nothing_has_a_name_that_says_nothing() -> None:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    vague = [named(path) for path in modules() if _head(path.stem) in VAGUE]
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, kinds) and _head(node.name) in VAGUE:
                vague.append(f"{named(path)}:{node.lineno} {node.name}")
    assert vague == []


def _head(name: str) -> str:
    """The word that says what a thing is: the last of SiteHandler or data_folder."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", "" if name in GIVEN else name)
    return words[-1].lower() if words else ""


def test_no_tracked_file_holds_the_address_of_a_package_index() -> None:
    # Written apart, so that this file does not hold them either.
    hosts = ["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.org", "/opt/" + "pypi"]
    address = re.compile("|".join([*hosts, r"/simpl[e]/?(?![\w/])"]).encode())
    text = (
        path for path in tracked() if path.suffix not in {".png", ".jpg", ".woff2", ".mo", ".xz"}
    )
    assert [named(path) for path in text if address.search(path.read_bytes())] == []


@pytest.mark.parametrize("lock", ["app", "dev", "build", "installer", "bench"])
def test_every_locked_package_is_pinned_by_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", text) if "==" in entry]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_wheel_asks_for_what_the_lock_file_was_made_from() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (ROOT / "requirements" / "app.in").read_text("utf-8").splitlines()
    wanted = {_package(line) for line in lines if line and not line.startswith("#")}
    assert {_package(line) for line in project["dependencies"]} == wanted


def test_the_dependency_page_agrees_with_the_lock_files() -> None:
    page = (PAGES / "design" / "dependencies.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([0-9][^ |]*) \|", page, flags=re.M))
    locked: dict[str, str] = {}
    wanted: set[str] = set()
    for lock in ("app", "build", "installer", "dev", "bench"):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
        pins = re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.M)
        locked = dict(reversed(pins)) | locked
        lines = (ROOT / "requirements" / f"{lock}.in").read_text("utf-8").splitlines()
        wanted |= {_package(line) for line in lines if line and line[0] not in "#-"}
    # numpy is locked once for each Python; the page names the first.
    assert rows == {name: locked[name] for name in wanted}


def _package(requirement: str) -> str:
    return re.split(r"[\[<>=~! ]", requirement)[0].lower()


# Documentation: what the reference must name, and links that must lead somewhere.

PAGES = ROOT / "docs"
MARKDOWN_LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")


@cache
def reference(page: str = "*") -> str:
    """The text of one page under Reference, or of all of them."""
    return "\n".join(path.read_text("utf-8") for path in (PAGES / "reference").glob(f"{page}.md"))


def unnamed(words: Iterable[str], page: str = "*") -> list[str]:
    """Those of `words` that do not stand, marked as code, on the page (as `word` or `word ...`)."""
    marked = set(re.findall(r"`([^`\n]+)`", reference(page)))
    known = marked | {step for code in marked for step in accumulated(code)}
    return sorted(set(words) - known)


def accumulated(code: str) -> list[str]:
    """`a`, `a b` and `a b c` for the code `a b c`."""
    steps = code.split()
    return [" ".join(steps[:at]) for at in range(1, len(steps) + 1)]


def test_the_reference_names_every_error() -> None:
    ours = [one for one in vars(errors).values() if isinstance(one, type)]
    assert unnamed((one.__name__ for one in ours if issubclass(one, Exception)), "errors") == []


def commands(group: TyperGroup, before: str) -> Iterator[str]:
    """Every command below `group`, with the words that lead to it."""
    for name, command in group.commands.items():
        yield f"{before} {name}"
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{before} {name}")


def test_the_reference_names_every_command_and_option() -> None:
    root = typer.main.get_command(cli.app)
    assert isinstance(root, TyperGroup)
    ours = list(commands(root, "broadsheet"))
    assert "broadsheet shelf list" in ours
    assert unnamed(ours, "commands") == []
    page = reference("commands")
    assert [one for one in sorted(options(root)) if not re.search(rf"{one}\b", page)] == []


def options(command: TyperCommand | TyperGroup) -> set[str]:
    """The long options of a command and those below it, but hidden ones."""
    below = command.commands.values() if isinstance(command, TyperGroup) else ()
    mine = {
        name
        for parameter in command.params
        if isinstance(parameter, TyperOption) and not parameter.hidden
        for name in parameter.opts
        if name.startswith("--")
    }
    return mine.union(*(options(one) for one in below))


def test_the_documentation_types_only_commands_and_options_there_are() -> None:
    root = typer.main.get_command(cli.app)
    assert isinstance(root, TyperGroup)
    typed = [
        (named(page), line.strip())
        for page in [*PAGES.rglob("*.md"), ROOT / "README.md"]
        for line in re.findall(r"^(?: {4})?broadsheet [^…]*?$", page.read_text("utf-8"), re.M)
    ]
    assert len(typed) > 30
    bare = [(page, re.sub(r" #.*|[\[\]|]", "", line)) for page, line in typed]
    assert [one for one in bare if not understood(root, one[1].split()[1:])] == []


def understood(command: TyperCommand | TyperGroup, words: list[str]) -> bool:
    """Whether `words` lead to a command that has every long option among them."""
    known = own_options(command)
    while isinstance(command, TyperGroup):
        step = next((word for word in words if word in command.commands), None)
        if step is None:
            return command.name == "broadsheet" and bool(set(words) & known)
        command, words = command.commands[step], [word for word in words if word != step]
        known |= own_options(command)
    return {word for word in words if word.startswith("--")} <= known


def own_options(command: TyperCommand | TyperGroup) -> set[str]:
    """The long options of one command."""
    names = (name for one in command.params for name in (*one.opts, *one.secondary_opts))
    return {name for name in names if name.startswith("--")}


def test_the_reference_names_every_setting() -> None:
    ours = [f"BROADSHEET_{name.upper()}" for name in Settings.model_fields]
    assert unnamed(ours, "settings") == []


def test_the_reference_names_no_setting_there_is_not() -> None:
    ours = {f"BROADSHEET_{name.upper()}" for name in Settings.model_fields}
    text = "\n".join(path.read_text("utf-8") for path in [*PAGES.rglob("*.md"), ROOT / "README.md"])
    assert set(re.findall(r"\bBROADSHEET_[A-Z_]+\b", text)) <= ours


def test_the_reference_names_every_page_of_the_web() -> None:
    from broadsheet.web.urls import urlpatterns

    assert unnamed((pattern.name or "" for pattern in urlpatterns), "web") == []


def test_the_reference_names_every_path_of_the_api() -> None:
    from broadsheet.api.urls import api

    paths = api.get_openapi_schema()["paths"]
    assert len(paths) > 5
    page = reference("api")
    bare = [re.sub(r"\{[^}]*\}", "{}", re.sub(r"^/?api", "", path)) for path in paths]
    named = re.sub(r"\{[^}]*\}", "{}", page)
    assert [path for path in bare if not re.search(rf"{re.escape(path)}(?![\w/{{])", named)] == []


def test_the_reference_names_every_kind_of_note() -> None:
    kinds = [one for one in vars(notes).values() if isinstance(one, type)]
    values = [
        member.value
        for kind in kinds
        if issubclass(kind, Enum) and kind.__module__ == notes.__name__
        for member in kind
    ]
    assert len(values) > 10
    assert unnamed([*values, *(field.name for field in fields(notes.Notes))]) == []


def test_the_reference_names_every_key_of_the_json() -> None:
    folder = SRC / "newsroom" / "printing"
    keys = {
        node.target.id
        for path in folder.glob("*.py")
        for shape in ast.walk(tree_of(path))
        if isinstance(shape, ast.ClassDef) and shape.name.endswith("Json")
        for node in shape.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    assert "key_points" in keys
    assert unnamed(keys, "json") == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as Python-Markdown's table of contents makes them."""
    prose = re.sub(r"^(```+).*?^\1", "", page.read_text("utf-8"), flags=re.M | re.S)
    titles = re.findall(r"^#+ +(.+?)\s*$", prose, flags=re.M)
    return {slugify(re.sub(r"[`*]", "", title), "-") for title in titles}


def test_every_link_inside_the_documentation_leads_somewhere() -> None:
    lost = []
    for page in [*PAGES.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "changes").glob("*.md")]:
        prose = re.sub(r"^(```+).*?^\1|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.M | re.S)
        for link in MARKDOWN_LINK.findall(prose):
            name, _, anchor = link.partition("#")
            target = (page.parent / name).resolve() if name else page
            if re.match(r"[a-z]+:", link):
                continue
            outside = PAGES in page.parents and PAGES not in target.parents
            broken = not target.exists() or (anchor and anchor not in anchors(target))
            if outside or broken:
                lost.append(f"{named(page)}: {link}")
    assert lost == []


def test_the_navigation_lists_every_page_once() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    listed = re.findall(r"([\w/-]+\.md)\s*$", text.partition("\nnav:")[2], flags=re.M)
    pages = [str(path.relative_to(PAGES)) for path in PAGES.rglob("*.md")]
    assert sorted(listed) == sorted(pages)
