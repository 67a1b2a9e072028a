"""The places of acts against passages that a person located: ``python benchmarks/quality/places.py [--errors]``.

Each passage has one act; the answer is where it happened, or none where the text does not say. A place is right when
its country is right and its GeoNames identifier is the gold's, or, where one of them has none, its name. Figures are
for the half that rules were made on and for the half held out; the exit status is 1 where one falls below its floor.
--errors prints what went wrong in the first half only.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

from passages import Passage, tallies

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


def shown(found: PlaceMention) -> object:
    """What is listed of a wrong answer."""
    return found.name, found.country, found.geonames_id


def main() -> int:
    """Prints the figures of both halves."""
    measured = list(tallies("places", "place", placed, is_right, shown, __doc__))
    return int(any(one.right_given / one.due < FLOORS["right"] or one.wrong > FLOORS["wrong"] for one in measured))


if __name__ == "__main__":
    sys.exit(main())
