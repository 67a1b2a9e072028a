"""The places of acts against passages that a person located: ``python benchmarks/quality/places.py [--errors]``.

Each passage has one act; the answer is where it happened, or none where the text does not say. A place is right when
its country is right and its GeoNames identifier is the gold's, or, where one of them has none, its name. Figures are
for the half that rules were made on and for the half held out; the exit status is 1 where one falls below its floor.
--errors prints what went wrong in the first half only.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from typing import Any

from passages import HALVES, Passage, Tally, passages

from detente.places import PlaceMention, find_places, place_of

FLOORS = {"right": 0.90, "wrong": 0.03}


def placed(passage: Passage) -> PlaceMention | None:
    """The place that the package gives the act."""
    sentences, sentence = passage.parsed()
    return place_of(passage.act[0], sentence, find_places(sentences))


def fold(name: str) -> str:
    """A name without case and accents: "Bogotá" and "BOGOTA" are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def is_right(gold: dict[str, Any] | None, found: PlaceMention | None) -> bool:
    """Whether the place found is that of the gold."""
    if gold is None or found is None:
        return gold is None and found is None
    same_country = found.country in gold["countries"] or not (found.country or gold["countries"])
    if gold["geonames_id"] and found.geonames_id:
        return same_country and found.geonames_id == gold["geonames_id"]
    return same_country and fold(found.name) in map(fold, gold["names"])


def main() -> int:
    """Prints the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    failed = False
    for half in HALVES:
        tally = Tally()
        for passage in passages("places", half, "place"):
            found = placed(passage)
            right = is_right(passage.gold, found)
            tally.add(passage.gold is not None, found is not None, right)
            if options.errors and half == HALVES[0] and not right:
                print("WRONG " if found else "MISSED", f"[{passage.text[slice(*passage.act)]}]", passage.text)
                print("    gold", passage.gold, "found", found and (found.name, found.country, found.geonames_id))
        print(tally.line(f"places, {half}"))
        failed |= tally.right_given / tally.due < FLOORS["right"] or tally.wrong > FLOORS["wrong"]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
