"""The roles of an act named by a noun: its owner, what a preposition ties to it, and the verb that carries it."""

from __future__ import annotations

from collections.abc import Sequence

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects
from detente.claims.clauses import MODIFIERS, datives, first_noun, governor, head_verbs, prepositional
from detente.claims.english import controlling, words
from detente.claims.matching import Match
from detente.claims.parties import Parties, without
from detente.claims.roles import OWN_MEANS, Roles, together
from detente.claims.vocabulary import Lexicon
from detente.sentences.doc import Token

_MEETINGS = frozenset({"meeting", "talks", "visit", "summit"})
_CONTACTS = _MEETINGS | {"call", "letter", "message", "congratulation"}
_ON_THE_OCCASION = frozenset("in during at by through via on after following before over for".split())
# Prepositions under which an act named by a noun did take place, whatever the verb: "refused after talks with".
_GIVEN = frozenset("after following since despite during at by amid before in".split())


def roles_of_noun(found: Match, parties: Parties, lexicon: Lexicon) -> Roles | str:
    """Who did what the noun of a match names, and to whom; or in a few words why it names nothing done."""
    noun = found.token
    carrier = carrier_of(noun, lexicon)
    if carrier is None and is_wished_for(noun):
        return "only wished for or spoken of"
    actors: Sequence[ActorMention] = _authors(found, parties)
    if not actors and carrier is not None:
        actors = parties.of(agents(carrier))
    actors = actors or parties.of(_sources(noun))
    roles = Roles(actors, found.recipients or _owners_of_fillers(found, parties), carrier)
    occasion = occasion_of(noun) if found.entry.code.kind in _CONTACTS else None
    settled = roles if occasion is None else _on_occasion(found, occasion, roles, parties)
    if isinstance(settled, Roles) and found.entry.reciprocal:
        return Roles(together(settled.actors, found.partners), (), carrier)
    return settled


def carrier_of(noun: Token, lexicon: Lexicon) -> Token | None:
    """The light verb that carries an act named by a noun: "launched a raid", "announced the closure of"."""
    at = first_noun(noun)
    above = at.head
    if at.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in lexicon.classes["quantity"]:
        at, above = above.head, above.head.head  # "a series of raids", "a round of talks"
    if at.dep_ in ("dobj", "nsubjpass") and head_verbs(above) and above.lemma_.lower() in lexicon.light:
        return above
    if at.dep_ == "pobj" and above.lower_ == "out" and above.head.lemma_ == "carry":
        return above.head
    return None


def occasion_of(noun: Token) -> Token | None:
    """The verb whose act took place in a contact: "invited him during a call", "said in a message to him"."""
    at = first_noun(noun)
    if at.dep_ != "pobj" or at.head.lower_ not in _ON_THE_OCCASION:
        return None
    above = at.head.head
    return above if head_verbs(above) else None


def _on_occasion(found: Match, occasion: Token, roles: Roles, parties: Parties) -> Roles | str:
    """The roles of a contact in which another act took place, whose parties may be those of the contact too."""
    noun = found.token
    kind = found.entry.code.kind
    if kind in _MEETINGS and not (found.recipients or prepositional(noun, "with", "between")):
        return "only the scene of another act"
    involved = parties.of(agents(occasion))
    if found.partners or found.recipients:
        return roles if roles.actors else Roles(involved, roles.recipients, roles.carrier)
    if roles.actors:
        return roles
    addressed = without(parties.of([*datives(occasion), *objects(occasion)]), involved)
    if not addressed:
        within = [thing for c in noun.children if c.dep_ == "acl" for thing in objects(c)]
        addressed = without(parties.of(within), involved)
    if not addressed:
        return "only one side named"
    if kind == "congratulation":
        return Roles(involved, addressed, roles.carrier)
    return Roles([*involved, *addressed], roles.recipients, roles.carrier)


def _authors(found: Match, parties: Parties) -> list[ActorMention]:
    """Who did what a noun names: "Moscow's annexation", "the Russian raid", "the raid by Russia"."""
    noun = found.token
    taken = [*found.recipients, *found.partners]
    # of "Russia's closure of ... and expulsion of" the later noun shares the owner of the first
    shared = [noun, noun.head] if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else [noun]
    for head in shared:
        for relations in (("poss",), MODIFIERS):
            if owners := without(parties.of(c for c in head.children if c.dep_ in relations), taken):
                return owners
    above = noun.head.head if noun.dep_ == "pobj" else None
    if above is not None and above.lemma_.lower() in controlling(noun.head.lower_):
        return parties.of(objects(above))  # "accused Ottawa of interference"
    if above is not None and noun.head.lower_ == "in" and above.lemma_.lower() in words("part"):
        return parties.owners(above, doing=True)  # "Moscow's role in the raid"
    used = {preposition for slot in found.entry.frame.slots for preposition in slot.prepositions} - {"by"}
    for preposition in ("by", "of", "from"):
        if preposition not in used and (owners := without(parties.of(prepositional(noun, preposition)), taken)):
            return owners
    # the parser hangs "by Peru" of "the expulsion of diplomats by Peru" on the diplomats
    return without(parties.of(by for thing in prepositional(noun, "of") for by in prepositional(thing, "by")), taken)


def _sources(noun: Token) -> list[Token]:
    """Where an act came from: "from Chad came a warning", "the threat came from Mali"."""
    above = noun.head
    came = noun.dep_ in ("nsubj", "dobj", "attr", "npadvmod") and above.lemma_ in ("come", "issue", "emanate")
    return prepositional(above, "from") if came else []


def _owners_of_fillers(found: Match, parties: Parties) -> list[ActorMention]:
    """Whose the things are that the act is done to."""
    things = found.around if found.entry.code.kind in OWN_MEANS else (*found.fillers, *found.around)
    return next((owners for thing in things if (owners := parties.at(thing) or parties.owners(thing))), [])


def is_wished_for(noun: Token) -> bool:
    """Whether nothing says that the act took place: "called for talks", "fears of a raid", "talks would help"."""
    at = first_noun(noun)
    above = governor(at)
    if above is None:
        return False
    lemma = above.lemma_.lower()
    if head_verbs(above) and at.dep_ in ("dobj", "pobj", "nsubjpass", "attr"):
        given = at.dep_ == "pobj" and at.head.lower_ in _GIVEN
        return not given and lemma in words("unfactive")
    return above.pos_ == "NOUN" and (lemma in words("unfactive") or lemma in words("prospect"))
