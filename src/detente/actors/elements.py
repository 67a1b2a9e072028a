"""Elements: the tokens of a parsed sentence that names and marks cover, with overlaps settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.actors.index import Hit
from detente.actors.marks import Mark
from detente.actors.senses import Senses

if TYPE_CHECKING:
    from detente.actors.base import ActorBase
    from detente.sentences.doc import Doc


@dataclass(frozen=True, slots=True)
class Element:
    """Tokens ``start`` to ``end`` that a name or a mark covers, or both, as in "Kremlin spokesman".

    ``partial`` says that the name is only part of its token, as in "U.S.-led".
    """

    start: int
    end: int
    hit: Hit | None = None
    mark: Mark | None = None
    partial: bool = False


def elements_of(doc: Doc, base: ActorBase, senses: Senses) -> list[Element]:
    """The elements of a sentence, left to right, none overlapping another."""
    hits = (senses.keep(hit, doc.text[hit.start : hit.end]) for hit in base.find(doc.text))
    named = list(_named(doc, (hit for hit in hits if hit is not None)))
    marked = [Element(mark.start, mark.end, mark=mark) for mark in base.marks.find(doc)]
    chosen: list[Element] = []
    for element in sorted((*named, *marked), key=_precedence):
        rivals = [other for other in chosen if other.start < element.end and element.start < other.end]
        if not rivals:
            chosen.append(element)
        elif element.hit is not None and len(rivals) == 1 and rivals[0].mark is not None and rivals[0].hit is None:
            chosen[chosen.index(rivals[0])] = replace(rivals[0], hit=element.hit)
    return sorted(chosen, key=lambda element: element.start)


def _precedence(element: Element) -> tuple[int, int]:
    """Longer before shorter; of equals the name of a body before a common noun, and that before a mere surname."""
    weak = element.hit is not None and all(entry.kind == "surname" for entry in element.hit.entries)
    return (element.start - element.end, 2 if weak else 1 if element.mark else 0)


def _named(doc: Doc, hits: Iterable[Hit]) -> Iterable[Element]:
    at = 0
    for hit in hits:
        while at < len(doc) and doc[at].idx + len(doc[at]) <= hit.start:
            at += 1
        end = at
        while end < len(doc) and doc[end].idx < hit.end:
            end += 1
        last = doc[end - 1]
        # A token may hold more than the name: "U.S.-led"; but the stop of "Corp." or a sentence is no part of one.
        spill = doc.text[hit.end : last.idx + len(last)].strip(".")
        yield Element(at, end, hit=hit, partial=bool(spill) or hit.start > doc[at].idx)
