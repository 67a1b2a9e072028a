"""Chunks: reading the base noun phrases of a parsed sentence into phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.actors.elements import Element, elements_of
from detente.actors.index import EntryKind
from detente.actors.phrases import Phrase, PhraseKind
from detente.actors.places import is_governed
from detente.actors.senses import COUNTRY_KINDS, Senses
from detente.actors.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.actors.base import ActorBase

PLACE_KINDS: tuple[EntryKind, ...] = ("state", "twins", "metonym", "capital", "city")
_PRONOUNS = frozenset(("PRP", "PRP$", "WP$"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
_PLURALS = frozenset(("NNS", "NNPS"))
_NAME_TAGS = frozenset(("NNP", "NNPS"))


class ChunkReader:
    """Reads the chunks of one sentence."""

    def __init__(self, doc: Doc, base: ActorBase, senses: Senses) -> None:
        self.doc = doc
        self.base = base
        self.elements = elements_of(doc, base, senses)
        self.at = {i: el for el in self.elements for i in range(el.start, el.end)}
        self.chunks = self._chunks()
        self.starts = {start: number for number, (start, _) in enumerate(self.chunks)}

    def read(self, start: int, end: int) -> list[Phrase]:
        """The phrases in tokens ``start`` to ``end``; the last one is what the whole of them is about."""
        phrases: list[Phrase] = []
        owner: Phrase | None = None
        for first, last in self._segments(start, end):
            made = self._segment(first, last, owner)
            if owner is not None and made[-1].owner is owner:
                phrases.pop()
            phrases.extend(made)
            owner = made[-1] if last < end and self.doc[last].tag_ == "POS" else None
        return phrases

    def _chunks(self) -> list[tuple[int, int]]:
        """Base noun phrases as token ranges, joined where a title crosses them ("U.S. Secretary | of State")."""
        spans = [(chunk.start, chunk.end) for chunk in self.doc.noun_chunks]
        covered = {i for start, end in spans for i in range(start, end)}
        spans += [(t.i, t.i + 1) for t in self.doc if t.tag_ in _PRONOUNS and t.i not in covered]
        # The parser knows no noun phrase in "the two agreed".
        spans += [(t.i - 1, t.i + 1) for t in self.doc if t.lower_ == "two" and t.i and t.dep_ in _ARGUMENTS]
        spans += [(el.start, el.end) for el in self.elements if not _one_span(spans, el)]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and (
                start < joined[-1][1] or self._titles(*joined[-1], start) or self._owns(joined[-1][1], start)
            ):
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def _owns(self, end: int, start: int) -> bool:
        """Whether only a possessive mark stands between two chunks: "NATO | 's | secretary-general"."""
        return start == end + 1 and self.doc[end].tag_ == "POS"

    def _titles(self, begin: int, end: int, start: int) -> bool:
        """Whether the chunk before ends in a title right before a name: "U.S. Secretary of State | Mike Pompeo"."""
        last = self.at.get(end - 1)
        titled = start == end and last is not None and last.mark is not None and not last.mark.organ
        return titled and self.doc[start].tag_ in _NAME_TAGS and self.at.get(start, Element(0, 0)).mark is None

    def _segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut after possessors, and at commas and "and" that join whole names ("Iran, Russia and Turkey")."""
        begin = start
        for i in range(start, end):
            token, inside = self.doc[i], self.at.get(i)
            if i < begin or (inside is not None and inside.start < i):
                continue
            joins = i > begin and (token.tag_ == "CC" or token.text == ",")
            if token.tag_ == "POS" or (joins and not self._modify_together(i, end)):
                if i > begin:
                    yield begin, i
                begin = i + 1
            elif (resumed := self._after_person(i, end)) > i:
                yield begin, i  # "Putin | Congratulates | President-Elect Biden", a headline taken for one phrase
                begin = resumed
            elif i > begin and token.lower_ in words("taken") and self.doc[i - 1].tag_ in _PLURALS | _NAME_TAGS:
                yield begin, i  # "took the peacekeepers | hostage"
                begin = i + 1
            elif i > begin and token.tag_ in ("VBD", "VBN") and self._is_actor(i - 1):
                yield begin, i  # "Myanmar's military | seized power", taken for one noun phrase
                begin = i
        if begin < end:
            yield begin, end

    def _after_person(self, at: int, end: int) -> int:
        """Where the next name or title begins, if a person's name ends at ``at`` and none follows at once."""
        before = self.at.get(at - 1)
        if before is None or before.hit is None or before.mark is not None or not before.hit.first("person", "surname"):
            return at
        if at in self.at or before.hit.first(*PLACE_KINDS) or not self.doc[at].text[:1].isupper():
            return at
        return next((i for i in range(at + 1, end) if i in self.at), at)

    def _is_actor(self, at: int) -> bool:
        element = self.at.get(at)
        return element is not None and element.mark is not None and element.end == at + 1

    def _modify_together(self, at: int, end: int) -> bool:
        """Whether the coordination at token ``at`` is one of modifiers: "Russian and Chinese diplomats"."""
        left, right, last = self.at.get(at - 1), self.at.get(at + 1), self.at.get(end - 1)
        whole = right is not None and right.mark is not None and right.start == at + 1 and right.end == end
        if left is None and whole and self.doc[at - 1].tag_ == "NN" and not self._modifiers(at - 3, at):
            return False  # "the fire | and fighter jets"
        if left is None or left.hit is None or left.hit.first("adjective") is None:
            # Not names of countries: "economic and military ties" goes on, "Obama and Putin" does not.
            return (left is None or left.hit is None) and self.doc[at - 1].tag_ not in _NAME_TAGS
        if right is None or right.hit is None or right.hit.first("adjective") is None or right.end == end:
            return False
        return last is None or (last.hit is None and (last.mark is None or last.mark.plural or last.mark.organ))

    def _segment(self, start: int, end: int, owner: Phrase | None) -> list[Phrase]:
        """The phrases between two cuts; the last is the head, with ``owner`` where they are one actor."""
        lead: list[Phrase] = []
        if self.doc[start].tag_ in _PRONOUNS:
            lead = [pronoun(self.doc[start])]
            if end == start + 1:
                return lead
            owner, start = lead[0], start + 1
        begin = start
        while begin < end - 1 and (
            self.doc[begin].tag_ in ("DT", "PDT", "``", "''", "-LRB-") or self.doc[begin].text == ","
        ):
            begin += 1
        definite = owner is not None or any(self.doc[i].lower_ in ("the", "this", "these") for i in range(start, begin))
        head = self._head(start, begin, end)
        if head.kind in ("role", "group", "organ") or (
            head.kind in ("person", "name") and (head.mark or _is_state(owner))
        ):
            return [_owned(replace(head, definite=definite), owner)]
        if head.kind == "organisation" and (first := self._own_state(head, owner, begin, end)) is not None:
            return [replace(head, start=first, owner=owner)]
        limit = head.hit.start if head.hit is not None else self.doc[end - 1].idx
        if head.kind == "name":
            # The state in "Moscow State University" or "Chad Smith" is no mention, the body in "Rosneft Inc" is.
            limit = head.start
            for element in (self.at.get(self._token(head.start)), self.at.get(end - 1)):
                if element is not None and element.mark is None and element.hit and element.hit.first("organisation"):
                    head = self._named(element)
                    break
        pairs = words("pair of people") | words("pair of states")
        if lead and head.kind == "noun" and head.words in (pairs if head.plural else words("own state")):
            # "our two countries", "his country"
            return [replace(head, start=lead[0].start, owner=lead[0], definite=True)]
        return [*lead, *self._inner(begin, self._token(limit)), replace(head, definite=definite)]

    def _own_state(self, head: Phrase, owner: Phrase | None, begin: int, end: int) -> int | None:
        """Where "Iran's Quds Force" and "the Lebanese group Hezbollah" begin, the body being of that very state."""
        entry = head.hit.first("organisation") if head.hit is not None else None
        if entry is None:
            return None
        country = self.base.organisations[entry.key].country
        if owner is not None:
            return owner.start if owner.kind == "state" and owner.countries == (country,) else None
        codes = self._modifiers(begin, self._token(head.start))
        return self.doc[begin].idx if codes and set(codes) == {country} else None

    def _token(self, at: int) -> int:
        """The index of the token at a character."""
        return next((token.i for token in self.doc if token.idx + len(token) > at), len(self.doc))

    # -- the head -------------------------------------------------------------------------------------------------

    def _head(self, start: int, begin: int, end: int) -> Phrase:
        last = self.at.get(end - 1)
        if last is not None and last.hit is not None and last.mark is None and last.hit.first("person"):
            return self._person(start, last.start, end, last, self._polite(begin, last.start))
        polite = run = self._name_start(begin, end)
        courtesy = ""
        while run < end - 1 and (
            self.doc[run].lower_.rstrip(".") in words("courtesy") or self.doc[run].lower_ in words("elect")
        ):
            courtesy = self.doc[run].lower_.rstrip(".")
            run += 1
        whole = last is not None and last.hit is not None and last.mark is None and last.start <= run
        if whole and last is not None and last.hit is not None:
            if last.hit.first("surname") and (
                courtesy
                or last.hit.first(*PLACE_KINDS, "organisation") is None
                or self._mark_before(last.start)
                or (last.hit.first("city") and not is_governed(self.doc[last.end - 1]))
            ):
                return self._person(start, last.start, end, last, polite)
            if not courtesy:
                return self._named(last)
        if run < end and (last is None or last.mark is None):
            return self._person(start, run, end, None, polite)
        if last is not None and last.mark is not None:
            return self._described(start, begin, end, last)
        token = self.doc[end - 1]
        return Phrase(
            "noun", self.doc[start].idx, token.idx + len(token), token.i, token.lemma_.lower(),
            plural=token.tag_ in ("NNS", "NNPS"),
        )  # fmt: skip

    def _polite(self, begin: int, name: int) -> int:
        """Where "Sheikh" or "Mr." before a name begins."""
        while name > begin and self.doc[name - 1].lower_.rstrip(".") in words("courtesy"):
            name -= 1
        return name

    def _name_start(self, begin: int, end: int) -> int:
        """Where the run of capitalised words at the end of the segment begins; ``end`` where there is none."""
        run = end
        while run > begin:
            token, element = self.doc[run - 1], self.at.get(run - 1)
            if element is not None and element.mark is not None:
                break
            if run < end and token.lower_ in words("calendar"):
                break  # "On Tuesday Peru expelled", "In March France imposed"
            if element is not None and element.hit is not None:
                if element.hit.first("adjective") and run < end and not element.hit.first("surname"):
                    break
            elif token.text == "-" and run < end and run - 1 > begin and self.doc[run - 2].tag_ in _NAME_TAGS:
                pass  # "Kowalewski-Nowak"
            elif not (
                (token.tag_ in _NAME_TAGS and token.text[:1].isupper())
                or (token.lower_ in words("particle") and run < end)
            ):
                break
            run = element.start if element is not None else run - 1
        while (
            run < end
            and self.doc[run].lower_ in words("particle")
            and run not in self.at
            and self.doc[run].text[0].islower()
        ):
            run += 1
        return run

    def _mark_before(self, at: int) -> Element | None:
        """The title or noun that stands right before a name: "President-elect | Joe Biden"."""
        while at > 0 and (
            self.doc[at - 1].lower_ in words("elect")
            or self.doc[at - 1].text == "-"
            or self.doc[at - 1].lower_.rstrip(".") in words("courtesy")
        ):
            at -= 1
        element = self.at.get(at - 1)
        return element if element is not None and element.mark is not None and not element.mark.organ else None

    def _person(self, start: int, name: int, end: int, element: Element | None, polite: int = -1) -> Phrase:
        titled = self._mark_before(name)
        if titled is not None and titled.start < start:
            titled = None
        first = self._first(start, titled.start) if titled is not None else min(name, polite) if polite >= 0 else name
        last = self.doc[end - 1]
        hits = self._modifiers(start, titled.start) if titled is not None else ()
        body = self._body_before(start, titled.start) or self._body_in(titled) if titled is not None else None
        before = {self.doc[i].lower_ for i in range(start, name)}
        return Phrase(
            "person" if element is not None else "name", self.doc[first].idx, last.idx + len(last),
            self.doc[name:end].root.i,
            self.doc[name:end].text, element.hit if element is not None else None,
            titled.mark if titled is not None else None,
            hits or _countries(titled), body, bool(before & words("former")),
            courtesy=next((word.rstrip(".") for word in before if word.rstrip(".") in words("courtesy")), ""),
        )  # fmt: skip

    def _described(self, start: int, begin: int, end: int, element: Element) -> Phrase:
        mark = element.mark
        assert mark is not None
        last = self.doc[end - 1]
        before = {self.doc[i].lower_ for i in range(start, element.start)}
        return Phrase(
            "role" if mark.offices else "organ" if mark.organ else "group",
            self.doc[self._first(start, element.start)].idx, last.idx + len(last), self.doc[element.start:end].root.i,
            mark.words, None, mark,
            self._modifiers(begin, element.start, housed=mark.words in words("housed in")) or _countries(element),
            self._body_before(begin, element.start) or self._body_in(element),
            bool(before & words("former")), mark.plural,
        )  # fmt: skip

    def _named(self, element: Element) -> Phrase:
        assert element.hit is not None
        hit, token = element.hit, self.doc[element.start : element.end].root
        entry = hit.first(*PLACE_KINDS) or hit.first("organisation") or hit.entries[0]
        plural = token.tag_ in ("NNS", "NNPS")
        if hit.first("demonym") and not hit.first("state") and (plural or entry.plural or token.tag_ == "NN"):
            return Phrase(
                "people", hit.start, hit.end, token.i, "", hit, None, _codes(element), plural=plural or entry.plural
            )
        kind: PhraseKind = "state" if entry.kind in PLACE_KINDS else "modifier"
        if entry.kind == "organisation":
            kind = "organisation"
        return Phrase(kind, hit.start, hit.end, token.i, "", hit, None, _codes(element))

    # -- what stands before it ------------------------------------------------------------------------------------

    def _first(self, start: int, limit: int) -> int:
        """Where a description begins: with its article, not with a bare number ("60 | Russian diplomats")."""
        while start < limit and (
            self.doc[start].tag_ in ("CD", "``", "''", ",", "-LRB-")
            or self.doc[start].lower_ in words("quantity")
            or (self.doc[start].tag_ == "VBG" and self.doc[start].lower_ not in words("acting"))
        ):
            start += 1
        return start

    def _modifiers(self, start: int, end: int, *, housed: bool = False) -> tuple[str, ...]:
        """The countries that the words before a head give it, in order; a "London embassy" is only housed there."""
        found = [el for el in self.elements if start <= el.start and el.end <= end and not self._is_compound(el)]
        if housed:
            found = [el for el in found if el.hit is None or el.hit.first("capital", "city") is None]
        return tuple(
            dict.fromkeys(code for el in found if el.mark is None for code in _codes(el) or self._of_people(el))
        )

    def _body_in(self, element: Element) -> Phrase | None:
        """The body named within a title: "U.N. secretary-general"."""
        return self._named(element) if element.hit is not None and element.hit.first("organisation") else None

    def _of_people(self, element: Element) -> tuple[str, ...]:
        """The country of a people's adjective: "Chechen rebels" are of Russia."""
        entry = element.hit.first("organisation") if element.hit is not None else None
        people = self.base.organisations[entry.key] if entry is not None else None
        return (people.country,) if people is not None and people.type == "people" and people.country else ()

    def _body_before(self, start: int, end: int) -> Phrase | None:
        """The person or body whose people a description tells of: "the Obama administration", "Hezbollah fighters"."""
        for element in self.elements:
            if (
                start <= element.start
                and element.end <= end
                and element.hit is not None
                and not self._is_compound(element)
            ):
                named = next(iter(self._inner(element.start, element.end)), None)
                if named is not None and named.kind in ("person", "organisation") and not self._of_people(element):
                    return named
        return None

    def _inner(self, start: int, end: int) -> Iterator[Phrase]:
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
                yield self._named(element)
            elif element.hit.first(*COUNTRY_KINDS):
                yield Phrase(
                    "modifier", element.hit.start, element.hit.end, token.i, "", element.hit, None, _codes(element)
                )

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


