"""`wikidata` makes an index that the names of later notes are led to."""

from __future__ import annotations

import bz2
import json
from pathlib import Path

from cli_command import Command

COPY = b"Ferry late\n\nThe mayor, Orla Vance, met the crew in Tirana.\n\nVance said she was sorry."


def _dump() -> str:
    human = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]}
    label = {"en": {"language": "en", "value": "Orla Vance"}}
    return "[\n" + json.dumps({"id": "Q77", "labels": label, "claims": human}) + ",\n]\n"


def test_names_are_led_to_a_local_dump(broadsheet: Command, tmp_path: Path) -> None:
    dump, index = tmp_path / "dump.json.bz2", tmp_path / "wikidata.db"
    dump.write_bytes(bz2.compress(_dump().encode()))
    made = broadsheet("wikidata", str(dump), "--into", str(index))
    assert made.code == 0
    assert made.out.startswith("1 names in")
    noted = broadsheet("note", "-", "--json", stdin=COPY, BROADSHEET_WIKIDATA=str(index)).json
    by_name = {name["name"]: name for name in noted["names"]}
    assert by_name["Orla Vance"]["wikidata"] == "Q77"
    assert by_name["Orla Vance"]["aliases"] == ["Vance"]
    assert by_name["Tirana"]["wikidata"] == ""
    assert by_name["Tirana"]["where"]["country"] == "AL"


def test_a_dump_that_is_not_there_is_one_line(broadsheet: Command, tmp_path: Path) -> None:
    done = broadsheet("wikidata", str(tmp_path / "absent.json"), "--into", str(tmp_path / "x.db"))
    assert done.code == 2
    assert len(done.errors) == 1
    assert not list(tmp_path.glob("x.db*"))
