"""A chain of labels fitted by likelihood: a conditional random field whose zones are never marked.

Pages are marked with labels, the chain has states (a label in a zone of the page): the likelihood of a page is that of
all paths through states that its labels allow. What is fitted are differences from weights set by hand, drawn to zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Index = npt.NDArray[np.intp]

_FORBIDDEN = -1e5
_MEMORY, _HALVINGS, _ENOUGH = 8, 20, 1e-5


@dataclass(frozen=True)
class Weights:
    """What each feature says for each label, how a page begins, and what goes from a state (row) to the next."""

    features: Array
    start: Array
    order: Array


class Sums:
    """A matrix of ones and zeros by the places of its ones; ``@`` multiplies by it from the left."""

    def __init__(self, rows: Index, columns: Index, height: int) -> None:
        along = np.argsort(rows, kind="stable")
        self.columns, self.height = columns[along], height
        self.rows, self.first = np.unique(rows[along], return_index=True)

    def __matmul__(self, other: Array) -> Array:
        result = np.zeros((self.height, other.shape[1]))
        result[self.rows] = np.add.reduceat(other[self.columns], self.first, axis=0)
        return result


class Pages:
    """Marked pages as one matrix of blocks: ``shown`` their features by number, ``right`` the states each may have."""

    def __init__(self, shown: Sequence[Sequence[Index]], right: Sequence[npt.NDArray[np.bool_]], features: int) -> None:
        order = sorted(range(len(shown)), key=lambda page: -len(shown[page]))
        lengths = np.array([len(shown[page]) for page in order])
        starts = np.concatenate([[0], np.cumsum(lengths)])
        # The n-th blocks of all pages that have so many, longest page first, are worked on together.
        self.steps = [starts[: int((lengths > n).sum())] + n for n in range(int(lengths[0]))]
        self.right = np.concatenate([right[page] for page in order])
        blocks = [block for page in order for block in shown[page]]
        rows = np.repeat(np.arange(len(blocks)), [len(block) for block in blocks])
        columns = np.concatenate(blocks)
        self.blocks, self.features = Sums(rows, columns, len(blocks)), Sums(columns, rows, features)


def fit(pages: Pages, given: Weights, label_of: Index, margin: Array, draw: float, rounds: int) -> Weights:
    """The weights under which the pages are likeliest, less ``draw`` / 2 times the square of what was changed.

    ``margin`` is by how much a right path must be better than one that goes wrong through a state, by state.
    """
    labels, states = int(label_of.max()) + 1, len(label_of)
    member = np.zeros((labels, states))
    member[label_of, np.arange(states)] = 1
    allowed = given.order > _FORBIDDEN
    wrong = np.where(pages.right, 0.0, margin)
    ends = np.cumsum([given.features.size, states])

    def weights(changes: Array) -> Weights:
        own, start, order = np.split(changes, ends)
        moved = given.order.copy()
        moved[allowed] += order
        return Weights(given.features + own.reshape(given.features.shape), given.start + start, moved)

    def loss(changes: Array) -> tuple[float, Array]:
        now = weights(changes)
        scores = pages.blocks @ (now.features @ member)
        free, seen, passed = _paths(scores + wrong, now, pages)
        told, seen_told, passed_told = _paths(scores, now, pages, pages.right)
        excess = seen - seen_told
        parts = (
            (pages.features @ excess @ member.T).ravel(),
            excess[pages.steps[0]].sum(axis=0),
            (passed - passed_told)[allowed],
        )
        return free - told + draw / 2 * float(changes @ changes), np.concatenate(parts) + draw * changes

    return weights(_lowest(loss, np.zeros(int(ends[-1]) + int(allowed.sum())), rounds))


def _paths(
    scores: Array, weights: Weights, pages: Pages, right: npt.NDArray[np.bool_] | None = None
) -> tuple[float, Array, Array]:
    """The log of the sum over all paths (that are right), and how often each state is seen and each step is taken."""
    top = scores.max(axis=1, keepdims=True)
    local = np.exp(scores - top) * (1.0 if right is None else right)
    step = np.exp(weights.order)
    ahead, behind = np.zeros_like(scores), np.ones_like(scores)
    scale = np.zeros(len(scores))
    for n, rows in enumerate(pages.steps):
        reach = np.exp(weights.start) if n == 0 else ahead[rows - 1] @ step
        here = reach * local[rows]
        scale[rows] = here.sum(axis=1)
        ahead[rows] = here / scale[rows][:, None]
    passed = np.zeros_like(step)
    for rows in reversed(pages.steps[1:]):
        here = behind[rows] * local[rows] / scale[rows][:, None]
        behind[rows - 1] = here @ step.T
        passed += ahead[rows - 1].T @ here
    return float(top.sum() + np.log(scale).sum()), ahead * behind, passed * step


def _lowest(loss: Callable[[Array], tuple[float, Array]], place: Array, rounds: int) -> Array:
    """Where ``loss`` is lowest, by L-BFGS with steps halved until they lead down."""
    value, slope = loss(place)
    moves: list[tuple[Array, Array]] = []
    for _ in range(rounds):
        way = -_newton(slope, moves)
        size, down = 1.0, float(slope @ way)
        for _ in range(_HALVINGS):
            there = place + size * way
            new, new_slope = loss(there)
            if new <= value + 1e-4 * size * down:
                break
            size /= 2
        else:
            break
        if (new_slope - slope) @ (there - place) > 0:
            moves = [*moves, (there - place, new_slope - slope)][-_MEMORY:]
        settled = value - new < _ENOUGH * abs(value)
        place, value, slope = there, new, new_slope
        if settled:
            break
    return place


def _newton(slope: Array, moves: Sequence[tuple[Array, Array]]) -> Array:
    """The slope as seen through the curvature that the last moves met."""
    way, kept = slope.copy(), []
    for move, turn in reversed(moves):
        share = (move @ way) / (move @ turn)
        kept.append(share)
        way -= share * turn
    if moves:
        way *= (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1])
    else:
        way /= max(1.0, np.abs(slope).sum() / 10)
    for (move, turn), share in zip(moves, reversed(kept), strict=True):
        way += move * (share - (turn @ way) / (move @ turn))
    return way
