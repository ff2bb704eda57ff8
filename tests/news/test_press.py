"""The table of outlets finds an outlet by host, name and alias, and can be extended."""

from __future__ import annotations

import pytest

from broadsheet.news.errors import BadInput
from broadsheet.news.outlet import OutletKind
from broadsheet.news.press import known_press, outlets_of


def test_an_outlet_is_found_by_host_name_and_alias() -> None:
    press = known_press()
    telegraph = press.named("Telegraph")
    assert telegraph is not None
    assert press.of_host("www.telegraph.co.uk") is telegraph
    assert press.named("the DAILY telegraph") is telegraph
    assert press.of_host("telegraph.co.uk.evil.example") is None
    assert press.named("nobody has heard of it") is None


def test_no_name_alias_or_host_belongs_to_two_outlets() -> None:
    outlets = known_press().outlets
    for field in ("hosts", "aliases"):
        every = [one for outlet in outlets for one in getattr(outlet, field)]
        assert len(every) == len(set(every))


def test_a_users_table_adds_and_replaces() -> None:
    toml = '[[outlets]]\nname = "BBC"\nhost = "bbc.example"\n[[outlets]]\nname = "Harbour Times"\n'
    press = known_press().extended(outlets_of(toml, "mine.toml"))
    assert press.of_host("bbc.example") is press.named("bbc")
    assert press.of_host("bbc.co.uk") is None
    harbour = press.named("Harbour Times")
    assert harbour is not None
    assert harbour.kind is OutletKind.SITE


@pytest.mark.parametrize(
    "toml", ["[[outlets]]\nhost = 'x'", "not toml", "[[outlets]]\nname='a'\nkind='?'"]
)
def test_a_table_that_cannot_be_read_is_named(toml: str) -> None:
    with pytest.raises(BadInput, match=r"mine\.toml: this outlet table cannot be read"):
        outlets_of(toml, "mine.toml")
