"""Which words are names, read off spaCy's weights for all places at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

_TOKEN, _FIRST, _BEFORE = range(3)
"""What spaCy's recogniser looks at: the token, its name's first token, and the one before it."""


TOGETHER = 64
"""Tokens of a name up to which all are followed together. Hostile words can make every token begin
a name without an end; those that are reached are then followed alone, each token once."""


class Recogniser:
    """Greedy decoding of spaCy's transition-based entity recogniser (Lample and others 2016).

    spaCy walks over the tokens one by one, and most of its time goes on asking at each whether each
    of 74 moves is allowed. But what it looks at outside a name is the token alone, and within one
    the place where it began: neither depends on the moves made before. So all places are scored
    together, all names are followed together, and only then one walk drops those that begin within
    another. The names are the same; decision 17 has the figures.
    """

    def __init__(self, component: Any) -> None:
        """Take over the weights of a spaCy `ner` component; raises ValueError for another make."""
        moves = [component.moves.get_class_name(at) for at in range(component.moves.n_moves)]
        model = component.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._vectors_of = model.get_ref("tok2vec").predict
        weights = lower.get_param("W")  # (features, hidden, pieces, width)
        if weights.shape[0] != 3 or weights.shape[2] != 2 or model.attrs["unseen_classes"]:
            raise ValueError("its recogniser is not made as those of spaCy 3 are")
        self._weights = [_halves(one) for one in weights]
        absent = lower.get_param("pad")[0]
        self._bias = _halves(lower.get_param("b"))
        self._alone = _halves(lower.get_param("b") + absent[_FIRST] + absent[_BEFORE])

        # Outside a name one may begin, stand alone, or not be there; "U-" without a label blocks.
        opening = [at for at, move in enumerate(moves) if move == "O" or move[:2] in ("B-", "U-")]
        opening = [at for at in opening if moves[at] != "U-"]
        self.labels = [moves[at][2:] for at in opening]
        self._begins = np.array([moves[at].startswith("B-") for at in opening])
        self._names = np.array([moves[at] != "O" for at in opening])
        scores, bias = upper.get_param("W"), upper.get_param("b")
        self._opening = np.ascontiguousarray(scores[opening].T), bias[opening]
        # Within a name of one label it ends or goes on: the better of two moves.
        ends = [moves.index(f"L-{label}") if label else 0 for label in self.labels]
        goes = [moves.index(f"I-{label}") if label else 0 for label in self.labels]
        self._ending = scores[ends] - scores[goes], bias[ends] - bias[goes]

    def vectors(self, docs: list[Any]) -> Floats:
        """Return one row a token of `docs`, one document after another."""
        return np.asarray(self._vectors_of(docs), dtype=np.float32)

    def names(self, rows: Floats, blank: Marks, last: Marks) -> list[tuple[int, int, str]]:
        """Return (first token, token behind the last, label) of each name, in order.

        `rows` are the vectors of the tokens; `blank` marks those that are white space, where no
        name begins, and `last` the last one of each document, beyond which none goes.
        """
        moves = self._first_moves(rows, blank, last)
        ends = np.arange(1, len(rows) + 1)
        starts = np.nonzero(self._begins[moves])[0]
        ends[starts] = self._ends(rows, starts, moves[starts], last, most=TOGETHER)
        found: list[tuple[int, int, str]] = []
        free = 0
        for at in np.nonzero(self._names[moves])[0].tolist():
            if at < free:
                continue
            if ends[at] == at + TOGETHER:  # an endless name, and one that is reached: on by itself
                one = np.array([at])
                ends[at] = self._ends(rows, one, moves[one], last, most=len(rows))[0]
            free = int(ends[at])
            found.append((at, free, self.labels[moves[at]]))
        return found

    def _first_moves(self, rows: Floats, blank: Marks, last: Marks) -> Places:
        hidden = np.maximum(*(self._see(rows, _TOKEN, half, self._alone[half]) for half in (0, 1)))
        weights, bias = self._opening
        scores = hidden @ weights + bias
        scores[np.ix_(blank, self._names)] = -np.inf
        scores[np.ix_(last, self._begins)] = -np.inf
        best: Places = scores.argmax(axis=1)
        return best

    def _ends(
        self, rows: Floats, starts: Places, moves: Places, last: Marks, *, most: int
    ) -> Places:
        """Return the token behind the last of each name that begins at one of `starts`.

        A name of `most` tokens or more is followed no further than that.
        """
        ends = starts + 1
        weights, bias = self._ending
        first = [self._see(rows[starts], _FIRST, half, self._bias[half]) for half in (0, 1)]
        open_ = np.arange(len(starts))
        while len(open_):
            at = ends[open_]
            hidden = np.maximum(
                *(
                    first[half][open_]
                    + self._see(rows[at], _TOKEN, half, 0.0)
                    + self._see(rows[at - 1], _BEFORE, half, 0.0)
                    for half in (0, 1)
                )
            )
            move = moves[open_]
            closes = (hidden * weights[move]).sum(axis=1) + bias[move] > 0
            ends[open_] += 1
            open_ = open_[~(closes | last[at]) & (ends[open_] < starts[open_] + most)]
        return ends

    def _see(self, rows: Floats, feature: int, half: int, plus: Floats | float) -> Floats:
        seen: Floats = rows @ self._weights[feature][half] + plus
        return seen


def _halves(weights: Floats) -> tuple[Floats, Floats]:
    """Cut (hidden, pieces[, width]) into its two pieces, each ready to be multiplied from left."""
    return np.ascontiguousarray(weights[:, 0].T), np.ascontiguousarray(weights[:, 1].T)
