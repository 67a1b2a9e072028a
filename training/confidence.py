"""Fit how sure a claim is to how often such claims are right: ``python -m training.confidence [--write]``.

A logistic regression over the features of ``detente.claims.judging``, on the development gold coded without a
threshold. A claim is right where its type and the countries of both sides are. Prints how confidence and truth agree,
by leaving out a fifth of the articles at a time; with ``--write`` the weights go to ``claims/confidence.tsv``.
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


def fitted(rows: Vector, right: Vector) -> Vector:
    """The weights of a ridge logistic regression (Newton's method)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        shares = sure(rows, weights)
        slope = rows.T @ (right - shares) - _RIDGE * weights
        curve = (rows * (shares * (1 - shares))[:, None]).T @ rows + _RIDGE * np.eye(len(weights))
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    write = parser.parse_args().write
    told = [list(examples(article)) for article in gold_articles(str(GOLD), read_text(str(GOLD)))]
    names = sorted({name for article in told for found, _ in article for name in found})
    articles = [
        [(np.array([found.get(name, 0.0) for name in names]), right) for found, right in article] for article in told
    ]
    every = [one for article in articles for one in article]
    weights = fitted(np.array([row for row, _ in every]), np.array([float(right) for _, right in every]))
    for name, weight in zip(names, weights, strict=True):
        print(f"{name:28} {weight:+.3f}")
    confidences, truths = held_out(articles)
    bins = reliability(zip(confidences, truths, strict=True))
    print(f"{len(every)} claims, calibration error left out {calibration_error(bins):.3f}")
    for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = [right for share, right in zip(confidences, truths, strict=True) if share >= least]
        print(f"  from {least:.1f}: {len(kept):4} claims, {sum(kept):4} right, {sum(kept) / max(1, len(kept)):.3f}")
    if write:
        lines = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)]
        TABLE.write_text("\n".join([_HEAD, "feature\tweight", *lines]) + "\n", encoding="utf-8")


_HEAD = "# How much each feature of an act (judging.py) speaks for its claim; fitted by python -m training.confidence."

if __name__ == "__main__":
    main()
