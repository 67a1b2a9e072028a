"""Finding the frames of the lexicon in a parse: which act a verb or a noun names, and what fills its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents
from detente.claims.clauses import head_verbs, is_mutual
from detente.claims.frames import Frame, Slot
from detente.claims.parties import Parties
from detente.claims.phrases import Phrases
from detente.claims.vocabulary import Entry, Lexicon
from detente.sentences.doc import Token

# Acts done to a territory, whose state is the recipient: "annexed Crimea", "shelled Kharkiv", "visited Kazan".
ON_TERRITORY = frozenset(
    "airstrike annexation attack blockade bombing destruction drone_strike invasion missile_strike occupation "
    "shelling visit".split()
)

# Words that may be said against whoever it is: "accused other powers of meddling" names nobody, and yet is one.
AGAINST_ANYBODY = frozenset({"ACCUSE", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a token, with the actors that fill its marked parts.

    ``fillers`` are the noun heads that fill the parts of given words and the object; ``around`` those after a
    preposition that any noun may follow.
    """

    entry: Entry
    token: Token
    recipients: tuple[ActorMention, ...]
    partners: tuple[ActorMention, ...]
    authors: tuple[ActorMention, ...]
    fillers: tuple[Token, ...]
    around: tuple[Token, ...]
    weight: int


def is_act_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether the lexicon knows the token as the head of an act at all."""
    if token.pos_ in ("NOUN", "PROPN"):
        return token.lemma_.lower() in lexicon.nouns
    return head_verbs(token) and token.lemma_.lower() in lexicon.verbs and token.dep_ not in ("aux", "auxpass")


def match(token: Token, parties: Parties, lexicon: Lexicon) -> Match | None:
    """The most telling frame that the token's parse fits, of two the narrower; None where the lexicon has none."""
    table = lexicon.nouns if token.pos_ in ("NOUN", "PROPN") else lexicon.verbs
    phrases = Phrases(token)
    entries = table.get(token.lemma_.lower(), ())
    able = (entry for entry in entries if not any(parties.words.isdisjoint(need) for need in entry.frame.needs))
    found = (m for entry in able if (m := _fit(entry, phrases, parties, lexicon)))
    return max(found, key=lambda m: (m.weight, -m.entry.frame.breadth, -m.entry.order), default=None)


def _fit(entry: Entry, phrases: Phrases, parties: Parties, lexicon: Lexicon) -> Match | None:
    frame, token = entry.frame, phrases.token
    if frame.object is None and _is_of_a_thing(entry, token):
        return None
    if not _has_words(frame, token) or not _has_subject(entry, token, parties, lexicon):
        return None
    restricted = entry.subject not in (None, "crowd")
    weight = 3 * restricted + 2 * (len(frame.modifiers) + bool(frame.particles) + bool(frame.beside))
    marked: dict[str, list[ActorMention]] = {"@": [], "&": [], "^": []}
    fillers: list[Token] = []
    around: list[Token] = []
    given: list[Token] | None = None
    for slot in frame.slots:
        mentions, heads = _fill(slot, entry, phrases, parties, lexicon)
        if heads == given and not (slot.mark or slot.prepositions):
            # "which Mali denies": not denied to anybody; but "Mali relief", which the parser takes for one thing
            heads = [head for head in heads if not parties.at(head)]
        given = heads if slot.mark and not slot.prepositions else given
        if not heads:
            if slot.optional:
                continue
            return None
        if slot.mark:
            # "extradited him to Chile", "handed the rebel over to Mali": whom it is given to, not who is given
            marked[slot.mark] = mentions if slot.prepositions else marked[slot.mark] + mentions
        (around if slot.prepositions and not slot.lemmas else fillers).extend(heads)
        # What any noun may fill and may be missing says nothing: "held exercises (in the coming days)"
        said = 1 if slot.mark and not mentions else slot.weight
        weight += 0 if slot.optional and not (slot.mark or slot.lemmas) else said
    parts = tuple(marked["@"]), tuple(marked["&"]), tuple(marked["^"])
    return Match(entry, token, *parts, tuple(fillers), tuple(around), weight)


