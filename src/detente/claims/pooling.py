"""Pooling what the model and the lexicon say of a marked pair into one distribution over PLOVER's types.

A log-linear pool: each witness gives a logarithm of probability for every type, and a weight says how much it counts.
The witnesses are the model asked for the whole text, the model asked for the clause of the pair alone, and the
lexicon's best vote, by how well it fits the pair. What a vote is worth is counted on the corpus: how often which type
was right where the lexicon said this one (``pairs/votes.tsv``). The weights (``pairs/weights.tsv``) were fitted on the
batches that the model was not trained on; ``python -m training.pairs`` counts and fits both anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from detente.claims.judge import Verdict
from detente.claims.votes import FITS, Vote
from detente.ontology import ontology
from detente.tables import rows

NONE = "NONE"
LABELS = (*ontology().events, NONE)
# The witnesses in the order of the weights: the model on the whole text and on the clause, and votes by their fit.
WITNESSES = ("whole", "clause", *FITS)
# So many made-up cases of the coarser table are added to each finer one: a rare vote is worth what its like are.
_SMOOTHING = 4.0
_FLOOR = 1e-4

Vector = NDArray[np.float64]
Cell = tuple[str, str, str]  # fit, event type, standing


@dataclass(frozen=True, slots=True)
class VoteTable:
    """How much more or less probable each label is than without the vote (logarithms), by fit, type and standing."""

    worth: Mapping[Cell, Vector]

    @classmethod
    def counted(cls, counts: Iterable[tuple[Cell, str, int]]) -> VoteTable:
        """The table of counts: of a cell's votes, how many were for pairs that a person gave that label."""
        cells: dict[Cell, Vector] = defaultdict(lambda: np.zeros(len(LABELS)))
        for cell, label, count in counts:
            cells[cell][LABELS.index(label)] += count
        prior = sum(cells.values(), np.ones(len(LABELS)))
        prior /= prior.sum()
        worth: dict[Cell, Vector] = {}
        for fit in FITS:
            of_fit = {cell: counted for cell, counted in cells.items() if cell[0] == fit}
            right = sum(counted[LABELS.index(event)] for (_, event, _), counted in of_fit.items())
            share = (right + 1) / (sum(float(counted.sum()) for counted in of_fit.values()) + 2)
            for event in LABELS[:-1]:
                guess = (1 - share) * prior
                guess[LABELS.index(event)] += share
                of_event = [counted for (_, named, _), counted in of_fit.items() if named == event]
                coarse = _smoothed(sum(of_event, np.zeros(len(LABELS))), guess)
                for standing in ("", "announced", "negated"):
                    fine = _smoothed(cells.get((fit, event, standing), np.zeros(len(LABELS))), coarse)
                    worth[fit, event, standing] = np.log(fine / prior)
        return cls(worth)


def _smoothed(counted: Vector, guess: Vector) -> Vector:
    smooth: Vector = (counted + _SMOOTHING * guess) / (counted.sum() + _SMOOTHING)
    return smooth


def cell_of(vote: Vote) -> Cell:
    """Where a vote is counted: what is denied or still to come is often of another type."""
    standing = {"negated": "negated", "denied": "negated", "announced": "announced"}.get(vote.status, "")
    return vote.fit, vote.code.event, standing


def testimony(whole: Verdict, clause: Verdict, vote: Vote | None, table: VoteTable) -> Vector:
    """What each witness says of each label (witnesses x labels): logarithms, zero where one has nothing to say."""
    said = np.zeros((len(WITNESSES), len(LABELS)))
    for row, verdict in zip(said, (whole, clause), strict=False):
        row[:] = [np.log(verdict.probabilities[label] + _FLOOR) for label in LABELS]
    if vote is not None:
        said[WITNESSES.index(vote.fit)] = table.worth[cell_of(vote)]
    return said


def pooled(said: Vector, weights: Vector) -> Vector:
    """The probabilities of the labels by a testimony."""
    total = weights @ said
    shares = np.exp(total - total.max())
    probabilities: Vector = shares / shares.sum()
    return probabilities


@cache
def shipped() -> tuple[VoteTable, Vector]:
    """The table of votes and the weights of the witnesses that the package ships."""
    folder = files("detente.claims") / "pairs"
    counts = (
        ((row["fit"], row["event"], row["standing"]), row["label"], int(row["count"]))
        for row in rows(folder / "votes.tsv")
    )
    weight = {row["witness"]: float(row["weight"]) for row in rows(folder / "weights.tsv")}
    return VoteTable.counted(counts), np.array([weight[witness] for witness in WITNESSES])
