"""`show`, `ask`, `search`, `note`, `rebuild` and `doctor` over a filled archive."""

from __future__ import annotations

import pytest

from cli_command import Command

KEYS = {
    "headline",
    "standfirst",
    "outlet",
    "published",
    "language",
    "paragraphs",
    "hashtags",
    "people",
    "quotes",
    "sources",
    "figures",
    "related",
    "key_points",
}


def first(filled: Command) -> str:
    found = filled("search", "toll", "--json")
    assert found.code == 0, found.errors
    ids = [one["id"] for one in found.json["articles"] if not one["outlet"]]
    return str(ids[0])


def test_show_prints_every_part_and_every_span_is_true(filled: Command) -> None:
    shown = filled("show", first(filled), "--json").json
    assert set(shown) >= KEYS
    assert shown["headline"] == "Toll reprieved as judge sides with ferry firm"
    text = shown["text"]
    for quote in shown["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["words"]
        assert {"speaker", "role", "kind"} <= set(quote)
    for point in shown["key_points"]:
        assert text[point["start"] : point["end"]] == point["text"]
    assert shown["quotes"]
    assert shown["key_points"]
    assert {one["age"] for one in shown["related"]} >= {"2 hours ago", "14 hours ago"}
    assert all(
        {"id", "relation", "outlet", "age", "headline"} <= set(one) for one in shown["related"]
    )


def test_show_prints_an_article_a_story_and_the_front_page(filled: Command) -> None:
    article = filled("show", first(filled))
    for part in ("Key points", "Who says what", "Comments", "No comments yet", "Related articles"):
        assert part in article.out
    story = filled("show", first(filled), "--json").json["story"]["id"]
    assert "Coverage" in filled("show", story).out
    assert "Broadsheet" in filled("show").out
    assert filled("show", story, "--json").json["story"]["id"] == story
    assert filled("show", "--json").code == 0


@pytest.mark.parametrize("subject", ["a0000000000000000", "s0000000000000000", "nonsense"])
def test_what_is_not_here_is_one_line(filled: Command, subject: str) -> None:
    done = filled("show", subject)
    assert done.code == 1
    assert len(done.errors) == 1


def test_ask_answers_with_words_that_stand_in_the_article(filled: Command) -> None:
    answer = filled("ask", "How much must the council find?", "--json").json
    assert not answer["abstained"]
    cited = answer["citations"][0]
    text = filled("show", cited["article"], "--json").json["text"]
    assert text[cited["start"] : cited["end"]] == cited["words"]
    assert "£85,000" in " ".join(one["words"] for one in answer["citations"])


def test_ask_abstains_with_a_reason(filled: Command) -> None:
    answer = filled("ask", "Who won the chess match in Reykjavik?", "--json").json
    assert answer["abstained"]
    assert answer["reason"]
    assert answer["citations"] == []


def test_an_empty_question_is_refused(filled: Command) -> None:
    done = filled("ask", "  ")
    assert done.code == 2
    assert done.errors == ["broadsheet: ask something: the question is empty"]


def test_note_files_nothing(filled: Command) -> None:
    body = b"Quay to close\n\nThe quay will close, said Ines Calder, chair of the harbour board."
    noted = filled("note", "-", "--json", stdin=body)
    assert noted.code == 0, noted.errors
    assert [one["name"] for one in noted.json["people"]] == ["Ines Calder"]
    assert filled("search", "Calder harbour board quay", "--json").json["articles"] == []


def test_rebuild_gives_the_same_notes_again(filled: Command) -> None:
    before = filled("show", first(filled), "--json").json
    done = filled("rebuild")
    assert done.code == 0, done.errors
    assert done.out.startswith("4 of 4 articles")
    assert filled("show", first(filled), "--json").json == before


def test_doctor_says_what_is_well_and_what_is_off(filled: Command) -> None:
    done = filled("doctor", "--json")
    assert done.code == 0, done.errors
    states = {one["part"]: one["state"] for one in done.json["findings"]}
    assert states["python"] == states["sqlite"] == states["archive"] == "well"
    assert states["models"] == "absent"


def test_a_file_that_is_no_archive_is_one_line(broadsheet: Command) -> None:
    broadsheet.archive.write_bytes(b"this is no database at all, but a line of words\n" * 40)
    done = broadsheet("show")
    assert done.code == 1
    assert len(done.errors) == 1
    assert "cannot be opened" in done.errors[0]