def _is_of_a_thing(entry: Entry, token: Token) -> bool:
    """Whether a verb has an object that turns it into another: "is flying in troops", "called it good for all"."""
    if entry.code.kind != "visit" and token.lemma_ != "call":
        return False
    things = (c for c in token.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN", "PRON"))
    return not entry.frame.noun and next(things, None) is not None


def _has_words(frame: Frame, token: Token) -> bool:
    """Whether the particle, the words beside the act and the modifiers that the frame asks for are there."""
    if not (frame.particles or frame.beside or frame.modifiers):
        return True
    children = list(token.children)
    particles = (c.lower_ for c in children if c.dep_ in ("prt", "advmod", "prep", "acomp"))
    if frame.particles and frame.particles.isdisjoint(particles):
        return False
    if frame.beside:
        phrases = (c for c in children if c.dep_ in ("dobj", "acomp", "oprd", "ccomp", "xcomp", "attr"))
        near = [*children, *(within for c in phrases for within in c.children)]
        if not any(_is_one_of(c, frame.beside) for c in near):
            return False
    return all(_has_modifier(token, modifiers) for modifiers in frame.modifiers)


def _has_subject(entry: Entry, token: Token, parties: Parties, lexicon: Lexicon) -> bool:
    if entry.subject is None:
        return True
    if entry.subject == "crowd":
        return not is_official(parties.of(agents(token)))
    wanted = lexicon.classes[entry.subject]
    return any(head.lemma_.lower() in wanted for agent in agents(token) for head in parties.heads(agent))


def is_official(actors: Sequence[ActorMention]) -> bool:
    """Whether all of those named are states or their people: no crowd, where a word tells what a crowd does."""
    return bool(actors) and all(m.sector in ("GOV", "MIL", "COP") or m.type == "state" for m in actors)


def _has_modifier(head: Token, lemmas: frozenset[str]) -> bool:
    return any(c.dep_ in ("amod", "compound", "nmod", "poss") and _is_one_of(c, lemmas) for c in head.children)


def _is_one_of(token: Token, lemmas: frozenset[str]) -> bool:
    return token.lemma_.lower() in lemmas or token.lower_ in lemmas


def _fill(
    slot: Slot, entry: Entry, phrases: Phrases, parties: Parties, lexicon: Lexicon
) -> tuple[list[ActorMention], list[Token]]:
    """What fills a part of the frame: its actors (of a marked part) and its noun heads; no heads where nothing does."""
    heads = phrases.candidates(slot, entry.frame)
    if slot.mark:
        return _fill_marked(slot, entry, heads, parties, lexicon)
    if slot.lemmas:
        return [], [head for head in heads if any(_is_named(slot, part) for part in parties.heads(head))]
    return [], heads


def _is_named(slot: Slot, noun: Token) -> bool:
    return _is_one_of(noun, slot.lemmas) and (not slot.modifiers or _has_modifier(noun, slot.modifiers))


def _fill_marked(
    slot: Slot, entry: Entry, heads: list[Token], parties: Parties, lexicon: Lexicon
) -> tuple[list[ActorMention], list[Token]]:
    if heads and is_mutual(heads[0]):
        return [], heads  # "accused each other": the actors themselves
    # "sent drones into Chad": the drones, though somebody's, are not who they are sent to
    others = () if slot.prepositions else entry.frame.slots
    given = frozenset[str]().union(*(other.lemmas for other in others if other is not slot and not other.prepositions))
    if not slot.prepositions:
        given |= lexicon.classes["arms"]  # "promised drones": nobody to whom anything is promised
    named = [head for head in heads if head.lemma_.lower() not in given]
    if mentions := parties.of(named):
        return mentions, [head for head in named if parties.at(head)]
    # "accused the American plane", "criticised the Turkish side": the party whose it is
    whole = heads if slot.mark == "@" and not entry.frame.noun else []
    theirs = whole
    if not slot.prepositions:
        # ... or of "granted a Chinese dissident asylum", which the parser takes for one thing
        whose = lexicon.classes["belonging"] | given
        theirs = [head for head in whole if head.lemma_.lower() in whose]
    doing = entry.code.event != "THREATEN"  # "a warrant for the arrest of a minister" is against him
    if owners := [owner for head in theirs for owner in parties.owners(head, doing)]:
        return owners, heads
    if entry.code.kind in ON_TERRITORY:
        return [], [head for head in heads if head.pos_ == "PROPN"]  # "shelled Kharkiv": whose it is, the place tells
    if whole and entry.code.event in AGAINST_ANYBODY and not slot.prepositions:
        return [], [head for head in heads if head.pos_ in ("NOUN", "PROPN")]
    return [], []
