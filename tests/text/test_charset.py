"""Bytes into text: marks, proofs, declarations and guesses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.news.errors import NotText
from broadsheet.text.charset import decoded

FRENCH = "L’été à Brenac : « une chaleur d’août », écrit le préfet. Ça coûte 12 €."
RUSSIAN = "Совет примет решение о новом бюджете на заседании в четверг вечером."
JAPANESE = "市議会は木曜日の会合で新しい予算について決定する。橋は閉鎖されたままだ。"


def page(charset: str, text: str) -> bytes:
    head = f'<html><head><meta charset="{charset}"></head><body><p>'
    return (head + text).encode(charset)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", FRENCH),
        ("windows-1252", FRENCH),
        ("koi8-r", RUSSIAN),
        ("windows-1251", RUSSIAN),
        ("shift_jis", JAPANESE),
        ("euc-jp", JAPANESE),
        ("gb18030", "市议会将在星期四的会议上决定新的预算，大桥仍然关闭。"),
        ("euc-kr", "시의회는 목요일 회의에서 새 예산안을 결정할 예정이다."),
        ("iso-8859-8", "המועצה תחליט ביום חמישי"),
        ("iso2022_jp", JAPANESE),
    ],
)
def test_a_declared_charset_is_believed(charset: str, text: str) -> None:
    assert text in decoded(page(charset, text))
    assert text in decoded(text.encode(charset) + b" ", f"text/html; charset={charset}")


def test_sound_utf8_beats_a_wrong_declaration() -> None:
    body = page("utf-8", FRENCH).replace(b'"utf-8"', b'"iso-8859-1"')
    assert FRENCH in decoded(body, "text/html; charset=iso-8859-1")


def test_latin1_means_windows_on_the_web() -> None:
    body = b'<meta charset="iso-8859-1">\x93said\x94 \x80 5'
    assert "“said” € 5" in decoded(body)


def test_declared_utf8_that_is_none_is_guessed() -> None:
    body = b'<meta charset="utf-8"><p>' + (FRENCH * 5).encode("cp1252")
    assert "L’été à Brenac" in decoded(body)


def test_undeclared_polish_is_told_from_western_text() -> None:
    polish = "Rząd przyjął wczoraj projekt ustawy o żegludze śródlądowej, powiedział minister."
    assert decoded((polish * 5).encode("cp1250")) == polish * 5


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    body = RUSSIAN.encode() + b" \xff\xfe " + RUSSIAN.encode()
    assert decoded(body).count(RUSSIAN) == 2


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_marks_and_wide_text_need_no_declaration(name: str) -> None:
    assert decoded(FRENCH.encode(name)) == FRENCH


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (bytes(range(256)) * 20, "no text"),
    ],
)
def test_what_is_no_text_is_named(body: bytes, name: str) -> None:
    with pytest.raises(NotText, match=name):
        decoded(body, subject="given.bin")


@settings(deadline=None)
@given(st.binary(max_size=600), st.sampled_from(["", "text/html; charset=utf-8", "x; charset=?"]))
def test_any_bytes_are_text_or_a_plain_error(body: bytes, content_type: str) -> None:
    try:
        decoded(body, content_type, "given")
    except NotText as error:
        assert error.subject == "given"


@settings(deadline=None)
@given(st.text())
def test_utf8_is_read_exactly(text: str) -> None:
    body = text.encode("utf-8")
    try:
        assert decoded(body) == text.removeprefix("\ufeff") or "\0" in text
    except NotText:
        assert any(ord(sign) < 32 for sign in text) or text[:2] in {"PK", "BZ", "ID"}
