"""Fits the weights of what tells whether two claims tell of one happening to the development stories.

    python training/fit_events.py [--write]

A logistic regression on the pairs of claims that are compared, each weight drawn towards the one set by hand (column
``prior`` of ``src/detente/ledger/events/weights.tsv``): a feature that the stories hardly show keeps what was thought
of it, and none gets the other sign. Pairs are those of the coder's claims, the unsure ones too, of every marked place,
and of claims of two stories brought together. Prints B-cubed with the stories of every eighth fold held out, then the
weights.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks" / "quality" / "stories")]

from events import bcubed, pairs_of  # noqa: E402
from marked import make_marked  # noqa: E402
from reader import DEV, Made, Story, consolidated, stories  # noqa: E402

from detente.ledger.events import likeness  # noqa: E402
from detente.ledger.events.blocking import blocks_of  # noqa: E402
from detente.ledger.events.comparing import features  # noqa: E402
from detente.ledger.events.days import Days  # noqa: E402
from detente.ledger.events.kinds import closeness  # noqa: E402
from detente.ledger.events.telling import Side, Telling, telling_of  # noqa: E402
from detente.pipeline import code_article  # noqa: E402
from detente.tables import rows  # noqa: E402

TABLE = ROOT / "src" / "detente" / "ledger" / "events" / "weights.tsv"
DRAW, STEPS, FOLDS, STRANGERS = 5.0, 30, 8, 800
# Most pairs are of two happenings, which makes the fit wary; so much is given back, as the stories bear it: of every
# marked place 0.863 find their own instead of 0.847, at a precision of 0.969 instead of 0.982.
LEAN = 0.45
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims: ``x`` has a row a pair and a column a feature, ``same`` is 1 where they tell of one event."""

    x: Matrix
    same: Matrix
    story: npt.NDArray[np.str_]


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of the likeness of claims.")
    parser.add_argument("--write", action="store_true", help="write them to the table")
    options = parser.parse_args()
    table = list(rows(TABLE))
    names = [row["feature"] for row in table]
    prior = np.array([float(row["prior"]) for row in table])
    told = list(stories(DEV))
    unsure = [(one, _coded(one, 0.0)) for one in told]
    marked = [(one, make_marked(one)) for one in told]
    contradictions = {name for name, weight in zip(names, prior, strict=True) if weight <= likeness.CONTRADICTS}
    pairs = _compared([*unsure, *marked], names, contradictions)
    print(f"{len(pairs.same)} pairs, {int(pairs.same.sum())} of one event")
    for label, made in (("coder's claims", [(one, _coded(one, 0.5)) for one in told]), ("every marked place", marked)):
        print(f"{label:20} held out: {bcubed(pairs_of(_held_out(made, pairs, names, prior), False))}")
    weights = fit(pairs.x, pairs.same, prior)
    for row, weight in zip(table, weights, strict=True):
        shown = int((pairs.x[:, names.index(row["feature"])] > 0).sum())
        print(f"{row['feature']:20} {float(row['prior']):+.1f} {weight:+.2f}  {shown} pairs")
    if options.write:
        weights[names.index("bias")] += LEAN
        _write(weights)


def fit(x: Matrix, same: Matrix, prior: Matrix) -> Matrix:
    """The weights most probable a posteriori, by Newton's method; none has the sign that its prior has not."""
    weights = prior.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - same) + DRAW * (weights - prior)
        bend = (x * (p * (1 - p))[:, None]).T @ x + DRAW * np.eye(len(prior))
        weights = weights - np.linalg.solve(bend, slope)
    return np.where(weights * prior < 0, 0.0, weights)


def _coded(story: Story, least: float) -> Made:
    claims = [claim for article in story.articles for claim in code_article(article, least=least).claims]
    return consolidated(story, claims)


def _compared(made: Sequence[tuple[Story, Made]], names: Sequence[str], contradictions: set[str]) -> Pairs:
    found: list[tuple[dict[str, float], bool, str]] = []
    for story, one in made:
        tellings = [telling_of(claim, claim.article.id, None) for claim in one.claims if claim.id in one.gold]
        for at, a in enumerate(tellings):
            met = (b for b in tellings[:at] if _meet(a, b))
            found += ((features(a, b), one.gold[a.id] == one.gold[b.id], story.slug) for b in met)
    found += _strangers(made)
    found = [each for each in found if not contradictions & each[0].keys()]
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(found), len(names)))
    x[:, column["bias"]] = 1.0
    for row, (values, _, _) in enumerate(found):
        for name, value in values.items():
            x[row, column[name]] = value
    return Pairs(x, np.array([float(same) for _, same, _ in found]), np.array([slug for _, _, slug in found]))


def _meet(a: Telling, b: Telling) -> bool:
    return closeness(a.name, b.name) > 0.0 and bool(blocks_of(a) & blocks_of(b))


def _strangers(made: Sequence[tuple[Story, Made]]) -> Iterator[tuple[dict[str, float], bool, str]]:
    """Pairs of claims of two stories as if they shared a party or both, and the days.

    Claims of one story mostly tell of a few acts; in a ledger of years two claims that say no more than "A criticised
    B" in one week are mostly two events.
    """
    draw = random.Random(3)
    tellings = [(story.slug, telling_of(claim, "", None)) for story, one in made for claim in one.claims]
    count = 0
    while count < STRANGERS:
        (here, a), (there, b) = draw.sample(tellings, 2)
        shared = draw.choice(("actors", "recipients", "both"))
        actors = b.actors if shared == "recipients" else _unnamed(a.actors)
        recipients = b.recipients if shared == "actors" or not b.recipients.states else _unnamed(a.recipients)
        days = _moved(b.days, (a.days.published or 0) + draw.randint(-6, 6) - (b.days.published or 0))
        states = actors.states | recipients.states
        moved = replace(b, article="another", actors=actors, recipients=recipients, states=states, days=days)
        if here != there and _meet(a, moved):
            yield features(a, moved), False, here
            count += 1


def _unnamed(side: Side) -> Side:
    return replace(side, persons=frozenset(), groups=frozenset(), sectors=frozenset())


def _moved(days: Days, by: int) -> Days:
    names = ("first", "last", "published", "published_last")
    return replace(days, **{name: None if (day := getattr(days, name)) is None else day + by for name in names})


def _held_out(
    made: Sequence[tuple[Story, Made]], pairs: Pairs, names: Sequence[str], prior: Matrix
) -> list[tuple[Story, Made]]:
    """The stories consolidated anew, each with weights that were fitted without it."""
    known, slugs, again = likeness.weights, sorted(story.slug for story, _ in made), []
    words = {name: weight.words for name, weight in known().items()}
    for fold in range(FOLDS):
        out = set(slugs[fold::FOLDS])
        kept = ~np.isin(pairs.story, sorted(out))
        fitted = fit(pairs.x[kept], pairs.same[kept], prior)
        table = {name: likeness.Weight(value, words[name]) for name, value in zip(names, fitted, strict=True)}
        likeness.weights = lambda table=table: table  # type: ignore[assignment,misc]
        again += [(story, consolidated(story, one.claims, one.gold)) for story, one in made if story.slug in out]
    likeness.weights = known
    return again


def _write(weights: Matrix) -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    values = iter(weights)
    for at, line in enumerate(lines):
        if not line.startswith(("#", "feature\t")):
            feature, prior, _, words = line.split("\t")
            lines[at] = "\t".join((feature, prior, f"{next(values):.2f}", words))
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
