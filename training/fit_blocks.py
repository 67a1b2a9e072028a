"""Fits what tells the blocks of plain-text pages apart to the marked pages of ``tests/articles/pages``.

    python training/fit_blocks.py [--write]

The weights of ``cues.tsv``, ``lines.tsv`` and ``order.tsv`` are set by hand; what the pages add to them, and all that
the place of a block says, is learned (see ``chain.py``) and written to ``learned.tsv`` and ``steps.tsv``. Prints the
share of blocks told rightly with the outlets of every tenth fold held out; the same figure stands in the table's head.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "quality")]

from blocks import PAGES, page_and_labels  # noqa: E402

from detente.articles import labels  # noqa: E402
from detente.articles.block import blocks_of  # noqa: E402
from detente.articles.features import cues, features_of, line_cues  # noqa: E402
from detente.captures import capture_of, together  # noqa: E402
from training.chain import Index, Pages, Weights, fit  # noqa: E402

TABLES = ROOT / "src" / "detente" / "articles"
DRAW, ROUNDS, FOLDS = 4.0, 60, 10
# A feature that fewer outlets show says nothing of pages elsewhere; a weight below this changes next to nothing.
OUTLETS, LEAST = 3, 0.05

LABELS = sorted({state[2:] for state in labels.STATES})
OF_STATE: Index = np.array([LABELS.index(state[2:]) for state in labels.STATES])
# Furniture told as the story is worse than any other mistake.
MARGIN = np.where(LABELS.index("body") == OF_STATE, 2.0, 0.0)


@dataclass(frozen=True)
class Page:
    outlet: str
    shown: list[set[str]]
    right: npt.NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write what is learned into the tables")
    options = parser.parse_args()
    alone = marked_pages(beside=False)
    beside = [page for page in marked_pages(beside=True) if any("shared" in block for block in page.shown)]
    features = known_features(alone)
    held = held_out_share(alone, features)
    learned = learn(alone + beside, features)
    print(f"told rightly {share_right(learned, alone, features):.3f}, with outlets held out {held:.3f}")
    if options.write:
        write(learned, features, held)


def marked_pages(*, beside: bool) -> list[Page]:
    """The marked pages, each alone or with what it shares with the others of its outlet."""
    paths = sorted((PAGES / "pages").glob("*.txt"))
    marked = [page_and_labels(path) for path in paths]
    captures = [capture_of(text, source=path.stem) for path, (text, _) in zip(paths, marked, strict=True)]
    pages = []
    for capture, (_, blocks) in zip(list(together(captures)) if beside else captures, marked, strict=True):
        shown = features_of(blocks_of(capture.text), capture.headline, capture.shared)
        right = np.array([[is_right(state, kind) for state in labels.STATES] for kind, _ in blocks])
        if len(shown) == len(right) and may_be_read(right):
            pages.append(Page(re.sub(r"_\d$", "", capture.source), shown, right))
    return pages


def is_right(state: str, kind: str) -> bool:
    """Whether a block marked as ``kind`` may have ``state``; above the headline an appeal counts as a banner."""
    label = state.replace("T:appeal", "T:banner")[2:]
    return label == kind or {label, kind} == {"label", "subhead"}


def may_be_read(right: npt.NDArray[np.bool_]) -> bool:
    """Whether some path through the states gives the labels of a page; one with two headlines has none."""
    start, order = labels.given_order()
    reached = right[0] & (start > labels.FORBIDDEN)
    for block in right[1:]:
        reached = (reached[:, None] & (order > labels.FORBIDDEN)).any(axis=0) & block
    return bool(reached.any())


def known_features(pages: Sequence[Page]) -> list[str]:
    """The features to weigh: none at all, those of the tables of cues, and those of place that several outlets show."""
    outlets = defaultdict(set)
    for page in pages:
        for feature in set().union(*page.shown):
            outlets[feature].add(page.outlet)
    cued = [cue.feature for cue in (*cues(), *line_cues())]
    placed = sorted(feature for feature, seen in outlets.items() if len(seen) >= OUTLETS and feature not in cued)
    return ["", *cued, *placed]


def given_weights(features: Sequence[str]) -> Weights:
    weights = np.zeros((len(features), len(LABELS)))
    weights[0] = [labels.base(label) for label in LABELS]
    for cue in (*cues(), *line_cues()):
        for label, weight in cue.weights.items():
            weights[features.index(cue.feature), LABELS.index(label)] = weight
    return Weights(weights, *labels.given_order())


def held_out_share(pages: Sequence[Page], features: Sequence[str]) -> float:
    """The share of blocks told rightly on outlets that the weights were not fitted to."""
    outlets = sorted({page.outlet for page in pages})
    random.Random(1).shuffle(outlets)
    right = 0.0
    for fold in range(FOLDS):
        held = [page for page in pages if page.outlet in outlets[fold::FOLDS]]
        learned = learn([page for page in pages if page not in held], features)
        right += share_right(learned, held, features) * sum(len(page.shown) for page in held)
    return right / sum(len(page.shown) for page in pages)


def learn(pages: Sequence[Page], features: Sequence[str]) -> Weights:
    matrix = Pages([numbered(page, features) for page in pages], [page.right for page in pages], len(features))
    return fit(matrix, given_weights(features), OF_STATE, MARGIN, DRAW, ROUNDS)


def numbered(page: Page, features: Sequence[str]) -> list[Index]:
    number = {feature: index for index, feature in enumerate(features)}
    return [np.array([0, *sorted(number[f] for f in block if f in number)]) for block in page.shown]


def share_right(weights: Weights, pages: Sequence[Page], features: Sequence[str]) -> float:
    right = []
    for page in pages:
        scores = np.array([weights.features[block].sum(axis=0)[OF_STATE] for block in numbered(page, features)])
        path = labels.best_path(scores, weights.start, weights.order)
        right += [page.right[index, state] for index, state in enumerate(path)]
    return float(np.mean(right))


def write(learned: Weights, features: Sequence[str], held: float) -> None:
    given = given_weights(features)
    lines = [f"# Written by training/fit_blocks.py; told rightly with outlets held out: {held:.3f}", "feature\tweights"]
    for name, row in zip(features, (learned.features - given.features).round(2), strict=True):
        cells = [f"{label}:{weight:g}" for label, weight in zip(LABELS, row, strict=True) if abs(weight) >= LEAST]
        lines += [f"{name or 'any'}\t{' '.join(cells)}"] if cells else []
    (TABLES / "learned.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    names = ("start", *labels.STATES)
    changes = np.vstack([learned.start - given.start, learned.order - given.order]).round(2)
    steps = [
        f"{names[one]}\t{labels.STATES[two]}\t{changes[one, two]:g}"
        for one, two in zip(*np.nonzero(np.abs(changes) >= LEAST), strict=True)
    ]
    (TABLES / "steps.tsv").write_text("\n".join(["from\tto\tweight", *steps]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
