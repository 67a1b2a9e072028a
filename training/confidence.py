"""Fit how sure a claim is to how often such claims are right: ``python -m training.confidence [--write]``.

A logistic regression over the features of ``detente.claims.judging``, on the development gold coded without a
threshold. A claim is right where its type and the countries of both sides are. Prints how confidence and truth agree,
by leaving out a fifth of the articles at a time.

The lexicon was made with the development gold in view, so claims are more often right there than elsewhere. What the
weights say is therefore scaled (two numbers, as Platt does) by the first half of the held-out articles; the second half
tells how well that holds. With ``--write`` the weights go to ``claims/confidence.tsv``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

import detente
from detente.claims.drafts import Draft
from detente.claims.judging import features
from detente.claims.weighing import Weighed
from detente.scoring import gold_articles, read_text
from detente.scoring.calibration import calibration_error, reliability
from detente.scoring.gold import GoldArticle
from detente.scoring.matching import match

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "benchmarks" / "quality" / "gold" / "claims_dev.jsonl"
HELD_OUT = GOLD.with_name("claims_test.jsonl")
TABLE = ROOT / "src" / "detente" / "claims" / "confidence.tsv"
FOLDS = 5
# How strongly weights are drawn to zero: there are hundreds of claims, not thousands.
_RIDGE = 2.0

Vector = NDArray[np.float64]


def examples(article: GoldArticle) -> Iterator[tuple[dict[str, float], bool]]:
    """The features of each claim made of an article, and whether it is right."""
    seen: list[dict[str, float]] = []

    def numbered(act: Draft, weighed: Weighed) -> float:
        seen.append(features(act, weighed))
        return float(len(seen))  # the claim carries the number of its features out

    with patch("detente.claims.coder.confidence", numbered):
        claims = detente.code(article.text, published=article.published, headline=article.headline, least=0)
    for one in match(article, claims):
        if one.claim is not None:
            yield seen[int(one.claim.confidence) - 1], one.right


def fitted(rows: Vector, right: Vector, ridge: float = _RIDGE) -> Vector:
    """The weights of a ridge logistic regression (Newton's method)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        shares = sure(rows, weights)
        slope = rows.T @ (right - shares) - ridge * weights
        curve = (rows * (shares * (1 - shares))[:, None]).T @ rows + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def sure(rows: Vector, weights: Vector) -> Vector:
    shares: Vector = 1 / (1 + np.exp(-rows @ weights))
    return shares


def held_out(articles: Sequence[Sequence[tuple[Vector, bool]]]) -> tuple[list[float], list[bool]]:
    """Confidence and truth of every claim, by weights fitted on the other folds."""
    confidences: list[float] = []
    truths: list[bool] = []
    for fold in range(FOLDS):
        fitting = [one for n, article in enumerate(articles) if n % FOLDS != fold for one in article]
        weights = fitted(np.array([row for row, _ in fitting]), np.array([float(right) for _, right in fitting]))
        left = [one for n, article in enumerate(articles) if n % FOLDS == fold for one in article]
        confidences += sure(np.array([row for row, _ in left]), weights).tolist()
        truths += [right for _, right in left]
    return confidences, truths


def vectors(gold: Path, names: Sequence[str] = ()) -> tuple[list[str], list[list[tuple[Vector, bool]]]]:
    """The names of the features, those given or all that occur, and for each article its claims as rows of them."""
    told = [list(examples(article)) for article in gold_articles(str(gold), read_text(str(gold)))]
    every = list(names) or sorted({name for article in told for found, _ in article for name in found})
    rows = [
        [(np.array([found.get(name, 0.0) for name in every]), right) for found, right in article] for article in told
    ]
    return every, rows


def together(articles: Sequence[Sequence[tuple[Vector, bool]]]) -> tuple[Vector, Vector]:
    """All claims of some articles: their rows, and 1 for each that is right."""
    every = [one for article in articles for one in article]
    return np.array([row for row, _ in every]), np.array([float(right) for _, right in every])


def scaled(names: Sequence[str], weights: Vector, rows: Vector, right: Vector) -> Vector:
    """The weights, scaled and shifted so that they fit other claims."""
    said = rows @ weights
    shift, scale = fitted(np.column_stack([np.ones_like(said), said]), right, ridge=0.1)
    other: Vector = scale * weights
    other[names.index("always")] += shift
    return other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    write = parser.parse_args().write
    names, articles = vectors(GOLD)
    confidences, truths = held_out(articles)
    print(f"development: {len(truths)} claims, calibration error left out {_error(confidences, truths):.3f}")
    _, others = vectors(HELD_OUT, names)
    half = len(others) // 2
    weights = scaled(names, fitted(*together(articles)), *together(others[:half]))
    rows, right = together(others[half:])
    told = sure(rows, weights).tolist()
    print(f"held out, second half: {len(told)} claims, calibration error {_error(told, right.tolist()):.3f}")
    for least in (0.0, 0.4, 0.5, 0.6, 0.7):
        kept = right[sure(rows, weights) >= least]
        print(
            f"  from {least:.1f}: {len(kept):4} claims, {kept.sum():4.0f} right, {kept.sum() / max(1, len(kept)):.3f}"
        )
    if write:
        lines = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)]
        TABLE.write_text("\n".join([_HEAD, "feature\tweight", *lines]) + "\n", encoding="utf-8")


def _error(confidences: Sequence[float], truths: Sequence[object]) -> float:
    return calibration_error(reliability((share, bool(so)) for share, so in zip(confidences, truths, strict=True)))


_HEAD = "# How much each feature of an act (judging.py) speaks for its claim; fitted by python -m training.confidence."

if __name__ == "__main__":
    main()
