"""Which language a text is in, or nothing when that is not sure."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

LETTERS_NEEDED = 20
"""Under this many letters a guess is worth little."""
SURE = 0.5
"""The share of belief a language needs. py3langid tempers its scores by the text's length, so that
a sentence of news reaches .9 and a row of names stays under .4."""
_SAMPLE = 2000
# Languages newspapers appear in. Left open to all 140, Scots Gaelic wins on short headlines.
_PRESS = (
    "ar bg bn ca cs da de el en es et eu fa fi fr gl gu he hi hr hu hy id is it ja ka kk kn ko lt "
    "lv mk ml mr ms nl nn no pa pl pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur vi zh"
).split()
# Both written Norwegians are `no` here: papers print them side by side.
_SAME = {"nn": "no", "nb": "no"}


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "" when unsure.

    Unsure is: fewer than `LETTERS_NEEDED` letters, or no language with `SURE` of the belief. Only
    the first 2,000 characters are read. Model: py3langid (naive Bayes over byte n-grams).
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < LETTERS_NEEDED:
        return ""
    belief: dict[str, float] = {}
    for code, share in _identifier().rank(sample):
        code = _SAME.get(code, code)
        belief[code] = belief.get(code, 0.0) + share
    best = max(belief, key=lambda code: belief[code])
    return best if belief[best] >= SURE else ""


def plain_code(tag: str) -> str:
    """Return the language of a BCP 47 tag ("en-GB", "pt_BR") in two letters, "" if it has none."""
    code = tag.strip().replace("_", "-").split("-")[0].lower()
    if len(code) == 3:
        code = _THREE.get(code, "")
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        return ""
    return _SAME.get(code, code)


# ISO 639-2 codes that pages print although BCP 47 asks for the short ones.
_THREE = {
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it",
    "por": "pt", "nld": "nl", "dut": "nl", "rus": "ru", "pol": "pl", "tur": "tr", "ara": "ar",
}  # fmt: skip


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_PRESS)
    return identifier
