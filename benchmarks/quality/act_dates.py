"""The dates of acts against passages that a person dated: ``python benchmarks/quality/act_dates.py [--errors]``.

Each passage has its page's day and one act; the answer is the days of the act, or none where the text gives none. A
single day is right when it is the same day; a longer stretch when it has the same precision and is within the gold's
or holds it ("earlier this month" is this month). Figures are for the half that rules were made on and for the half held
out; the exit status is 1 where one falls below its floor. --errors prints what went wrong in the first half only.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from passages import HALVES, Passage, Tally, passages

from detente.articles.article import PageDate
from detente.claims.claim import ClaimDate
from detente.claims.dating import claim_date
from detente.claims.vocabulary import lexicon
from detente.times import find_times

FLOORS = {"right": 0.93, "wrong": 0.03}


def dated(passage: Passage) -> ClaimDate:
    """The date that the package gives the act."""
    sentences, sentence = passage.parsed()
    page = PageDate(passage.published, passage.published, "given") if passage.published else PageDate()
    trigger = sentence.tokens_within(*passage.act)[0]
    return claim_date(trigger, sentence, find_times(sentences, page), lexicon())


def is_right(gold: dict[str, Any] | None, found: ClaimDate) -> bool:
    """Whether the days found are those of the gold, at its precision."""
    if gold is None or found.start is None or found.end is None:
        return gold is None and found.start is None
    if gold["precision"] == "day":
        return (found.start, found.end) == (gold["start"], gold["end"])
    within = gold["start"] <= found.start and found.end <= gold["end"]
    holds = found.start <= gold["start"] and gold["end"] <= found.end
    return found.precision == gold["precision"] and (within or holds)


def main() -> int:
    """Prints the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    failed = False
    for half in HALVES:
        tally = Tally()
        for passage in passages("act_dates", half, "date"):
            found = dated(passage)
            right = is_right(passage.gold, found)
            tally.add(passage.gold is not None, found.start is not None, right)
            if options.errors and half == HALVES[0] and not right:
                word = passage.text[slice(*passage.act)]
                print("WRONG " if found.start else "MISSED", passage.published, f"[{word}]", passage.text)
                print("    gold", passage.gold, "found", found.text, found.start, found.end, found.precision)
        print(tally.line(f"act dates, {half}"))
        failed |= tally.right / tally.all < FLOORS["right"] or tally.wrong > FLOORS["wrong"]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
