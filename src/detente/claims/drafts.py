"""Drafting an act: the code that the lexicon gives it, and who did it to whom, before it is read in its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.actors.actor import ActorMention
from detente.claims.clauses import (
    GERUND_CONTROL,
    agents,
    datives,
    governor,
    head_verbs,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from detente.claims.matching import Match, match
from detente.claims.parties import Parties, distinct, without
from detente.claims.readings import NOT_FACTIVE, Reading, read_act
from detente.claims.vocabulary import Code, Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# Acts whose object is itself an act or opinion of the recipient: what is condemned, refused or praised is its author's.
OF_AN_AUTHOR = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "CONCEDE"})
# Acts that make no record without the one they are done to: "sent aid", "cooperated" (PLOVER), and praise of nobody.
NEEDS_RECIPIENT = frozenset({"SANCTION", "COOPERATE", "AID"})
# Acts whose object is the actor's own means, not who they are done to: "deployed troops to the border", "withdrew forces".
OWN_MEANS = frozenset(
    {"mobilization", "alert", "exercise", "weapons_test", "police_deployment", "troop_withdrawal", "peacekeeping"}
)
_CONTACT = frozenset({"call", "meeting", "talks", "visit", "summit", "letter", "message", "congratulation"})
_ON_THE_OCCASION = frozenset(
    {"in", "during", "at", "by", "through", "via", "on", "after", "following", "before", "over", "for"}
)


@dataclass(slots=True)
class Draft:
    """An act on its way to a claim.

    ``token`` names it; ``carrier`` is the light verb that carries it, if one does. ``wanting`` says that its words need a
    recipient; ``frame`` is the act that it stands under, and ``accusers`` are those on whose word it stands there.
    """

    token: Token
    code: Code
    rule: str
    weight: int
    actors: list[ActorMention]
    recipients: list[ActorMention]
    reading: Reading
    fillers: tuple[Token, ...] = ()
    around: tuple[Token, ...] = ()
    carrier: Token | None = None
    also: Code | None = None
    wanting: bool = False
    frame: Draft | None = None
    accusers: tuple[ActorMention, ...] = ()
    denied: bool = False


def draft(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | str:
    """The act that a token names, or in a few words why none is made of it."""
    found = match(token, parties, lexicon)
    if found is None:
        return "no frame of the lexicon fits"
    if not found.entry.code.event:
        return f"no event between actors: {found.entry.frame.source}"
    made = _of_noun(found, parties, lexicon) if found.entry.frame.noun else _of_verb(found, parties, lexicon)
    return made if isinstance(made, str) else _checked(made, found, parties)


def _of_verb(found: Match, parties: Parties, lexicon: Lexicon) -> Draft | str:
    verb = found.token
    reading = read_act(verb, lexicon)
    doers = agents(verb)
    actors = list(found.authors) or parties.of(doers)
    if found.authors:
        recipients = parties.of(subjects(verb) if not is_passive(verb) else agents(verb))
    elif _is_reciprocal(found):
        recipients = []
    else:
        recipients = list(found.recipients) or _owners_of_object(found, parties, actors)
    if not actors and not is_passive(verb):
        actors = _senders(found, doers, parties, lexicon) or _writers(doers, verb, parties, lexicon)
        actors = actors or _wielders(doers, parties, lexicon)
    if found.partners:
        actors = _together(actors, found.partners)
    return _draft(found, actors, recipients, reading, None)


def _of_noun(found: Match, parties: Parties, lexicon: Lexicon) -> Draft | str:
    noun = found.token
    carrier = _carrier(noun, lexicon)
    if carrier is None and _only_spoken_of(noun):
        return "only wished for or spoken of"
    reading = read_act(noun, lexicon, carrier)
    actors = _authors(found, parties)
    if not actors and carrier is not None:
        actors = parties.of(agents(carrier))
    recipients = list(found.recipients) or _owners_of_fillers(found, parties)
    occasion = _occasion(noun) if found.entry.code.kind in _CONTACT else None
    if occasion is not None:
        if found.entry.code.kind in ("meeting", "summit", "talks", "visit") and not (_with(noun) or found.recipients):
            return "only the scene of another act"
        involved = parties.of(agents(occasion))
        if found.partners or found.recipients:
            actors = actors or involved
        elif not actors:
            addressed = without(parties.of([*datives(occasion), *objects(occasion)]), involved)
            addressed = addressed or without(
                parties.of(t for c in noun.children if c.dep_ == "acl" for t in objects(c)), involved
            )
            if not addressed:
                return "only one side named"
            if found.entry.code.kind == "congratulation":
                actors, recipients = involved, addressed
            else:
                actors = [*involved, *addressed]
    if _is_reciprocal(found):
        actors = _together(actors, found.partners)
        recipients = []
    return _draft(found, actors, recipients, reading, carrier)


def _is_reciprocal(found: Match) -> bool:
    return found.entry.partners > 1 or any(slot.mark == "&" for slot in found.entry.frame.slots)


def _together(actors: list[ActorMention], partners: Sequence[ActorMention]) -> list[ActorMention]:
    """Both sides of a reciprocal act; a leader who speaks for a state that is named beside them gives way to it."""
    states = {m.id for m in partners if m.type == "state"}
    return distinct([*(m for m in actors if m.type == "state" or m.country not in states), *partners])


def _draft(
    found: Match, actors: list[ActorMention], recipients: list[ActorMention], reading: Reading, carrier: Token | None
) -> Draft:
    return Draft(
        token=found.token, code=found.entry.code, rule=found.entry.frame.source, weight=found.weight, actors=distinct(actors),
        recipients=distinct(without(recipients, actors)), reading=reading, fillers=found.fillers, around=found.around, carrier=carrier,
        also=found.entry.also,
    )  # fmt: skip


def _checked(made: Draft, found: Match, parties: Parties) -> Draft | str:
    """The draft, or why it is none."""
    if made.reading.question:
        return "asked, not told"
    if made.reading.aim:
        if made.code.event != "CONSULT" or made.reading.framings:
            return "only the purpose of another act"
        made.reading = replace(made.reading, status="announced")
    known = made.code.kind in ("praise", "condolence") and found.fillers and found.entry.frame.object is not None
    if made.code.event == "SUPPORT" and not made.recipients and len(made.actors) < 2 and not known:
        return "no recipient"
    if made.reading.status == "negated" and made.weight < 3:
        return "not done"
    if not made.actors and not (is_passive(made.token) and made.reading.status == "announced"):
        return "no actor"
    if _is_reciprocal(found) and len(made.actors) < 2:
        return "only one side named"
    made.wanting = any(slot.mark == "@" and not slot.optional for slot in found.entry.frame.slots)
    if found.entry.subject == "crowd" and all(m.sector == "GOV" or m.type == "state" for m in made.actors):
        return "the actor is no crowd"
    return made


def _owners_of_object(found: Match, parties: Parties, actors: list[ActorMention]) -> list[ActorMention]:
    """Whose thing or act the object is; past the actor's own ("recalled its ambassador from Tehran")."""
    verb = found.token
    doing = found.entry.code.event in OF_AN_AUTHOR
    things = [*(found.fillers or objects(verb)), *(() if doing else found.around)]
    if found.entry.code.kind in OWN_MEANS:
        things = list(found.around)
    for thing in things:
        if _is_own(thing, actors, parties):
            # its embassy in Bogota: what is the actor's own concerns whoever it is with
            found_with = parties.of(prepositional(thing, frozenset({"in", "from", "to", "at", "with"})))
        else:
            found_with = without(parties.at(thing), actors) or parties.owners(thing, doing)
        if others := without(found_with, actors):
            return others
    if doing:
        return []
    # "closed its airspace to Qatar", "withdrew troops from Chad": the parser hangs the phrase on the verb
    for preposition in (
        "on",
        "against",
        "to",
        "with",
        "from",
        "for",
        "at",
        "in",
        "into",
        "toward",
        "towards",
        "near",
        "over",
    ):
        for pobj in prepositional(verb, frozenset({preposition})):
            owners = without(parties.at(pobj) or parties.owners(pobj), actors)
            if preposition in ("in", "at", "on", "near") and not _done_to_places(found):
                owners = [m for m in owners if m.via != "place"]
            if owners:
                return owners
    return []


