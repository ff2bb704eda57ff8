"""People, bodies and places are found by rules in the other languages Broadsheet reads."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from analysis.noting import SEEN, Noting
from broadsheet.analysis.analyst import OTHER_LANGUAGE, Models
from broadsheet.analysis.annotate import annotate
from broadsheet.news.article import Article, Block
from broadsheet.news.notes import NameKind
from broadsheet.news.press import Press
from broadsheet.text.models import Tagged

COPY = {
    "es": (
        "El presidente del Gobierno, Pedro Osk, y María Jesús Vane viajaron ayer a Sevilla.",
        "Pedro Osk y Yolanda Brandt hablaron en Castilla y León. España y Francia no firmaron.",
        "El Partido Solar de Alberto Lind votó en contra. El Ministerio de Mareas no habló.",
    ),
    "it": (
        "Giorgia Osk e Matteo Vane sono arrivati ieri a Roma, ha detto la ministra.",
        "Il ministro delle Maree, Giancarlo Brandt, non ha risposto. Italia e Francia tacciono.",
        "Il Partito Solare di Elena Lind ha votato contro e la Banca d'Italia non ha parlato.",
    ),
    "fr": (
        "Le président de la République, Henri Osk, et Élisabeth Vane sont allés à Marseille.",
        "Le parti d'Olivier Brandt a voté contre. La France et l'Allemagne ont signé hier.",
        "Le Conseil d'État ne s'est pas prononcé, a ajouté la porte-parole, Irène Lind.",
    ),
    "de": (
        "Bundeskanzler Friedrich Osk und Lena Vane reisten gestern nach München.",
        "Die Universität Heidelberg und die Bundesregierung schwiegen dazu.",
    ),
    "pt": (
        "O presidente Luís Osk e Fernanda Vane viajaram ontem para Lisboa.",
        "A ministra das Marés, Marina Brandt, disse que o Ministério da Saúde sabia.",
    ),
}
PEOPLE = {
    "es": {"Pedro Osk", "María Jesús Vane", "Yolanda Brandt", "Alberto Lind"},
    "it": {"Giorgia Osk", "Matteo Vane", "Giancarlo Brandt", "Elena Lind"},
    "fr": {"Henri Osk", "Élisabeth Vane", "Olivier Brandt", "Irène Lind"},
    "de": {"Friedrich Osk", "Lena Vane"},
    "pt": {"Luís Osk", "Fernanda Vane", "Marina Brandt"},
}
BODIES = {
    "es": {"Partido Solar", "Ministerio de Mareas"},
    "it": {"Partito Solare", "Banca d'Italia"},
    "fr": {"Conseil d'État"},
    "de": {"Universität Heidelberg", "Bundesregierung"},
    "pt": {"Ministério da Saúde"},
}
PLACES = {
    "es": {"Sevilla", "Castilla y León", "España", "Francia"},
    "it": {"Roma", "Italia", "Francia"},
    "fr": {"Marseille", "France", "Allemagne"},
    "de": {"München"},
    "pt": {"Lisboa"},
}


def _named(note: Noting, language: str, kind: NameKind) -> set[str]:
    _article, notes = note(*COPY[language], headline="", language=language)
    return {name.label for name in notes.names if name.kind is kind}


@pytest.mark.parametrize("language", COPY)
def test_people_are_found_apart(note: Noting, language: str) -> None:
    assert _named(note, language, NameKind.PERSON) == PEOPLE[language]


@pytest.mark.parametrize("language", COPY)
def test_bodies_are_found_whole(note: Noting, language: str) -> None:
    assert _named(note, language, NameKind.BODY) == BODIES[language]


@pytest.mark.parametrize("language", COPY)
def test_places_are_found(note: Noting, language: str) -> None:
    assert _named(note, language, NameKind.PLACE) == PLACES[language]


def test_a_role_abroad_has_no_article(note: Noting) -> None:
    article, notes = note(*COPY["es"], headline="", language="es")
    roles = {name.label: name.role.of(article.text) for name in notes.people if name.role}
    assert roles["Pedro Osk"] == "presidente del Gobierno"


class _French:
    """A tagger that calls its phrases what it is told to."""

    name, digest = "french", "0"

    def __call__(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        told = {"Parti solaire": "ORG", "Gwenn Osk": "PERSON", "Retz": "PERSON"}
        return [
            tuple(
                Tagged(text.index(words), text.index(words) + len(words), label)
                for words, label in told.items()
                if words in text
            )
            for text in texts
        ]


def test_a_tagger_of_its_language_reads_an_article(press: Press) -> None:
    article = Article(
        identity="https://news.example/a",
        headline="",
        blocks=(Block(text="Le Parti solaire a dit non hier. Gwenn Osk et M. Retz sont partis."),),
        seen_at=SEEN,
        language="fr",
    )
    asked: list[str] = []

    def abroad(language: str) -> _French:
        asked.append(language)
        return _French()

    notes = annotate(article, models=Models(tagger=_French(), abroad=abroad), press=press)
    assert {name.label: name.kind.value for name in notes.names} == {
        "Gwenn Osk": "person",
        "Retz": "person",
        "Parti solaire": "body",
    }
    assert set(asked) == {"fr"}
    assert notes.notices == ()


def test_without_a_tagger_of_its_language_the_notes_say_so(press: Press) -> None:
    article = Article(
        identity="https://news.example/a",
        headline="",
        blocks=(Block(text="Le Parti solaire a dit non hier et personne ne le savait."),),
        seen_at=SEEN,
        language="fr",
    )
    notes = annotate(article, models=Models(tagger=_French()), press=press)
    assert notes.notices == (OTHER_LANGUAGE,)
