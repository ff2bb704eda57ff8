"""The real models, against values their authors publish and promises we make."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.shelf.tagger import pieces
from broadsheet.text.models import Embedder, Reranker, Tagged, Tagger

NEWS = (
    "Ferry crews at Port Maren walked out on Monday after talks over pay broke down.",
    "Crews of the Port Maren ferries went on strike on Monday when pay talks collapsed.",
    "The city's orchestra will open its season with a programme of film music.",
)


def test_vectors_are_unit_rows_of_float32(embedder: Embedder) -> None:
    rows = embedder([*NEWS, ""])
    assert rows.dtype == np.float32
    assert rows.shape == (4, embedder.dimensions) == (4, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert embedder([]).shape == (0, 384)


def test_the_vector_of_hello_world_is_near_the_published_one(embedder: Embedder) -> None:
    # The full-precision model gives .0152 -.0227 .0086 (fastembed's canonical values).
    assert embedder(["hello world"])[0, :3] == pytest.approx([0.0152, -0.0227, 0.0086], abs=0.006)


def test_a_vector_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    alone = embedder([NEWS[0]])[0]
    among = embedder(["short", *NEWS, "word " * 400])[1]
    assert np.array_equal(alone, among)


def test_two_reports_of_one_strike_are_nearer_than_a_concert(embedder: Embedder) -> None:
    one, two, other = embedder(NEWS)
    assert one @ two > 0.85 > 0.7 > one @ other


def test_a_text_is_cut_and_not_refused(embedder: Embedder) -> None:
    long = "harbour " * 100_000
    assert np.array_equal(embedder([long])[0], embedder([long + "concert"])[0])


def test_the_reranker_gives_the_published_order_and_scores(reranker: Reranker) -> None:
    capitals = ["Paris is the capital of France.", "Berlin is the capital of Germany."]
    # Full precision gives 9.33 and -2.04.
    scores = reranker("What is the capital of France?", capitals)
    assert scores == pytest.approx([9.33, -2.04], abs=0.6)
    assert reranker("What is the capital of France?", capitals[::-1]) == scores[::-1]
    assert reranker("What?", []) == []
    assert len(reranker("why " * 2000, ["because " * 2000])) == 1


def test_the_tagger_points_at_names_and_figures(tagger: Tagger) -> None:
    text = "Anna Lindqvist told the BBC in London on Monday that £28 million had gone."
    (found, nothing) = tagger([text, ""])
    named = {(text[one.start : one.end], one.label) for one in found}
    assert {("Anna Lindqvist", "PERSON"), ("London", "GPE"), ("£28 million", "MONEY")} <= named
    assert nothing == ()


def test_offsets_hold_in_a_text_longer_than_the_tagger_reads_at_once(tagger: Tagger) -> None:
    line = "The mayor, Anna Lindqvist, spoke in London on Monday about the new harbour wall.\n\n"
    text = "😀 " + line * 1000
    (found,) = tagger([text])
    people = [one for one in found if text[one.start : one.end] == "Anna Lindqvist"]
    assert len(people) == 1000
    assert list(found) == sorted(found, key=lambda one: one.start)


def test_the_tagger_says_the_same_whatever_is_beside_a_text(tagger: Tagger) -> None:
    alone = [tagger([text])[0] for text in NEWS]
    assert tagger(NEWS) == alone == tagger(NEWS)
    assert all(isinstance(one, Tagged) for names in alone for one in names)


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(1, 30))
def test_pieces_put_together_are_the_text(text: str, limit: int) -> None:
    cut = list(pieces(text, limit))
    assert "".join(piece for _, piece in cut) == text
    assert all(0 < len(piece) <= limit for _, piece in cut)
    assert all(text[offset : offset + len(piece)] == piece for offset, piece in cut)


def test_a_text_is_cut_at_a_paragraph_before_a_sentence() -> None:
    text = "One two. Three four.\n\nFive six. Seven eight."
    assert [piece for _, piece in pieces(text, 34)] == [
        "One two. Three four.\n\n",
        "Five six. Seven eight.",
    ]
