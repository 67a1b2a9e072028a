"""The dates of acts against passages that a person dated: ``python benchmarks/quality/act_dates.py [--errors]``.

Each passage has its page's day and one act; the answer is the days of the act, or none where the text gives none. A
single day is right when it is the same day; a longer stretch when it has the same precision and is within the gold's
or holds it ("earlier this month" is this month). Figures are for the half that rules were made on and for the half held
out; the exit status is 1 where one falls below its floor. --errors prints what went wrong in the first half only.
"""

from __future__ import annotations

import sys
from typing import Any

from passages import Passage, tallies

from detente.articles.article import PageDate
from detente.claims.claim import ClaimDate
from detente.claims.dating import claim_date
from detente.claims.vocabulary import lexicon
from detente.times import find_times

FLOORS = {"right": 0.93, "wrong": 0.03}


def dated(passage: Passage) -> ClaimDate | None:
    """The date that the package gives the act, if any."""
    sentences, sentence = passage.parsed()
    page = PageDate(passage.published, passage.published, "given") if passage.published else PageDate()
    trigger = sentence.tokens_within(*passage.act)[0]
    found = claim_date(trigger, sentence, find_times(sentences, page), lexicon())
    return found if found.start else None


def is_right(gold: dict[str, Any] | None, found: ClaimDate | None) -> bool:
    """Whether the days found are those of the gold, at its precision."""
    if gold is None or found is None or found.start is None or found.end is None:
        return gold is None and found is None
    if gold["precision"] == "day":
        return (found.start, found.end) == (gold["start"], gold["end"])
    within = gold["start"] <= found.start and found.end <= gold["end"]
    holds = found.start <= gold["start"] and gold["end"] <= found.end
    return found.precision == gold["precision"] and (within or holds)


def shown(found: ClaimDate) -> object:
    """What is listed of a wrong answer."""
    return found.text, found.start, found.end, found.precision


def main() -> int:
    """Prints the figures of both halves."""
    measured = list(tallies("act_dates", "date", dated, is_right, shown, __doc__))
    return int(any(one.right / one.all < FLOORS["right"] or one.wrong > FLOORS["wrong"] for one in measured))


if __name__ == "__main__":
    sys.exit(main())
