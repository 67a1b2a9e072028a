"""Fits the weights of ``cues.tsv`` and ``lines.tsv`` to the marked pages of ``tests/articles/pages``.

    python training/fit_blocks.py [--write]

An averaged structured perceptron that starts from the weights in the tables and is drawn back to them. Those of body
and standfirst stay as they were set by hand: pages written for tuning hold more furniture to a paragraph than real
ones. Prints the share of blocks told rightly, with the outlets of every fifth fold held out and of all pages.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from detente.articles import labels
from detente.articles.block import blocks_of
from detente.articles.features import cues, features_of, line_cues
from detente.captures import capture_of, together

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks" / "quality"))
from blocks import PAGES, page_and_labels  # noqa: E402

TABLES = ("cues.tsv", "lines.tsv")
FIXED = ("body", "standfirst")
ROUNDS, STEP, DECAY, MARGIN, FOLDS, SEEDS = 8, 0.1, 0.0005, 0.5, 5, 3
FORBIDDEN = -1e7

Weights = npt.NDArray[np.float64]
LABELS = sorted({state[2:] for state in labels.STATES})
OF_STATE = np.array([LABELS.index(state[2:]) for state in labels.STATES])
FEATURES = ["", *(cue.feature for cue in (*cues(), *line_cues()))]


@dataclass(frozen=True)
class Page:
    outlet: str
    shown: list[npt.NDArray[np.intp]]
    right: npt.NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the fitted weights into the tables")
    options = parser.parse_args()
    alone = marked_pages(beside=False)
    outlets = sorted({page.outlet for page in alone})
    random.Random(1).shuffle(outlets)
    shares = []
    for fold in range(FOLDS):
        held = set(outlets[fold::FOLDS])
        fitted = fit([page for page in alone if page.outlet not in held])
        shares.append(share_right(fitted, [page for page in alone if page.outlet in held]))
    fitted = np.mean([fit(alone + marked_pages(beside=True), seed) for seed in range(SEEDS)], axis=0)
    before = share_right(given_weights(), alone)
    print(f"as set {before:.3f}  fitted {share_right(fitted, alone):.3f}  outlets held out {np.mean(shares):.3f}")
    if options.write:
        for name in TABLES:
            write(ROOT / "src" / "detente" / "articles" / name, fitted)


def marked_pages(*, beside: bool) -> list[Page]:
    """The marked pages, each alone or with what it shares with the others of its outlet."""
    paths = sorted((PAGES / "pages").glob("*.txt"))
    marked = [page_and_labels(path) for path in paths]
    captures = [capture_of(text, source=path.stem) for path, (text, _) in zip(paths, marked, strict=True)]
    pages = []
    for capture, (_, blocks) in zip(list(together(captures)) if beside else captures, marked, strict=True):
        features = features_of(blocks_of(capture.text), capture.headline, capture.shared)
        shown = [np.array([0, *(FEATURES.index(f) for f in sorted(block) if f in FEATURES)]) for block in features]
        right = np.array([[is_right(state, kind) for state in labels.STATES] for kind, _ in blocks])
        if len(shown) == len(right):
            pages.append(Page(re.sub(r"_\d$", "", capture.source), shown, right))
    return pages


def is_right(state: str, kind: str) -> bool:
    """Whether a block marked as ``kind`` may have ``state``; above the headline an appeal counts as a banner."""
    label = state.replace("T:appeal", "T:banner")[2:]
    return label == kind or {label, kind} == {"label", "subhead"}


def given_weights() -> Weights:
    weights = np.zeros((len(FEATURES), len(LABELS)))
    weights[0] = [labels._BASE.get(label, labels._BASE_OTHER) for label in LABELS]
    for cue in (*cues(), *line_cues()):
        for label, weight in cue.weights.items():
            weights[FEATURES.index(cue.feature), LABELS.index(label)] = weight
    return weights


def fit(pages: list[Page], seed: int = 0) -> Weights:
    chance, given = random.Random(seed), given_weights()
    weights, total = given.copy(), np.zeros_like(given)
    fixed = [LABELS.index(label) for label in FIXED]
    for page in (page for _ in range(ROUNDS) for page in chance.sample(pages, len(pages))):
        scores = scores_of(weights, page)
        found = best_path(scores + np.where(page.right, 0, MARGIN))
        if not all(page.right[range(len(found)), found]):
            wanted = best_path(np.where(page.right, scores, FORBIDDEN))
            for shown, wrong, good in zip(page.shown, OF_STATE[found], OF_STATE[wanted], strict=True):
                weights[shown, wrong] -= STEP
                weights[shown, good] += STEP
        weights -= DECAY * (weights - given)
        weights[:, fixed] = given[:, fixed]
        weights[0] = given[0]
        total += weights
    return total / (ROUNDS * len(pages))


def scores_of(weights: Weights, page: Page) -> Weights:
    scores: Weights = np.array([weights[shown].sum(axis=0) for shown in page.shown])[:, OF_STATE]
    return scores


def best_path(scores: Weights) -> list[int]:
    start, order = labels._order()
    score, back = start + scores[0], []
    for row in scores[1:]:
        paths = score[:, None] + order
        back.append(paths.argmax(axis=0))
        score = paths.max(axis=0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def share_right(weights: Weights, pages: list[Page]) -> float:
    right = [page.right[i, s] for page in pages for i, s in enumerate(best_path(scores_of(weights, page)))]
    return float(np.mean(right))


def write(table: Path, weights: Weights) -> None:
    lines = []
    for line in table.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] in FEATURES and cells[0]:
            row = weights[FEATURES.index(cells[0])].round(1)
            told = [part.split(":")[0] for part in cells[4].split()]
            names = told + [label for label in LABELS if label not in told]
            cells[4] = " ".join(f"{name}:{row[LABELS.index(name)]:g}" for name in names if row[LABELS.index(name)])
        lines.append("\t".join(cells))
    table.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
