"""Telling languages apart, and saying nothing when unsure."""

from __future__ import annotations

import pytest

from broadsheet.text.language import LETTERS_NEEDED, detect, plain_code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The council will decide on the new budget when it meets on Thursday evening."),
        ("fr", "Le conseil décidera du nouveau budget lors de sa réunion de jeudi soir."),
        ("de", "Der Rat entscheidet am Donnerstagabend über den neuen Haushalt der Stadt."),
        ("es", "El ayuntamiento decidirá sobre el nuevo presupuesto en la reunión del jueves."),
        ("no", "Kommunestyret skal avgjøre det nye budsjettet på møtet torsdag kveld."),
        ("pl", "Rada zdecyduje o nowym budżecie podczas czwartkowego posiedzenia."),
        ("ru", "Совет примет решение о новом бюджете на заседании в четверг вечером."),
    ],
)
def test_a_sentence_of_news_is_told(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "Ann Lee", "17 14 9", "Kosovo, Lindholt, Aske, Brenac"])
def test_nothing_is_said_when_unsure(text: str) -> None:
    assert detect(text) == ""


def test_too_few_letters_are_never_guessed_at() -> None:
    assert detect("Le président a dit"[: LETTERS_NEEDED - 2]) == ""


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("pt_BR", "pt"), ("DEU", "de"), ("nb", "no"), ("x-klingon", ""), ("", "")],
)
def test_a_language_tag_becomes_two_letters(tag: str, code: str) -> None:
    assert plain_code(tag) == code
