"""A dump becomes an index that knows what only one thing of a kind is called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.errors import BadInput
from broadsheet.shelf.wikidata import Wikidata, build, names_in


def entity(number: int, label: str, *claims: str, human: bool = False, **rest: Any) -> str:
    """Return one line of a dump: an entity with one English label."""
    held: dict[str, Any] = {claim: [{"mainsnak": {}}] for claim in claims}
    if human:
        held["P31"] = [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]
    labels = {"en": {"language": "en", "value": label}}
    return json.dumps({"id": f"Q{number}", "labels": labels, "claims": held, **rest}) + ",\n"


LINES = [
    "[\n",
    entity(1, "Orla Vance", human=True, aliases={"fr": [{"value": "Orla de Vance"}]}),
    entity(
        2, "Kell", "P625", "P1082", labels={"de": {"value": "Kellburg"}, "en": {"value": "Kell"}}
    ),
    entity(3, "Kell", "P159"),
    entity(4, "Marsh Bank", "P159", "P625"),
    entity(5, "Ned Osk", human=True),
    entity(6, "Ned Osk", human=True),
    entity(7, "an idea"),
    "]\n",
    "not json P625",
    '{"id": "P625", "claims": []}',
]


@pytest.fixture
def known(tmp_path: Path) -> Wikidata:
    index = tmp_path / "deep" / "wikidata.db"
    build(LINES, index)
    return Wikidata(index)


def test_a_name_and_kind_that_only_one_has(known: Wikidata) -> None:
    assert known("Orla Vance", "person") == "Q1"
    assert known("orla de vance", "person") == "Q1"
    assert known("Kellburg", "place") == "Q2"
    assert known("Kell", "place") == "Q2"
    assert known("Kell", "body") == "Q3"
    assert known("Marsh Bank", "body") == "Q4"


def test_what_two_are_called_and_what_is_of_another_kind(known: Wikidata) -> None:
    assert known("Ned Osk", "person") == ""
    assert known("Orla Vance", "body") == ""
    assert known("an idea", "place") == ""
    assert known("", "person") == ""


def test_a_dump_without_entities_leaves_the_old_index(tmp_path: Path, known: Wikidata) -> None:
    index = tmp_path / "deep" / "wikidata.db"
    with pytest.raises(BadInput, match="no entity"):
        build(["[", "]"], index)
    assert Wikidata(index)("Orla Vance", "person") == "Q1"
    assert [one.name for one in index.parent.iterdir()] == ["wikidata.db"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"x" * 2000)
    for name in ("other", "absent"):
        with pytest.raises(BadInput, match="no index"):
            Wikidata(tmp_path / name)


@given(st.text() | st.just('{"id": "Q1", "claims": {"P625": 1}, "labels": {"en": 3}}'))
def test_any_line_may_stand_in_a_dump(line: str) -> None:
    assert list(names_in(line + '"P625"')) == []
    list(names_in(line))
