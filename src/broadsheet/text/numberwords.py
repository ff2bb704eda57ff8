"""The words numbers are written with, in six languages."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of one language, lower case.

    `small` are whole numbers below a hundred, `scales` what multiplies a number before it,
    `parts` names of fractions (the n of 1/n), `joins` words between parts of one number,
    `ones` articles that stand for one before a scale ("a hundred"). `comma` says that the decimal
    mark is a comma and thousands are kept apart by points or spaces.
    """

    small: dict[str, int]
    scales: dict[str, int]
    parts: dict[str, int] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
    comma: bool = False


def _count(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {
        word: start + step * place
        for place, group in enumerate(words.split())
        for word in group.split("/")
    }


_SHORT_SCALES = {
    "bn": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "k": 10**3,
}

_EN = Lexicon(
    small=_count(
        "zero/nought/naught one two three four five six seven eight nine ten eleven twelve "
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    )
    | _count("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10),
    scales={
        "dozen": 12,
        "hundred": 100,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "quadrillion": 10**15,
        "lakh": 10**5,
        "crore": 10**7,
        **_SHORT_SCALES,
    },
    parts={
        "half": 2,
        "halves": 2,
        "quarter": 4,
        "quarters": 4,
        **{
            form: number
            for number, stem in enumerate(
                "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 3
            )
            for form in (stem, stem + "s")
        },
        "twentieth": 20,
        "twentieths": 20,
        "hundredth": 100,
        "hundredths": 100,
        "thousandth": 1000,
        "thousandths": 1000,
        "millionth": 10**6,
        "billionth": 10**9,
        "trillionth": 10**12,
    },
    joins=frozenset({"and"}),
    ones=frozenset({"a", "an"}),
)

_FR = Lexicon(
    small=_count(
        "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
        "quinze seize dix-sept dix-huit dix-neuf"
    )
    | _count("vingt trente quarante cinquante soixante", 20, 10)
    | {"soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt": 80, "quatre-vingt-dix": 90},
    scales={
        "douzaine": 12,
        "cent": 100,
        "cents": 100,
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
    },
    parts={"demi": 2},
    joins=frozenset({"et"}),
    ones=frozenset({"un", "une"}),
    comma=True,
)

_DE = Lexicon(
    small=_count(
        "null ein/eins/eine/einen/einem/einer zwei drei vier fünf sechs sieben acht neun zehn elf "
        "zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
    )
    | _count("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
    scales={
        "dutzend": 12,
        "hundert": 100,
        "tausend": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    ones=frozenset({"ein", "eine"}),
    comma=True,
)

_ES = Lexicon(
    small=_count(
        "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
        "quince dieciséis diecisiete dieciocho diecinueve"
    )
    | _count("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10),
    scales={
        "docena": 12,
        "cien": 100,
        "ciento": 100,
        "mil": 10**3,
        "millón": 10**6,
        "millones": 10**6,
        "billón": 10**12,
        "billones": 10**12,
    },
    parts={"medio": 2},
    joins=frozenset({"y"}),
    ones=frozenset({"un"}),
    comma=True,
)

_IT = Lexicon(
    small=_count(
        "zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
        "quattordici quindici sedici diciassette diciotto diciannove"
    )
    | _count("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10),
    scales={
        "dozzina": 12,
        "cento": 100,
        "mille": 10**3,
        "mila": 10**3,
        "milione": 10**6,
        "milioni": 10**6,
        "mln": 10**6,
        "miliardo": 10**9,
        "miliardi": 10**9,
        "mld": 10**9,
    },
    joins=frozenset({"e"}),
    ones=frozenset({"un"}),
    comma=True,
)

_PT = Lexicon(
    small=_count(
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze "
        "catorze/quatorze quinze dezesseis dezessete dezoito dezenove"
    )
    | _count("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10),
    scales={
        "dúzia": 12,
        "cem": 100,
        "cento": 100,
        "mil": 10**3,
        "milhão": 10**6,
        "milhões": 10**6,
        "mi": 10**6,
        "bilhão": 10**9,
        "bilhões": 10**9,
        "bi": 10**9,
        "trilhão": 10**12,
        "trilhões": 10**12,
    },
    joins=frozenset({"e"}),
    ones=frozenset({"um", "uma"}),
    comma=True,
)

LEXICONS = {"en": _EN, "fr": _FR, "de": _DE, "es": _ES, "it": _IT, "pt": _PT}
"""Number words by ISO 639-1 code."""


def lexicon(language: str) -> Lexicon:
    """Return the number words of `language`; English where it is not one of the six."""
    return LEXICONS.get(language, _EN)
