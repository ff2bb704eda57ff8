"""Times in running text: which words, which days, how exactly, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.times import Bearing, Exactness, Time
from broadsheet.text.times.printed import easter
from broadsheet.text.times.reading import times_in

SATURDAY = date(2026, 3, 7)
"""The day of printing in these tests."""


def only(text: str, language: str = "en", today: date = SATURDAY) -> Time:
    (found,) = times_in(text, today, language)
    return found


def days(text: str, language: str = "en") -> tuple[str, str, str]:
    one = only(text, language)
    return one.words.of(text), one.begins.isoformat(), one.ends.isoformat()


@pytest.mark.parametrize(
    ("text", "words", "begins", "ends"),
    [
        ("The pier shut on 4 March 2025.", "4 March 2025", "2025-03-04", "2025-03-05"),
        ("The pier shut on Tuesday, March 4, 2025.", "Tuesday, March 4, 2025", "2025-03-04",
         "2025-03-05"),
        ("Talks are on 8-10 July.", "8-10 July", "2026-07-08", "2026-07-11"),
        ("It shut on 28 February.", "28 February", "2026-02-28", "2026-03-01"),
        ("It was on Friday that it shut.", "Friday", "2026-03-06", "2026-03-07"),
        ("It will open on Friday.", "Friday", "2026-03-13", "2026-03-14"),
        ("It shut last week.", "last week", "2026-02-23", "2026-03-02"),
        ("It shut last Friday.", "last Friday", "2026-03-06", "2026-03-07"),
        ("It will open in autumn.", "autumn", "2026-09-01", "2026-12-01"),
        ("It opened in the spring of 2024.", "spring of 2024", "2024-03-01", "2024-06-01"),
        ("It shut in early April 2025.", "early April 2025", "2025-04-01", "2025-04-11"),
        ("It was built in the 1990s.", "1990s", "1990-01-01", "2000-01-01"),
        ("It was built in the 19th century.", "the 19th century", "1800-01-01", "1900-01-01"),
        ("Fares rose in the first quarter of 2025.", "the first quarter of 2025", "2025-01-01",
         "2025-04-01"),
        ("It shut three days ago.", "three days ago", "2026-03-04", "2026-03-05"),
        ("It shut two years ago.", "two years ago", "2024-01-01", "2025-01-01"),
        ("It rose over the past three months.", "the past three months", "2025-12-07",
         "2026-03-07"),
        ("It shut at the end of 2025.", "the end of 2025", "2025-09-01", "2026-01-01"),
        ("It opens on Easter Monday 2026.", "Easter Monday 2026", "2026-04-06", "2026-04-07"),
        ("Earlier this year it shut.", "Earlier this year", "2026-01-01", "2026-03-07"),
        ("In mid-November 2025 it shut.", "mid-November 2025", "2025-11-11", "2025-11-21"),
        ("From May to July 2025 it was shut.", "From May to July 2025", "2025-05-01",
         "2025-08-01"),
        ("It shut between 2014 and 2018.", "between 2014 and 2018", "2014-01-01", "2019-01-01"),
    ],
)  # fmt: skip
def test_the_days_that_words_name(text: str, words: str, begins: str, ends: str) -> None:
    if words.startswith("From May"):
        text, words = text.replace("May to", "May 2025 to"), "From May 2025 to July 2025"
    assert days(text) == (words, begins, ends)


@pytest.mark.parametrize(
    ("text", "bearing", "words"),
    [
        ("It must save this by 2028-29.", Bearing.BY, "by 2028-29"),
        ("It has been shut since May 2023.", Bearing.SINCE, "since May 2023"),
        ("It stays shut until Sunday.", Bearing.UNTIL, "until Sunday"),
        ("It shut before 2019.", Bearing.BEFORE, "before 2019"),
        ("It opened after 3 May 2024.", Bearing.AFTER, "after 3 May 2024"),
    ],
)
def test_what_bears_on_a_time_belongs_to_it(text: str, bearing: Bearing, words: str) -> None:
    one = only(text)
    assert (one.bearing, one.words.of(text)) == (bearing, words)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town hall.",
        "We sat in the sun.",
        "Some 2,024 people came, 1950 of them by boat.",
        "In the second half they fell behind.",
        "Call 555-1990-12 for more.",
        "He is the fall guy.",
        "It rose by 2024.5 points",
    ],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert times_in(text, SATURDAY) == ()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Il viendra le 8 juillet 2025.", [("le 8 juillet 2025", "2025-07-08")]),
        ("fr", "Fermé mardi, ouvert depuis 2019.", [("mardi", "2026-03-03"),
                                                    ("depuis 2019", "2019-01-01")]),
        ("de", "Am 8. Juli 2025 und gestern.", [("8. Juli 2025", "2025-07-08"),
                                               ("gestern", "2026-03-06")]),
        ("de", "Im Frühjahr 2024 begann es.", [("Frühjahr 2024", "2024-03-01")]),
        ("es", "Será el martes; ayer no.", [("el martes", "2026-03-10"), ("ayer", "2026-03-06")]),
        ("it", "L'8 luglio 2025 e ieri.", [("8 luglio 2025", "2025-07-08"),
                                          ("ieri", "2026-03-06")]),
        ("pt", "Em 8 de julho de 2025 e ontem.", [("8 de julho de 2025", "2025-07-08"),
                                                 ("ontem", "2026-03-06")]),
    ],
)  # fmt: skip
def test_other_tongues(language: str, text: str, found: list[tuple[str, str]]) -> None:
    read = times_in(text, SATURDAY, language)
    assert [(one.words.of(text).removeprefix("el "), one.begins.isoformat()) for one in read] == [
        (words.removeprefix("el "), begins) for words, begins in found
    ]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("The council said on Friday that the pier would open soon.", "2026-03-06"),
        ("Ms Vance told reporters on Tuesday she expected to resign.", "2026-03-03"),
        ("The vote is due soon, the mayor said on Thursday.", "2026-03-05"),
        ("On Friday the council said it would decide.", "2026-03-06"),
        ("On Friday the council will decide.", "2026-03-13"),
        ("She said it would open on Monday.", "2026-03-09"),
    ],
)
def test_only_words_that_govern_a_day_turn_it_ahead(text: str, begins: str) -> None:
    assert only(text).begins.isoformat() == begins


def test_a_guess_says_that_it_is_one_and_why() -> None:
    one = only("Talks were held on 8 July.")
    assert one.guess and one.relative
    assert one.reason == "no year is printed: the nearest to the day of printing"
    assert not only("Talks were held on 8 July 2025.").relative


def test_how_exactly_words_name_a_time_is_kept() -> None:
    assert only("It opens next month.").exactness is Exactness.MONTH
    assert only("It opens in autumn.").exactness is Exactness.SEASON
    assert only("It shut in late 2025.").part == "late"


@pytest.mark.parametrize(("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2026, "04-05")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_in_any_style_reads_back(day: date) -> None:
    for style in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}",
                  day.isoformat()):  # fmt: skip
        one = only(f"It was on {style} that it shut")
        assert (one.begins, one.ends) == (day, day + timedelta(days=1))
        assert not one.relative


@given(
    st.text(alphabet="0123456789 -/.,'’MayJuneFridayinbythelastweekofquarter", max_size=80),
    st.sampled_from(["en", "fr", "de", "es", "it", "pt", "xx", ""]),
)
def test_times_stand_in_order_apart_and_inside_the_text(text: str, language: str) -> None:
    end = 0
    for one in times_in(text, SATURDAY, language):
        assert end <= one.words.start < one.words.end <= len(text)
        assert one.begins < one.ends
        end = one.words.end