def _is_own(thing: Token, actors: Sequence[ActorMention], parties: Parties) -> bool:
    """Whether a thing is said to be the actor's own: "recalled its ambassador", "closed his embassy"."""
    countries = {actor.country for actor in actors}
    owners = [m for c in thing.children if c.dep_ == "poss" for m in parties.at(c)]
    return any(m.country in countries for m in owners)


def _done_to_places(found: Match) -> bool:
    """Whether the act is one that is done to a place: aid to, force against, the people of it."""
    return found.entry.code.event in (
        "AID",
        "ASSAULT",
        "COERCE",
        "MOBILIZE",
        "RETREAT",
        "SANCTION",
        "CONSULT",
        "PROTEST",
    )


def _owners_of_fillers(found: Match, parties: Parties) -> list[ActorMention]:
    for thing in (*(() if found.entry.code.kind in OWN_MEANS else found.fillers), *found.around):
        owners = parties.at(thing) or parties.owners(thing)
        if owners:
            return owners
    return []


def _senders(found: Match, doers: list[Token], parties: Parties, lexicon: Lexicon) -> list[ActorMention]:
    """Of "two planes carrying Russian aid": a carrier is no actor, and the thing carried tells whose act it is."""
    if found.entry.code.event != "AID" or not doers:
        return []
    if not any(h.lemma_.lower() in lexicon.classes["carrier"] for d in doers for h in parties.heads(d)):
        return []
    laden = [c for d in doers for c in d.children if c.dep_ == "acl"]
    cargo = [t for verb in laden for t in [*objects(verb), *prepositional(verb, frozenset({"with"}))]]
    for thing in [*found.fillers, *cargo, *doers]:
        for head in parties.heads(thing):
            owners = parties.of(c for c in head.children if c.dep_ in ("amod", "compound", "poss"))
            owners = owners or parties.of(prepositional(head, frozenset({"from", "of"})))
            if owners:
                return owners
    return []


