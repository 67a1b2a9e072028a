"""Modifiers: the words before the head of a noun phrase that tell whose it is, and the names among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.actors.elements import Element
from detente.actors.index import EntryKind
from detente.actors.phrases import Phrase, PhraseKind
from detente.actors.senses import COUNTRY_KINDS
from detente.actors.words import words

if TYPE_CHECKING:
    from detente.actors.base import ActorBase
    from detente.sentences.doc import Doc

PLACE_KINDS: tuple[EntryKind, ...] = ("state", "twins", "metonym", "capital", "city")


class Modifiers:
    """Reads what stands before heads in one sentence."""

    def __init__(self, doc: Doc, base: ActorBase, elements: list[Element]) -> None:
        self.doc = doc
        self.base = base
        self.elements = elements
        self.at = {i: element for element in elements for i in range(element.start, element.end)}

    def first(self, start: int, limit: int) -> int:
        """Where a description begins: with its article, not with a bare number ("60 | Russian diplomats")."""
        while start < limit and (
            self.doc[start].tag_ in ("CD", "``", "''", ",", "-LRB-")
            or self.doc[start].lower_ in words("quantity")
            or (self.doc[start].tag_ == "VBG" and self.doc[start].lower_ not in words("acting"))
        ):
            start += 1
        return start

    def countries(self, start: int, end: int, *, housed: bool = False) -> tuple[str, ...]:
        """The countries that the words before a head give it, in order; a "London embassy" is only housed there."""
        found = [el for el in self.elements if start <= el.start and el.end <= end and not self._is_compound(el)]
        if housed:
            found = [el for el in found if el.hit is None or el.hit.first("capital", "city") is None]
        return tuple(
            dict.fromkeys(code for el in found if el.mark is None for code in codes_of(el) or self.of_people(el))
        )

    def body_in(self, element: Element) -> Phrase | None:
        """The body named within a title: "U.N. secretary-general"."""
        return self.named(element) if element.hit is not None and element.hit.first("organisation") else None

    def of_people(self, element: Element) -> tuple[str, ...]:
        """The country of a people's adjective: "Chechen rebels" are of Russia."""
        entry = element.hit.first("organisation") if element.hit is not None else None
        people = self.base.organisations[entry.key] if entry is not None else None
        return (people.country,) if people is not None and people.type == "people" and people.country else ()

    def body_before(self, start: int, end: int) -> Phrase | None:
        """The person or body whose people a description tells of: "the Obama administration", "Hezbollah fighters"."""
        for element in self.elements:
            if (
                start <= element.start
                and element.end <= end
                and element.hit is not None
                and not self._is_compound(element)
            ):
                named = next(iter(self.inner(element.start, element.end)), None)
                if named is not None and named.kind in ("person", "organisation") and not self.of_people(element):
                    return named
        return None

    def inner(self, start: int, end: int) -> Iterator[Phrase]:
        """The names among the words before a head that are mentions of their own: "U.S. sanctions", "Putin visit"."""
        for element in self.elements:
            if not (start <= element.start and element.end <= end) or element.hit is None or element.mark is not None:
                continue
            token = self.doc[element.end - 1]
            if element.hit.first("person") or element.hit.entries[0].kind == "surname":
                yield Phrase(
                    "person", element.hit.start, element.hit.end, token.i, element.hit.entries[0].key, element.hit
                )
            elif element.hit.first("organisation"):
                yield self.named(element)
            elif element.hit.first(*COUNTRY_KINDS):
                yield Phrase(
                    "modifier", element.hit.start, element.hit.end, token.i, "", element.hit, None, codes_of(element)
                )

    def named(self, element: Element) -> Phrase:
        assert element.hit is not None
        hit, token = element.hit, self.doc.root(element.start, element.end)
        entry = hit.first(*PLACE_KINDS) or hit.first("organisation") or hit.entries[0]
        plural = token.tag_ in ("NNS", "NNPS")
        if hit.first("demonym") and not hit.first("state") and (plural or entry.plural or token.tag_ == "NN"):
            return Phrase(
                "people", hit.start, hit.end, token.i, "", hit, None, codes_of(element), plural=plural or entry.plural
            )
        kind: PhraseKind = "state" if entry.kind in PLACE_KINDS else "modifier"
        if entry.kind == "organisation":
            kind = "organisation"
        return Phrase(kind, hit.start, hit.end, token.i, "", hit, None, codes_of(element))

    def _is_compound(self, element: Element) -> bool:
        """Whether a name is part of "U.S.-led", "Iran-backed" or "pro-Russian", and tells not whose the head is."""
        if element.partial:
            return True
        after = self.doc[element.end] if element.end < len(self.doc) else None
        if after is not None and after.text == "-" and element.end + 1 < len(self.doc):
            joined = self.at.get(element.end + 1)
            return joined is None or joined.hit is None
        before = element.start - 2
        return before >= 0 and self.doc[before + 1].text == "-" and self.doc[before].lower_ in words("against")


def codes_of(element: Element) -> tuple[str, ...]:
    entry = element.hit.first(*COUNTRY_KINDS) if element.hit is not None else None
    return tuple(entry.key.split(";")) if entry is not None else ()


def countries_of(element: Element | None) -> tuple[str, ...]:
    """What a title itself tells of the country: "Kremlin spokesman" by the name in it, "taoiseach" by its office."""
    if element is None or element.mark is None:
        return ()
    if element.hit is not None and (codes := codes_of(element)):
        return codes
    if any(not office.countries for office in element.mark.offices):
        return ()  # a vice president need not be America's, though there it is a single post
    countries = {office.countries for office in element.mark.offices if office.single}
    return next(iter(countries)) if len(countries) == 1 and len(next(iter(countries))) == 1 else ()
