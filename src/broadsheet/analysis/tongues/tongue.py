"""What is to be known of a language to read who says what in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language's words of saying and of those who speak; patterns match whole words.

    `said` is a finite verb of saying in the third person, with its auxiliary; a group `he` in it is
    a pronoun hung on the verb ("dit-il"). `so` stands for a verb behind a quotation alone ("so").
    `that` opens what was said, `according` names who says so without a verb. `pronouns` gives the
    gender ("m", "f") of each. `the` and `one` are articles, `of` hangs one noun on another, `to`
    names who was told, `when` opens what may stand between a verb and "that". `light` may stand
    between subject and verb. `people` and `bodies` are nouns that speak; `voices` those of them who
    speak for, or are near, somebody. `bare`: what is reported follows a comma alone (German).
    `drops`: a verb without a subject goes on with the last one's.
    """

    said: re.Pattern[str]
    so: re.Pattern[str] | None
    that: re.Pattern[str]
    according: re.Pattern[str]
    pronoun: re.Pattern[str]
    pronouns: Mapping[str, str]
    the: re.Pattern[str]
    one: re.Pattern[str]
    of: frozenset[str]
    to: frozenset[str]
    when: re.Pattern[str]
    light: re.Pattern[str]
    people: frozenset[str]
    bodies: frozenset[str]
    voices: frozenset[str]
    bare: bool
    drops: bool


def tongue(
    *,
    said: str,
    that: str,
    according: str,
    pronouns: str,
    the: str,
    one: str,
    of: str,
    to: str,
    when: str,
    light: str,
    people: str,
    bodies: str,
    voices: str,
    so: str = "",
    bare: bool = False,
    drops: bool = False,
) -> Tongue:
    """Return the tongue of these words: alternations of patterns, lists apart by blanks.

    `pronouns` are written with their gender: "il:m elle:f".
    """
    genders = dict(pair.split(":") for pair in pronouns.split())
    return Tongue(
        said=_words(said),
        so=_words(so) if so else None,
        that=re.compile(rf"(?:{that})(?:\s|(?<=['’]))", re.I),
        according=_words(according),
        pronoun=_words("|".join(genders)),
        pronouns=genders,
        the=re.compile(rf"(?<![^\W_])(?:{the})(?:\s|(?<=['’]))", re.I),
        one=re.compile(rf"(?<![^\W_])(?:{one})(?:\s|(?<=['’]))", re.I),
        of=frozenset(of.split()),
        to=frozenset(to.split()),
        when=re.compile(rf"\s(?:{when})(?![^\W_])", re.I),
        light=re.compile(rf"(?:(?<![^\W_])(?:{light})(?:\s|(?<=['’])))+$", re.I),
        people=frozenset((people + " " + voices).split()),
        bodies=frozenset(bodies.split()),
        voices=frozenset(voices.split()),
        bare=bare,
        drops=drops,
    )


def _words(alternation: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{alternation})(?![^\W_])", re.I)
