"""The gate for the types of acts: ``python benchmarks/quality/acts.py [--eval DIR]``.

Codes marked pairs as ``detente score`` does: those of the corpus's batches that were held out from the model, and where
--eval is given those of its ``plv_dev.tsv``. Prints how right the lexicon is alone, the model alone, and both joined,
and ends with status 1 where the held-out macro-F1 of the join is below its floor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from detente.claims.pair import Pair, PairCoding, code_pairs, verdicts
from detente.claims.pooling import NONE
from detente.scoring import Confusion, Form, choose, confusion_report, fold, read_marked, read_text

sys.path.insert(0, str(Path(__file__).parents[2]))  # the corpus's reader is not in the package

from training.items import LABELS, corpus, held_out

FLOOR = 0.8


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the types that marked pairs are coded as.")
    parser.add_argument("--eval", type=Path, help="a folder with plv_dev.tsv, to measure on as well")
    options = parser.parse_args()
    items = list(corpus())
    kept_back = held_out(item.batch for item in items)
    asked = [(i.question, LABELS[i.label]) for i in items if i.batch in kept_back and LABELS[i.label] != NONE]
    pairs = [(Pair(q.text, (q.actor,), (q.recipient,) if q.recipient else ()), event) for q, event in asked]
    joined = print_figures("held-out batches of the corpus", pairs, "plover")
    marked = options.eval and options.eval / "plv_dev.tsv"
    if marked and marked.exists():
        table = read_marked(str(marked), read_text(str(marked)))
        pairs = [(row.pair, row.gold) for row in table.rows if row.gold]
        print(*confusion_report(print_figures(marked.name, pairs, table.form)), sep="\n")
    if joined.macro_f1 < FLOOR:
        parser.exit(1, f"macro-F1 {joined.macro_f1:.3f} is below its floor of {FLOOR}\n")


def print_figures(name: str, coded: Sequence[tuple[Pair, str]], form: Form) -> Confusion:
    """Print the figures of each witness and of the join on pairs coded by a person; the confusion of the join."""
    pairs, gold = [pair for pair, _ in coded], [fold(event, form) for _, event in coded]
    codings = list(code_pairs(pairs))
    near = [vote if (vote := coding.vote) is not None and vote.fit != "far" else None for coding in codings]
    by_lexicon = [
        (event, choose(replace(coding, probabilities={vote.code.event: 1.0}), form))
        for event, coding, vote in zip(gold, codings, near, strict=True)
        if vote is not None
    ]
    print(f"{name}: {len(coded)} pairs")
    print(f"  lexicon alone  says something of {len(by_lexicon) / len(coded):.3f}", end=", ")
    print(f"right in {Confusion.of(by_lexicon).accuracy:.3f} of these")
    for which, alone in zip(("on the whole text", "on the clause"), of_model(pairs, codings), strict=True):
        print_line(f"model alone, {which}", Confusion.of(zip(gold, (choose(c, form) for c in alone), strict=True)))
    joined = Confusion.of(zip(gold, (choose(coding, form) for coding in codings), strict=True))
    print_line("joined", joined)
    return joined


def of_model(pairs: Sequence[Pair], codings: Sequence[PairCoding]) -> Iterable[list[PairCoding]]:
    """The codings as the model alone would have them, asked for the whole text and for the clause."""
    answers = verdicts(pairs, [coding.vote for coding in codings])
    for verdict_of in answers:
        yield [
            replace(coding, probabilities={e: p for e, p in v.probabilities.items() if e != NONE}, vote=None)
            for coding, v in zip(codings, verdict_of, strict=True)
        ]


def print_line(what: str, confusion: Confusion) -> None:
    print(f"  {what}: macro-F1 {confusion.macro_f1:.3f}, accuracy {confusion.accuracy:.3f}")


if __name__ == "__main__":
    main()
