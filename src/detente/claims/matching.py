"""Finding the frames of the lexicon in a parse: which act a verb or a noun names, and what fills its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.actors.actor import ActorMention
from detente.claims.clauses import agents, datives, head_verbs, is_passive, objects, prepositional
from detente.claims.frames import Frame, Slot
from detente.claims.parties import Parties
from detente.claims.vocabulary import Entry, Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# Acts done to a territory, whose state is the recipient: "the annexation of Crimea", "shelled Kharkiv".
ON_TERRITORY = frozenset(
    {"annexation", "occupation", "invasion", "blockade", "attack", "shelling", "bombing"}
    | {"airstrike", "drone_strike", "missile_strike", "destruction"}
)


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a token, with the actors that fill its marked parts.

    ``fillers`` are the noun heads that fill the parts of given words and the object; ``around`` those after a preposition
    that any noun may follow.
    """

    entry: Entry
    token: Token
    recipients: tuple[ActorMention, ...]
    partners: tuple[ActorMention, ...]
    authors: tuple[ActorMention, ...]
    fillers: tuple[Token, ...]
    around: tuple[Token, ...]
    weight: int


def match(token: Token, parties: Parties, lexicon: Lexicon) -> Match | None:
    """The most telling frame that the token's parse fits, or None where the lexicon has none."""
    noun = token.pos_ in ("NOUN", "PROPN")
    entries = (lexicon.nouns if noun else lexicon.verbs).get(token.lemma_.lower(), ())
    found = (m for entry in entries if (m := _fit(entry, token, parties, lexicon)) is not None)
    return max(found, key=lambda m: (m.weight, -m.entry.order), default=None)


def _fit(entry: Entry, token: Token, parties: Parties, lexicon: Lexicon) -> Match | None:
    frame = entry.frame
    if not _has_words(frame, token) or not _has_subject(entry, token, parties, lexicon):
        return None
    weight = (
        3 * (entry.subject not in (None, "crowd"))
        + 2 * len(frame.modifiers)
        + 2 * bool(frame.particle)
        + 2 * bool(frame.beside)
    )
    marked: dict[str, list[ActorMention]] = {"@": [], "&": [], "^": []}
    fillers: list[Token] = []
    around: list[Token] = []
    for slot in frame.slots:
        filled = _fill(slot, entry, token, parties)
        if not filled or not any(filled):
            if slot.optional:
                continue
            return None
        mentions, heads = filled
        if slot.mark:
            marked[slot.mark] += mentions
        if slot.prepositions and not slot.lemmas:
            around += heads
        else:
            fillers += heads
        # What any noun may fill and may be missing says nothing: "held exercises (in the coming days)"
        weight += 0 if slot.optional and not (slot.mark or slot.lemmas) else slot.weight
    parts = tuple(marked["@"]), tuple(marked["&"]), tuple(marked["^"])
    return Match(entry, token, *parts, tuple(fillers), tuple(around), weight)


def _has_words(frame: Frame, token: Token) -> bool:
    """Whether the particle, the words beside the act and the modifiers that the frame asks for are there."""
    children = list(token.children)
    if frame.particle and not any(
        c.lower_ == frame.particle and c.dep_ in ("prt", "advmod", "prep", "acomp") for c in children
    ):
        return False
    if frame.beside:
        near = children + [
            g for c in children if c.dep_ in ("dobj", "acomp", "oprd", "ccomp", "xcomp", "attr") for g in c.children
        ]
        if not any(c.lemma_.lower() in frame.beside or c.lower_ in frame.beside for c in near):
            return False
    return all(_has_modifier(token, modifiers) for modifiers in frame.modifiers)


def _has_subject(entry: Entry, token: Token, parties: Parties, lexicon: Lexicon) -> bool:
    if entry.subject is None or entry.subject == "crowd":
        return True
    wanted = lexicon.classes[entry.subject]
    return any(h.lemma_.lower() in wanted for s in agents(token) for h in parties.heads(s))


def _has_modifier(head: Token, lemmas: frozenset[str]) -> bool:
    return any(
        (c.lemma_.lower() in lemmas or c.lower_ in lemmas) and c.dep_ in ("amod", "compound", "nmod", "poss")
        for c in head.children
    )


def _fill(slot: Slot, entry: Entry, token: Token, parties: Parties) -> tuple[list[ActorMention], list[Token]] | None:
    """What fills a part of the frame: its actors (for a marked part) and its noun heads; None where nothing does."""
    frame = entry.frame
    heads = _candidates(slot, frame, token)
    if slot.mark:
        chosen = [h for h in heads if parties.at(h)]
        mentions = parties.of(chosen)
        if not mentions and slot.mark == "@" and not frame.noun:
            # "accused the American plane", "criticised the Turkish side": the party whose it is
            chosen, mentions = heads, [m for h in heads for m in parties.owners(h, doing=True)]
        if not mentions and entry.code.kind in ON_TERRITORY:
            return [], [h for h in heads if h.pos_ == "PROPN"]  # "shelled Kharkiv": whose it is, the place tells
        return (mentions, chosen) if mentions else None
    if slot.lemmas:
        chosen = [
            h
            for h in heads
            if any(p.lemma_.lower() in slot.lemmas or p.lower_ in slot.lemmas for p in parties.heads(h))
            and (not slot.modifiers or any(_has_modifier(p, slot.modifiers) for p in parties.heads(h)))
        ]
        return ([], chosen) if chosen else None
    return ([], heads) if heads else None


def _candidates(slot: Slot, frame: Frame, token: Token) -> list[Token]:
    if not slot.prepositions:
        if slot.mark:
            return _marked_objects(token)
        return objects(token) + ([] if slot.lemmas else datives(token)) + _antecedents(token)
    found = prepositional(token, slot.prepositions)
    # ... or on what stands before it: "spoke by telephone with Putin"
    for other in [c for prep in token.children if prep.dep_ == "prep" for c in prep.children if c.dep_ == "pobj"]:
        found += prepositional(other, slot.prepositions)
    # The parser hangs "on Russia" of "imposed sanctions on Russia" now on the verb, now on the noun.
    for head in [] if frame.noun else [*objects(token), *_complements(token)]:
        found += prepositional(head, slot.prepositions)
    if "by" in slot.prepositions and is_passive(token):
        found += agents(token)
    return found


def _marked_objects(token: Token) -> list[Token]:
    """Who can be the actor that an act is done to: the indirect object before the direct one ("gave Russia a note")."""
    found = datives(token) + objects(token)
    # "wished Biden success": the parser makes one name of them
    return found + [c for head in found for c in head.children if c.dep_ == "compound" and c.pos_ == "PROPN"]


def _antecedents(verb: Token) -> list[Token]:
    """What a relative clause may belong to beside the nearest noun: "allegations of meddling in politics, which Moscow denies"."""
    if verb.dep_ != "relcl" or verb.head not in objects(verb):
        return []
    found: list[Token] = []
    at = verb.head
    while at.dep_ in ("pobj", "prep", "conj") and at.head != at:
        at = at.head
        if at.pos_ == "NOUN":
            found.append(at)
    return found


def _complements(token: Token) -> Iterable[Token]:
    return [c for c in token.children if c.dep_ in ("acomp", "oprd", "attr")]


def is_act_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether the lexicon knows the token as the head of an act at all."""
    if token.pos_ in ("NOUN", "PROPN"):
        return token.lemma_.lower() in lexicon.nouns
    return head_verbs(token) and token.lemma_.lower() in lexicon.verbs and token.dep_ not in ("aux", "auxpass")
