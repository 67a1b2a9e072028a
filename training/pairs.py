"""Count and fit anew how model and lexicon are joined on a marked pair: ``python -m training.pairs``.

Writes ``src/detente/claims/pairs/votes.tsv``, how often pairs of the corpus have which label where the lexicon votes
for which type, and ``weights.tsv``, how much each witness counts, fitted on the batches held out from the model. Run it
after ``make train``, and after the lexicon has changed much. Needs no torch and takes a minute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

import detente.claims
from detente.claims.pair import Pair, best_votes, verdicts
from detente.claims.pooling import LABELS, NONE, WITNESSES, Cell, VoteTable, cell_of, testimony
from detente.claims.votes import Vote
from training.items import LABELS as CORPUS_LABELS
from training.items import Item, corpus, held_out

FOLDER = Path(detente.claims.__file__).parent / "pairs"
BATCH = 256
STEPS, RATE = 2000, 0.02
# Weights are drawn towards this one, so that a witness who was rarely heard is neither trusted nor silenced.
USUAL, PULL = 0.5, 0.01

Thing = TypeVar("Thing")


def main() -> None:
    """Count the votes, fit the weights, write both."""
    items = list(corpus())
    kept_back = held_out(item.batch for item in items)
    votes = [vote for batch in _batches(items) for vote in best_votes([_pair(item) for item in batch])]
    voted = list(zip(items, votes, strict=True))
    counts = counted(voted)
    lines = sorted((*cell, label, count) for (cell, label), count in counts.items())
    _write("votes.tsv", ("fit", "event", "standing", "label", "count"), lines)
    # Votes on what the weights are fitted on are not counted for it: there they would be worth too much.
    counts.subtract(counted(pair for pair in voted if pair[0].batch in kept_back))
    table = VoteTable.counted((cell, label, count) for (cell, label), count in counts.items())
    # What is no event between the two is left out: somebody who marks a pair has seen one.
    held = [pair for pair in voted if pair[0].batch in kept_back and CORPUS_LABELS[pair[0].label] != NONE]
    said, truth = evidence(held, table)
    weights = fitted(said, truth)
    _write("weights.tsv", ("witness", "weight"), [(w, f"{x:.2f}") for w, x in zip(WITNESSES, weights, strict=True)])
    right = (np.einsum("w,iwl->il", weights, said).argmax(1) == truth).mean()
    print(f"{len(held)} pairs held out: accuracy {right:.3f}")
    for witness, weight in zip(WITNESSES, weights, strict=True):
        print(f"  {witness:10} {weight:.2f}")


def counted(voted: Iterable[tuple[Item, Vote | None]]) -> Counter[tuple[Cell, str]]:
    """How often which vote was cast on items of which label."""
    return Counter((cell_of(vote), CORPUS_LABELS[item.label]) for item, vote in voted if vote is not None)


def evidence(held: Sequence[tuple[Item, Vote | None]], table: VoteTable) -> tuple[np.ndarray, np.ndarray]:
    """What the witnesses say of each item (items x witnesses x types), and the right types."""
    said = []
    for batch in _batches(held):
        answers = verdicts([_pair(item) for item, _ in batch], [vote for _, vote in batch])
        said += [testimony(*both, vote, table) for *both, (_, vote) in zip(*answers, batch, strict=True)]
    truth = [LABELS.index(CORPUS_LABELS[item.label]) for item, _ in held]
    return np.array(said)[:, :, : len(LABELS) - 1], np.array(truth)


def fitted(said: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """The weights, none below zero, that make the right types the most probable (by Adam)."""
    weights = np.full(len(WITNESSES), USUAL)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    right = said[np.arange(len(truth)), :, truth].mean(0)
    for _ in range(STEPS):
        total = np.einsum("w,iwl->il", weights, said)
        shares = np.exp(total - total.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        slope = np.einsum("iwl,il->w", said, shares) / len(truth) - right + PULL * (weights - USUAL)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        weights = np.maximum(weights - RATE * mean / (np.sqrt(spread) + 1e-8), 0)
    return weights


def _pair(item: Item) -> Pair:
    asked = item.question
    return Pair(asked.text, (asked.actor,), (asked.recipient,) if asked.recipient else ())


def _batches(things: Sequence[Thing]) -> Iterator[list[Thing]]:
    waiting = iter(things)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _write(name: str, columns: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    remark = "# Written by `python -m training.pairs`; see src/detente/claims/pooling.py.\n"
    text = "".join("\t".join(map(str, line)) + "\n" for line in [columns, *lines])
    (FOLDER / name).write_text(remark + text, encoding="utf-8")


if __name__ == "__main__":
    main()