def _writers(doers: list[Token], verb: Token, parties: Parties, lexicon: Lexicon) -> list[ActorMention]:
    """Of "a telegram congratulating him" or "a statement condemning the raid": who sent it, issued it or made the call."""
    for noun in doers:
        lemma = noun.lemma_.lower()
        if verb.dep_ not in ("acl", "relcl") and noun.head != verb:
            continue
        if (
            lemma not in lexicon.classes["vehicle"]
            and (lemma, "noun") not in lexicon.speech
            and lemma not in lexicon.classes["call"]
        ):
            continue
        if owners := parties.owners(noun, doing=True):
            return owners
        above = _carrier(noun, lexicon) or _occasion(noun)
        if above is not None and (senders := parties.of(agents(above))):
            return senders
    return []


def _wielders(doers: list[Token], parties: Parties, lexicon: Lexicon) -> list[ActorMention]:
    """Whose weapons did it: "Russian missiles struck", "Israel's strikes killed", "Thai F-16s bombed"."""
    for noun in doers:
        lemma = noun.lemma_.lower()
        if any(lemma in lexicon.classes[name] for name in ("arms", "warship", "carrier", "attack", "troop")) or any(
            letter.isdigit() for letter in lemma
        ):
            if owners := parties.of(c for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod")):
                return owners
    return []


def _authors(found: Match, parties: Parties) -> list[ActorMention]:
    """Who did what a noun names: "Moscow's annexation", "the Russian raid", "the raid by Russia", "the visit of the Pope"."""
    noun = found.token
    taken = {mention.id for mention in (*found.recipients, *found.partners)}
    for head in _shared_heads(noun):
        for relations in (("poss",), ("amod", "compound", "nmod")):
            owners = parties.of(c for c in head.children if c.dep_ in relations)
            if owners := [m for m in owners if m.id not in taken]:
                return owners
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in GERUND_CONTROL.get(noun.head.lower_, ()):
        return parties.of(objects(noun.head.head))  # "accused Ottawa of interference"
    part = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    if part is not None and part.lemma_.lower() in (
        "role",
        "involvement",
        "part",
        "hand",
        "complicity",
        "participation",
    ):
        return parties.owners(part, doing=True)
    used = {p for slot in found.entry.frame.slots for p in slot.prepositions}
    for preposition in ("by", "of", "from"):
        if preposition not in used or preposition == "by":
            owners = parties.of(prepositional(noun, frozenset({preposition})))
            if owners := [m for m in owners if m.id not in taken]:
                return owners
    return []


def _shared_heads(noun: Token) -> list[Token]:
    """The noun, and for a later one of a list the first, whose owner it may share: "Russia's closure of ... and expulsion of"."""
    return [noun, noun.head] if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else [noun]


def _carrier(noun: Token, lexicon: Lexicon) -> Token | None:
    """The light verb that carries an act named by a noun: "launched a raid", "announced the closure of"."""
    at = noun
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    above = at.head
    if at.dep_ == "pobj" and above.lower_ == "of":  # "a series of raids", "a round of talks"
        counted = above.head
        if counted.lemma_.lower() in lexicon.classes["quantity"]:
            at, above = counted, counted.head
    if at.dep_ in ("dobj", "nsubjpass") and head_verbs(above) and above.lemma_.lower() in lexicon.light:
        return above
    if at.dep_ == "pobj" and above.lower_ == "out" and above.head.lemma_ == "carry":
        return above.head
    return None


def _only_spoken_of(noun: Token) -> bool:
    """Whether nothing says that the act took place: "called for talks", "fears of a raid", "talks would help"."""
    at = noun
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    above = governor(at)
    if above is None:
        return False
    if head_verbs(above) and at.dep_ in ("dobj", "pobj", "nsubjpass", "attr"):
        preposition = at.head.lower_ if at.dep_ == "pobj" else None
        if preposition in ("after", "following", "since", "despite", "during", "at", "by", "amid", "before", "in"):
            return False
        return above.lemma_.lower() in NOT_FACTIVE
    return above.pos_ == "NOUN" and above.lemma_.lower() in NOT_FACTIVE | {
        "possibility",
        "prospect",
        "fear",
        "hope",
        "chance",
        "risk",
        "idea",
    }


def _with(noun: Token) -> bool:
    return bool(prepositional(noun, frozenset({"with", "between"})))


def _occasion(noun: Token) -> Token | None:
    """The verb whose act took place in a contact: "invited him during a call", "said in a message to him"."""
    at = noun
    while at.dep_ == "conj":
        at = at.head
    if at.dep_ != "pobj" or at.head.lower_ not in _ON_THE_OCCASION:
        return None
    above = at.head.head
    return above if head_verbs(above) else None
