"""The phrases about the word that names an act: what may fill the parts of a frame."""

from __future__ import annotations

from functools import cached_property

from detente.claims.arguments import agents, objects, subjects
from detente.claims.clauses import datives, is_passive, prepositional_phrases
from detente.claims.frames import Frame, Slot
from detente.sentences.doc import Token


class Phrases:
    """The phrases about a token that may fill the parts of a frame, found once for all frames of its lemma."""

    def __init__(self, token: Token) -> None:
        self.token = token

    def candidates(self, slot: Slot, frame: Frame) -> list[Token]:
        """The heads that may fill a part of a frame."""
        if not slot.prepositions:
            if slot.mark:
                return self._parties
            return self._things if slot.lemmas else self._anything
        found = [head for preposition, head in self._tied if preposition in slot.prepositions]
        if not frame.noun:
            # "of" is the object's own, and no part of a frame that has no object: "approved the removal of Chile"
            loose = slot.prepositions if frame.object is not None else slot.prepositions - {"of"}
            found += [head for preposition, head in self._loosely_tied if preposition in loose]
        return [head for head in found if head not in self._agents] if self._agents else found

    @cached_property
    def _parties(self) -> list[Token]:
        """Who can be the actor that an act is done to: the indirect object before the direct ("gave Russia a note")."""
        found = datives(self.token) + self._objects
        if is_passive(self.token):  # "Chad was given two tons of food"
            found += [head for head in subjects(self.token) if head not in found]
        # "wished Biden success": the parser makes one name of them
        return found + [c for head in found for c in head.children if c.dep_ == "compound" and c.pos_ == "PROPN"]

    @cached_property
    def _things(self) -> list[Token]:
        return self._objects + _antecedents(self.token)

    @cached_property
    def _anything(self) -> list[Token]:
        return self._objects + datives(self.token) + _antecedents(self.token)

    @cached_property
    def _objects(self) -> list[Token]:
        return objects(self.token)

    @cached_property
    def _agents(self) -> list[Token]:
        """Who does it, where "by" says so: of "was recognised by Japan" nothing that a frame's own "by" ties."""
        return agents(self.token) if is_passive(self.token) else []

    @cached_property
    def _tied(self) -> list[tuple[str, Token]]:
        """What prepositions tie to the token, or to what stands before: "spoke by telephone with Putin"."""
        found = prepositional_phrases(self.token)
        for preposition in self.token.children:
            if preposition.dep_ == "prep":
                before = (c for c in preposition.children if c.dep_ == "pobj")
                found += [phrase for noun in before for phrase in prepositional_phrases(noun)]
        return found

    @cached_property
    def _loosely_tied(self) -> list[tuple[str, Token]]:
        """The parser hangs "on Russia" of "imposed sanctions on Russia" now on the verb, now on the noun."""
        complements = [c for c in self.token.children if c.dep_ in ("acomp", "oprd", "attr")]
        heads = [*self._objects, *complements]
        # "two of its crossings with Chad", "almost all of the sanctions on Chad"
        counted = [head for head in heads if head.tag_ in ("CD", "DT", "JJ", "JJS", "RB") or head.pos_ == "NUM"]
        heads += [noun for head in counted for tied, noun in prepositional_phrases(head) if tied == "of"]
        return [phrase for head in heads for phrase in prepositional_phrases(head)]


def _antecedents(verb: Token) -> list[Token]:
    """What a relative clause may belong to beside the nearest noun: "claims of meddling in votes, which it denies"."""
    if verb.dep_ != "relcl" or verb.head not in objects(verb):
        return []
    found: list[Token] = []
    at = verb.head
    while at.dep_ in ("pobj", "prep", "conj") and at.head != at:
        at = at.head
        if at.pos_ == "NOUN":
            found.append(at)
    return found
