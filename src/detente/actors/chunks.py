"""Chunks: reading the base noun phrases of a parsed sentence into phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.actors.elements import Element, elements_of
from detente.actors.modifiers import PLACE_KINDS, Modifiers, countries_of
from detente.actors.phrases import Phrase
from detente.actors.places import is_governed
from detente.actors.senses import Senses
from detente.actors.spans import NAME_TAGS, PRONOUN_TAGS, Spans
from detente.actors.words import words

if TYPE_CHECKING:
    from detente.actors.base import ActorBase
    from detente.sentences.doc import Doc, Token


class ChunkReader:
    """Reads the chunks of one sentence."""

    def __init__(self, doc: Doc, base: ActorBase, senses: Senses) -> None:
        self.doc = doc
        self.base = base
        self.modifiers = Modifiers(doc, base, elements_of(doc, base, senses))
        self.at = self.modifiers.at
        self.spans = Spans(doc, self.modifiers)
        self.chunks = self.spans.chunks
        self.starts = self.spans.starts

    def read(self, start: int, end: int) -> list[Phrase]:
        """The phrases in tokens ``start`` to ``end``; the last one is what the whole of them is about."""
        phrases: list[Phrase] = []
        owner: Phrase | None = None
        for first, last in self.spans.segments(start, end):
            made = self._segment(first, last, owner)
            if owner is not None and made[-1].owner is owner:
                phrases.pop()
            phrases.extend(made)
            owner = made[-1] if last < end and self.doc[last].tag_ == "POS" else None
        return phrases

    def _segment(self, start: int, end: int, owner: Phrase | None) -> list[Phrase]:
        """The phrases between two cuts; the last is the head, with ``owner`` where they are one actor."""
        lead: list[Phrase] = []
        if self.doc[start].tag_ in PRONOUN_TAGS:
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
                    head = self.modifiers.named(element)
                    break
        pairs = words("pair of people") | words("pair of states")
        if lead and head.kind == "noun" and head.words in (pairs if head.plural else words("own state")):
            # "our two countries", "his country"
            return [replace(head, start=lead[0].start, owner=lead[0], definite=True)]
        return [*lead, *self.modifiers.inner(begin, self._token(limit)), replace(head, definite=definite)]

    def _own_state(self, head: Phrase, owner: Phrase | None, begin: int, end: int) -> int | None:
        """Where "Iran's Quds Force" and "the Lebanese group Hezbollah" begin, the body being of that very state."""
        entry = head.hit.first("organisation") if head.hit is not None else None
        if entry is None:
            return None
        country = self.base.organisations[entry.key].country
        if owner is not None:
            return owner.start if owner.kind == "state" and owner.countries == (country,) else None
        codes = self.modifiers.countries(begin, self._token(head.start))
        return self.doc[begin].idx if codes and set(codes) == {country} else None

    def _token(self, at: int) -> int:
        """The index of the token at a character."""
        return next((token.i for token in self.doc if token.idx + len(token) > at), len(self.doc))

    # -- the head -----------------------------------------------------------------------------------------------------

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
                return self.modifiers.named(last)
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
            elif token.text == "-" and run < end and run - 1 > begin and self.doc[run - 2].tag_ in NAME_TAGS:
                pass  # "Kowalewski-Nowak"
            elif not (
                (token.tag_ in NAME_TAGS and token.text[:1].isupper())
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
        first = (
            self.modifiers.first(start, titled.start)
            if titled is not None
            else min(name, polite)
            if polite >= 0
            else name
        )
        last = self.doc[end - 1]
        hits = self.modifiers.countries(start, titled.start) if titled is not None else ()
        body = (
            self.modifiers.body_before(start, titled.start) or self.modifiers.body_in(titled)
            if titled is not None
            else None
        )
        before = {self.doc[i].lower_ for i in range(start, name)}
        return Phrase(
            "person" if element is not None else "name", self.doc[first].idx, last.idx + len(last),
            self.doc.root(name, end).i,
            self.doc.text_of(name, end), element.hit if element is not None else None,
            titled.mark if titled is not None else None,
            hits or countries_of(titled), body, bool(before & words("former")),
            courtesy=next((word.rstrip(".") for word in before if word.rstrip(".") in words("courtesy")), ""),
        )  # fmt: skip

    def _described(self, start: int, begin: int, end: int, element: Element) -> Phrase:
        mark = element.mark
        assert mark is not None
        last, told = self.doc[end - 1], self.modifiers
        before = {self.doc[i].lower_ for i in range(start, element.start)}
        return Phrase(
            "role" if mark.offices else "organ" if mark.organ else "group",
            self.doc[told.first(start, element.start)].idx, last.idx + len(last), self.doc.root(element.start, end).i,
            mark.words, None, mark,
            told.countries(begin, element.start, housed=mark.words in words("housed in")) or countries_of(element),
            told.body_before(begin, element.start) or told.body_in(element),
            bool(before & words("former")), mark.plural,
        )  # fmt: skip


def pronoun(token: Token) -> Phrase:
    """The phrase of a pronoun."""
    return Phrase("pronoun", token.idx, token.idx + len(token), token.i, token.lower_, definite=True)


def _owned(head: Phrase, owner: Phrase | None) -> Phrase:
    if owner is None:
        return head
    return replace(head, start=owner.start, owner=owner, countries=head.countries or _state_of(owner))


def _state_of(owner: Phrase) -> tuple[str, ...]:
    return owner.countries if owner.kind in ("state", "role", "organ", "group", "people") else ()


def _is_state(owner: Phrase | None) -> bool:
    return owner is not None and owner.kind == "state"
