"""Names people bear around the world are told from other words."""

from __future__ import annotations

from broadsheet.text.bearers import is_family_somewhere, is_given_somewhere


def test_names_of_several_regions() -> None:
    assert all(map(is_given_somewhere, ("Kwabena", "Sibongile", "Priya", "Joaquín", "Mehmet")))
    assert all(map(is_family_somewhere, ("Agyemang", "García", "Ngugi")))


def test_other_words_are_no_names() -> None:
    assert not any(map(is_given_somewhere, ("Ministry", "Xyzzy", "")))
    assert not any(map(is_family_somewhere, ("Ministry", "Xyzzy", "")))
