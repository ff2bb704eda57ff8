"""The French interface is whole: every string of ours has its translation, compiled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import broadsheet

ROOT = Path(broadsheet.__file__).parent
LOCALE = ROOT / "web" / "locale"
FRENCH = LOCALE / "fr" / "LC_MESSAGES"
HOLES = re.compile(r"%\((\w+)\)[sd]")


def catalog() -> Catalog:
    with (FRENCH / "django.po").open("rb") as source:
        return read_po(source, locale="fr")


def asked() -> set[object]:
    """Every string that the templates and the code ask for, as the catalog's keys."""
    with (LOCALE / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = extract_from_dir(ROOT, method_map=methods, options_map=options)
    keys = {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}
    assert len(keys) > 150
    return keys


def test_every_string_is_translated_and_none_is_left_over() -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalog()}
    assert known - {""} == asked()


def forms(message: Message) -> list[tuple[str, str]]:
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[-1], str(form)) for form in message.string]


@pytest.mark.parametrize("message", [one for one in catalog() if one.id], ids=str)
def test_a_translation_has_words_and_no_hole_the_original_lacks(message: Message) -> None:
    for original, translated in forms(message):
        assert translated.strip()
        assert set(HOLES.findall(translated)) <= set(HOLES.findall(original))
        if isinstance(message.id, str):
            assert set(HOLES.findall(translated)) == set(HOLES.findall(original))


def test_the_compiled_catalog_is_this_one() -> None:
    with (FRENCH / "django.mo").open("rb") as compiled:
        made = read_mo(compiled)
    said = {_key(message): forms(message) for message in made if message.id}
    assert said == {_key(message): forms(message) for message in catalog() if message.id}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
