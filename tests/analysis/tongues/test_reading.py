"""Who said what in five languages: verbs on either side, within, after a dash, and reported."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.noting import SEEN
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.analysis.galley import Galley, lay_out
from broadsheet.analysis.naming import find_names
from broadsheet.analysis.tags import Tags
from broadsheet.analysis.tongues.reading import TONGUES, find_quotes
from broadsheet.news.article import Article, Block
from broadsheet.news.notes import Name
from broadsheet.news.press import known_press

Said = tuple[str, str, str | None]

FRENCH: dict[str, list[Said]] = {
    "« Le pont restera fermé », a déclaré Henri Osk, maire de Kell.": [
        ("direct", "Le pont restera fermé", "Henri Osk")
    ],
    "Henri Osk a déclaré : « Le pont restera fermé. »": [
        ("direct", "Le pont restera fermé.", "Henri Osk")
    ],
    "« Le pont, a expliqué Henri Osk, restera fermé tout l'été. »": [
        ("direct", "Le pont", "Henri Osk"),
        ("direct", "restera fermé tout l'été.", "Henri Osk"),
    ],
    "Henri Osk est arrivé lundi. « Nous attendons encore », a-t-il ajouté.": [
        ("direct", "Nous attendons encore", "Henri Osk")
    ],
    "La maire, Irène Lind, a affirmé lundi que le pont resterait fermé.": [
        ("reported", "le pont resterait fermé", "Irène Lind")
    ],
    "Irène Lind a dénoncé « une décision injuste ».": [
        ("mixed", "une décision injuste", "Irène Lind")
    ],
    "Selon Irène Lind, le pont restera fermé deux mois.": [
        ("reported", "le pont restera fermé deux mois", "Irène Lind")
    ],
    "Le pont restera fermé deux mois, a annoncé la mairie.": [
        ("reported", "Le pont restera fermé deux mois", "la mairie")
    ],
    "« On ne sait rien du tout », confie une source proche du dossier.": [
        ("direct", "On ne sait rien du tout", "une source proche du dossier")
    ],
    "— Non, répondit-elle. Nous restons.": [
        ("direct", "Non", None),
        ("direct", "Nous restons.", None),
    ],
    "Selon Irène Lind, maire de Kell, le pont restera fermé.": [
        ("reported", "le pont restera fermé", "Irène Lind")
    ],
    "« Le pont est à nous », a déclaré la juge Vane, citée hier.": [
        ("direct", "Le pont est à nous", "Vane")
    ],
    "Un marin de 26 ans, qui reste anonyme, n'y croit guère : « On nous a déjà tout promis. »": [
        ("direct", "On nous a déjà tout promis.", "Un marin de 26 ans")
    ],
    "Un patron de 52 ans est resté à quai. « C'est l'école des gamins », dit-il.": [
        ("direct", "C'est l'école des gamins", "Un patron de 52 ans")
    ],
    "Le roman « La Mer basse » est en librairie.": [],
    "Henri Osk n'a pas dit que le pont serait fermé.": [],
    "« Nous partons demain matin », a déclaré le porte-parole de Henri Osk.": [
        ("direct", "Nous partons demain matin", "le porte-parole de Henri Osk")
    ],
    "« Rien ne bouge », a dit Irène Lind. « Les gens attendent depuis des mois. »": [
        ("direct", "Rien ne bouge", "Irène Lind"),
        ("direct", "Les gens attendent depuis des mois.", "Irène Lind"),
    ],
}
GERMAN: dict[str, list[Said]] = {
    "„Die Brücke bleibt zu“, sagte Friedrich Osk am Montag.": [
        ("direct", "Die Brücke bleibt zu", "Friedrich Osk")
    ],
    "Friedrich Osk sagte: „Die Brücke bleibt zu.“": [
        ("direct", "Die Brücke bleibt zu.", "Friedrich Osk")
    ],
    "»Die Brücke bleibt zu«, erklärte Bürgermeisterin Lena Vane.": [
        ("direct", "Die Brücke bleibt zu", "Lena Vane")
    ],
    "„Wir warten seit Monaten“, so Lena Vane.": [
        ("direct", "Wir warten seit Monaten", "Lena Vane")
    ],
    "Lena Vane kam am Montag. „Wir warten seit Monaten“, sagte sie.": [
        ("direct", "Wir warten seit Monaten", "Lena Vane")
    ],
    "Lena Vane sagte am Montag, dass die Brücke geschlossen bleibe.": [
        ("reported", "die Brücke geschlossen bleibe", "Lena Vane")
    ],
    "Lena Vane sagte, die Brücke bleibe bis Mai geschlossen.": [
        ("reported", "die Brücke bleibe bis Mai geschlossen", "Lena Vane")
    ],
    "Laut Lena Vane bleibt alles, wie es war, bis zum Sommer.": [
        ("reported", "bleibt alles, wie es war, bis zum Sommer", "Lena Vane")
    ],
    "Die Brücke bleibt bis Mai geschlossen, teilte die Polizei mit.": [
        ("reported", "Die Brücke bleibt bis Mai geschlossen", "die Polizei")
    ],
    "„Keiner weiß etwas Genaues“, sagte ein Sprecher der Polizei.": [
        ("direct", "Keiner weiß etwas Genaues", "ein Sprecher der Polizei")
    ],
    "Lena Vane kam am Montag. „Wir warten seit Monaten“, sagten sie.": [
        ("direct", "Wir warten seit Monaten", None)
    ],
    "Der Film „Die stille Insel“ läuft im Kino.": [],
}
SPANISH: dict[str, list[Said]] = {
    "“El puente seguirá cerrado”, dijo Pedro Osk, alcalde de Kell.": [
        ("direct", "El puente seguirá cerrado", "Pedro Osk")
    ],
    "«El puente seguirá cerrado», ha asegurado la ministra Marina Vane.": [
        ("direct", "El puente seguirá cerrado", "Marina Vane")
    ],
    "Pedro Osk afirmó: “El puente seguirá cerrado”.": [
        ("direct", "El puente seguirá cerrado", "Pedro Osk")
    ],
    "Pedro Osk llegó el lunes. “No vamos a esperar más”, añadió.": [
        ("direct", "No vamos a esperar más", None)
    ],
    "“No vamos a esperar más”, dijo Pedro Osk. “Es demasiado tarde”, añadió.": [
        ("direct", "No vamos a esperar más", "Pedro Osk"),
        ("direct", "Es demasiado tarde", "Pedro Osk"),
    ],
    "—No vamos a parar —dijo Pedro Osk—. Seguimos aquí.": [
        ("direct", "No vamos a parar", "Pedro Osk"),
        ("direct", "Seguimos aquí.", "Pedro Osk"),
    ],
    "Pedro Osk explicó este lunes que el puente seguirá cerrado.": [
        ("reported", "el puente seguirá cerrado", "Pedro Osk")
    ],
    "Según Pedro Osk, el puente seguirá cerrado dos meses.": [
        ("reported", "el puente seguirá cerrado dos meses", "Pedro Osk")
    ],
    "“Nadie sabe nada”, contó una vecina de la zona.": [
        ("direct", "Nadie sabe nada", "una vecina de la zona")
    ],
    "La novela “La mar serena” llega a las librerías.": [],
}
ITALIAN: dict[str, list[Said]] = {
    "«Il ponte resterà chiuso», ha detto Giorgia Osk, sindaca di Kell.": [
        ("direct", "Il ponte resterà chiuso", "Giorgia Osk")
    ],
    "Il ministro Matteo Vane ha dichiarato: «Il ponte resterà chiuso».": [
        ("direct", "Il ponte resterà chiuso", "Matteo Vane")
    ],
    "«Il ponte, ha spiegato Matteo Vane, resterà chiuso».": [
        ("direct", "Il ponte", "Matteo Vane"),
        ("direct", "resterà chiuso", "Matteo Vane"),
    ],
    "Matteo Vane: «Non possiamo più aspettare».": [
        ("direct", "Non possiamo più aspettare", "Matteo Vane")
    ],
    "Giorgia Osk ha detto ieri che il ponte resterà chiuso.": [
        ("reported", "il ponte resterà chiuso", "Giorgia Osk")
    ],
    "Secondo Matteo Vane, il ponte resterà chiuso due mesi.": [
        ("reported", "il ponte resterà chiuso due mesi", "Matteo Vane")
    ],
    "“Nessuno sa niente”, racconta un testimone.": [
        ("direct", "Nessuno sa niente", "un testimone")
    ],
    "Il romanzo «Il mare calmo» è in libreria.": [],
}
PORTUGUESE: dict[str, list[Said]] = {
    "“A ponte continuará fechada”, disse Luís Osk, prefeito de Kell.": [
        ("direct", "A ponte continuará fechada", "Luís Osk")
    ],
    "A ministra Fernanda Vane afirmou: “A ponte continuará fechada.”": [
        ("direct", "A ponte continuará fechada.", "Fernanda Vane")
    ],
    "Fernanda Vane disse na segunda-feira que a ponte continuará fechada.": [
        ("reported", "a ponte continuará fechada", "Fernanda Vane")
    ],
    "Segundo Luís Osk, a ponte continuará fechada dois meses.": [
        ("reported", "a ponte continuará fechada dois meses", "Luís Osk")
    ],
    "“Ninguém sabe de nada”, contou uma vizinha.": [
        ("direct", "Ninguém sabe de nada", "uma vizinha")
    ],
    "O romance “O mar calmo” chega às livrarias.": [],
}
BY_LANGUAGE = {"fr": FRENCH, "de": GERMAN, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE}
AROUND = {
    "fr": "La pluie est tombée toute la journée sur la ville et sur les quais.",
    "de": "Es regnete den ganzen Tag über der Stadt und dem Hafen.",
    "es": "Llovió todo el día sobre la ciudad y sobre los muelles.",
    "it": "È piovuto tutto il giorno sulla città e sulle banchine.",
    "pt": "Choveu o dia inteiro sobre a cidade e sobre os cais.",
}
CASES = [
    pytest.param(language, copy, said, id=f"{language} {at}")
    for language, rows in BY_LANGUAGE.items()
    for at, (copy, said) in enumerate(rows.items())
]


def spoken(language: str, *paragraphs: str) -> list[Said]:
    blocks = tuple(Block(text=words) for words in (AROUND[language], *paragraphs))
    article = Article(
        identity="capture:x", headline="", blocks=blocks, seen_at=SEEN, language=language
    )
    notes = annotate(article, models=Models(), press=known_press())
    assert notes.language == language
    return [
        (one.kind.value, one.words.of(article.text), one.speaker.label if one.speaker else None)
        for one in notes.quotes
    ]


@pytest.mark.parametrize(("language", "copy", "said"), CASES)
def test_who_said_what(language: str, copy: str, said: list[Said]) -> None:
    assert spoken(language, copy) == said


PIECES = st.sampled_from(
    [
        "Henri Osk", "Lena Vane", "le ministre", "eine Sprecherin", "la alcaldesa", "un testimone",
        "a déclaré", "sagte", "dijo", "ha detto", "disse", "a-t-il dit", "so", "que", "dass", "che",
        "selon", "laut", "según", "secondo", "segundo", "« ", " »", "„", "“", "”", '"', "—", "– ",
        ", ", ". ", ": ", "? ", "\n\n", " ", "ne", "nicht", "elle", "sie", "le pont est fermé",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(BY_LANGUAGE)), st.lists(PIECES, max_size=50).map("".join))
def test_any_text_is_read_and_no_two_quotes_share_a_word(language: str, copy: str) -> None:
    article = Article(
        identity="capture:x",
        headline="",
        blocks=tuple(Block(text=words) for words in copy.split("\n\n") if words),
        seen_at=SEEN,
    )
    galley = lay_out(article, language)
    found = find_quotes(galley, names_in(galley), TONGUES[language])
    for quote in found:
        assert quote.words.of(article.text).strip()
        assert quote.cue is None or len(quote.cue)
        assert quote.speaker is None or quote.speaker.words.of(article.text)
    for one, other in pairwise(found):
        assert one.words.end <= other.words.start


def names_in(galley: Galley) -> tuple[Name, ...]:
    return find_names(galley, Tags((), len(galley.text)), known_press(), ())


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_a_speaker_is_not_guessed_between_two(language: str) -> None:
    """Two who could both be meant: the words stand, without a name."""
    copy = {
        "fr": "Henri Osk et Pierre Lind sont venus. « Nous attendons encore », a-t-il dit.",
        "de": "Friedrich Osk und Klaus Lind kamen. „Wir warten seit Monaten“, sagte er.",
        "es": "Pedro Osk y Juan Lind llegaron. “No vamos a esperar más”, dijo él.",
        "it": "Matteo Osk e Marco Lind sono arrivati. «Non aspettiamo più qui», ha detto lui.",
        "pt": "Luís Osk e Pedro Lind chegaram. “Não vamos esperar mais”, disse ele.",
    }[language]
    assert [said[2] for said in spoken(language, copy)] == [None]


LONG = [
    "a déclaré ",
    "„",
    "— dijo ",
    "Henri Osk, ",
    "selon ",
    "hat er ",
    ", ha detto ",
    "« A, dit ",
]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_time_grows_with_the_text(language: str, piece: str) -> None:
    def seconds(times: int) -> float:
        blocks = (Block(text=piece * times),)
        galley = lay_out(
            Article(identity="capture:x", headline="", blocks=blocks, seen_at=SEEN), language
        )
        started = process_time()
        find_quotes(galley, (), TONGUES[language])
        return process_time() - started

    assert seconds(8000) < 12 * max(seconds(2000), 0.1)
