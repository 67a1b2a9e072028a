"""Labelling blocks: which is headline, standfirst, body or furniture, decided for the whole page at once.

Each block speaks for labels by its features (``cues.tsv``, ``lines.tsv``); each label has its place beside others
(``order.tsv``): a related-stories box, once begun, goes on until there is strong evidence that the story does. The
labels of the page are the path of highest total weight (Viterbi), so that no single line decides alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from detente.articles.features import cues, line_cues
from detente.tables import rows

_TOP = (
    "banner", "label", "date", "byline", "share", "navigation", "newsletter", "caption", "legal", "comments", "appeal",
    "related", "topics", "credit",
)  # fmt: skip
_HEAD = (
    "standfirst", "caption", "date", "byline", "share", "label", "appeal", "newsletter", "topics", "navigation",
    "comments", "credit", "banner", "related", "legal",
)  # fmt: skip
_STORY = (
    "body", "subhead", "caption", "date", "share", "label", "credit", "banner", "related", "byline", "newsletter",
    "appeal", "navigation",
)  # fmt: skip
_AFTER = (
    "related", "topics", "share", "appeal", "newsletter", "comments", "legal", "navigation", "label", "caption",
    "date", "byline", "credit", "banner",
)  # fmt: skip

STATES = (
    *(f"T:{label}" for label in _TOP),
    "T:headline",
    *(f"H:{label}" for label in _HEAD),
    *(f"B:{label}" for label in _STORY),
    *(f"Z:{label}" for label in _AFTER),
)
"""T: above the story's first line; H: between headline and story; B: the story; Z: boxes in it and what comes after."""

Weights = npt.NDArray[np.float64]

FORBIDDEN = -1e5
"""What weighs less than this cannot be."""

_ALL = np.arange(len(STATES))

# What a label weighs with no cue at all: furniture has to show itself.
_BASE = {"body": 0.0, "headline": 0.0, "subhead": -0.3, "banner": -1.6, "standfirst": -0.6, "label": -0.7}
_BASE_OTHER = -1.0


def base(label: str) -> float:
    """What a label weighs with no cue at all."""
    return _BASE.get(label, _BASE_OTHER)


def label_blocks(features: Sequence[set[str]]) -> list[str]:
    """The label of each block, with its zone: one of STATES."""
    if not features:
        return []
    scores = np.array([_emission(shown) for shown in features])
    # What asks for help above the headline is a banner; it has a state of its own to weigh as much as below it.
    return [STATES[state].replace("T:appeal", "T:banner") for state in best_path(scores, *_order())]


def best_path(scores: Weights, start: Weights, order: Weights) -> list[int]:
    """The states of highest total weight: ``scores`` has a row for each block, ``order`` one for each state before."""
    total = start + scores[0]
    back: list[npt.NDArray[np.intp]] = []
    # Rows of the turned table lie side by side in memory, which makes the search for the best of each quicker.
    turned = np.ascontiguousarray(order.T)
    for score in scores[1:]:
        paths = turned + total
        best = paths.argmax(axis=1)
        back.append(best)
        total = paths[_ALL, best] + score
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def _emission(shown: set[str]) -> Weights:
    weights = _weights()
    total = weights["any"].copy()
    for feature in sorted(shown):  # a sum of floats depends on its order, and a set has none
        if feature in weights:
            total += weights[feature]
    return total


@cache
def _weights() -> dict[str, Weights]:
    """The weight of each feature for each state; "any" is what each block has."""
    labels = [state[2:] for state in STATES]
    weights = {"any": np.array([base(label) for label in labels])}
    for cue in (*cues(), *line_cues()):
        weights[cue.feature] = np.array([cue.weights.get(label, 0.0) for label in labels])
    for row in rows(files("detente.articles") / "learned.tsv"):
        learned = dict(part.split(":") for part in row["weights"].split())
        weights.setdefault(row["feature"], np.zeros(len(labels)))
        weights[row["feature"]] += [float(learned.get(label, 0)) for label in labels]
    return weights


@cache
def _order() -> tuple[Weights, Weights]:
    """The weight of beginning in each state, and of going from one (row) to the next (column)."""
    start, order = given_order()
    for row in rows(files("detente.articles") / "steps.tsv"):
        line = start if row["from"] == "start" else order[STATES.index(row["from"])]
        line[STATES.index(row["to"])] += float(row["weight"])
    return start, order


def given_order() -> tuple[Weights, Weights]:
    """The same as set by hand, before what was learned is added."""
    order = rows(files("detente.articles") / "order.tsv")
    table = {(row["from"], row["to"]): float(row["weight"]) for row in order}
    start = np.array([_weight(table, "start", state) for state in STATES])
    return start, np.array([[_weight(table, one, two) for two in STATES] for one in STATES])


def _weight(table: dict[tuple[str, str], float], one: str, two: str) -> float:
    """The most telling row of the table: the two states by name, then one by its zone (``B:*``), then both."""
    one_zone, two_zone = f"{one[:2]}*", f"{two[:2]}*"
    for row in ((one, two), (one, two_zone), (one_zone, two), (one_zone, two_zone)):
        if row in table:
            # Staying in a label is no change of it, unless a row says what that weighs.
            return 0.0 if one == two and row == (one_zone, two_zone) else table[row]
    return 10 * FORBIDDEN