def pronoun(token: Token) -> Phrase:
    """The phrase of a pronoun."""
    return Phrase("pronoun", token.idx, token.idx + len(token), token.i, token.lower_, definite=True)


def _codes(element: Element) -> tuple[str, ...]:
    entry = element.hit.first(*COUNTRY_KINDS) if element.hit is not None else None
    return tuple(entry.key.split(";")) if entry is not None else ()


def _countries(element: Element | None) -> tuple[str, ...]:
    """What a title itself tells of the country: "Kremlin spokesman" by the name in it, "taoiseach" by its office."""
    if element is None or element.mark is None:
        return ()
    if element.hit is not None and (codes := _codes(element)):
        return codes
    countries = {office.countries for office in element.mark.offices if office.single}
    return next(iter(countries)) if len(countries) == 1 and len(next(iter(countries))) == 1 else ()


def _owned(head: Phrase, owner: Phrase | None) -> Phrase:
    if owner is None:
        return head
    return replace(head, start=owner.start, owner=owner, countries=head.countries or _state_of(owner))


def _state_of(owner: Phrase) -> tuple[str, ...]:
    return owner.countries if owner.kind in ("state", "role", "organ", "group", "people") else ()


def _is_state(owner: Phrase | None) -> bool:
    return owner is not None and owner.kind == "state"


def _one_span(spans: list[tuple[int, int]], element: Element) -> bool:
    return any(start <= element.start and element.end <= end for start, end in spans)
