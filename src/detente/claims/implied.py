"""Acts that the tense and the grammar of a clause tell, not its verb alone.

A refusal is told by "will not pay", a threat by "would respond in kind" or "will pay a heavy price", an accusation by
"charged that their soldiers had crossed", an offer by "is ready to lead the force".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects, subjects
from detente.claims.clauses import datives, head_verbs, is_passive, prepositional
from detente.claims.drafts import Draft
from detente.claims.english import words
from detente.claims.framed import framed_code, refuses
from detente.claims.parties import Parties, without
from detente.claims.readings import Reading, read_act
from detente.claims.standing import is_called_for, standing_of_verb
from detente.claims.vocabulary import Code, Lexicon
from detente.ontology import ontology
from detente.sentences.doc import Token

# What is refused, threatened or offered is not known: cooperation at large.
SOMETHING = Code("AGREE", None, None, "030", ())
# Who speaks for others than himself: a player who "will not sign" refuses nothing that matters here.
_OFFICIAL = frozenset("GOV MIL COP JUD LEG SPY REB UAF PRM OPP PTY IGO".split())
# Nouns of what somebody may answer.
_ANSWERED = frozenset({"request", "promise", "propose", "allege"})
_TO_COME = ("announced", "possible")


def implied(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """The act that the clause of a verb or an adjective implies, if it does."""
    if token.pos_ == "ADJ":
        return _readiness(token, parties, lexicon)
    if token.pos_ == "NOUN":
        return _answered(token, parties, lexicon)
    if not head_verbs(token):
        return None
    makers = (_refusal, _charge, _retort, _reckoning, _resolve, _ultimatum, _verdict, _duty)
    return next((made for maker in makers if (made := maker(token, parties, lexicon))), None)


def cues() -> Iterator[tuple[str, tuple[frozenset[str], ...]]]:
    """The words by which a sentence may imply an act, each with the groups of words that it must hold one each of."""
    yield "not", (frozenset({"will", "would"}),)
    yield from ((word, ()) for word in ("must", "should", "ought"))
    yield "hesitate", (frozenset({"not", "n't"}),)
    yield "be", (words("outrageous"),)
    yield from ((word, ()) for word in words("charging") | words("retort"))
    yield from ((word, (words("harshly"),)) for word in words("reply"))
    yield from ((word, (words("reckoning") | {"regret"},)) for word in words("pay"))


def is_official(actors: Sequence[ActorMention]) -> bool:
    """Whether those who act speak for a state, a party, an armed group or the like."""
    return bool(actors) and all(m.type == "state" or m.sector in _OFFICIAL for m in actors)


def _refusal(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru will not pay for the wall", "would not let them in": a thing that one could do, and will not."""
    if not refuses(token) or is_idle(token) or token.lemma_.lower() in words("patient"):
        return None
    actors = [] if is_passive(token) else parties.of(agents(token))
    if not is_official(actors):
        return None
    concerned = [*objects(token), *prepositional(token, "to", "with", "from", "for", "on")]
    recipients = parties.of(concerned) or [m for thing in concerned for m in parties.owners(thing)]
    code = framed_code(SOMETHING, "refuse", "refusal", lexicon)
    return Draft(token, code, "will not ~", 3, actors, _foreign(recipients, actors), Reading("happened"))


def _charge(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru charged that Chilean soldiers had crossed the border": an accusation of whom the clause is about."""
    if token.lemma_.lower() not in words("charging"):
        return None
    told = next((c for c in token.children if c.dep_ == "ccomp" and head_verbs(c) and c.tag_ != "VB"), None)
    actors = parties.of(agents(token)) if told is not None else []
    if told is None or not actors:
        return None
    doers = agents(told)
    recipients = parties.of(doers) or [m for doer in doers for m in parties.owners(doer, doing=True)]
    recipients = without(recipients, actors)
    if not recipients:
        return None
    code = Code.of(ontology().kinds["accusation"])
    return Draft(token, code, f"{token.lemma_.lower()} that ~", 3, actors, recipients, read_act(token, lexicon))


def _retort(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru would retaliate", "will respond with force": harm to come in return."""
    lemma = token.lemma_.lower()
    if lemma not in words("retort") | words("reply") or standing_of_verb(token) not in _TO_COME:
        return None
    if lemma in words("reply") and not any(c.lower_ in words("harshly") for c in _about(token)):
        return None
    actors = [] if is_passive(token) else parties.of(agents(token))
    if not is_official(actors):
        return None
    against = [*objects(token), *prepositional(token, "against", "at", "on", "to")]
    return _threat(token, "would respond", actors, _foreign(parties.of(against), actors), lexicon)


def _reckoning(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru will pay a heavy price", "would face consequences": a threat by whoever says so."""
    if token.lemma_.lower() not in words("pay") or standing_of_verb(token) not in _TO_COME:
        return None
    about = _about(token)
    if token.lemma_ != "regret" and not any(c.lemma_.lower() in words("reckoning") for c in about):
        return None
    above = lexicon.operators.get((token.head.lemma_.lower(), "verb"), ())
    recipients = parties.of(subjects(token))
    if not recipients or any(operator in ("warn", "threat", "promise") for operator, _ in above):
        return None  # "warned that she could pay a heavy price" is told by the warning
    return _threat(token, "will pay", [], recipients, lexicon)


def _resolve(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru will not hesitate to arrest them": a threat, unless it is help that one will not hesitate to give."""
    to_do = next((c for c in token.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    if token.lemma_ != "hesitate" or not refuses(token) or to_do is None or to_do.lemma_ in words("helping"):
        return None
    actors = parties.of(agents(token))
    if not is_official(actors):
        return None
    concerned = [*objects(to_do), *prepositional(to_do, "against", "on")]
    return _threat(token, "will not hesitate to ~", actors, _foreign(parties.of(concerned), actors), lexicon)


def _ultimatum(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru gave the rebels one week on Sunday to let him go": a time set to do something, wherever it stands."""
    if token.lemma_ not in ("give", "allow", "grant") or standing_of_verb(token) != "happened":
        return None
    parts = [*token.children, *(c for thing in objects(token) for c in thing.children)]
    period = next((c for c in parts if c.lemma_.lower() in lexicon.classes["period"] and _is_counted(c)), None)
    to_do = any(c.dep_ in ("xcomp", "advcl", "acl", "relcl", "ccomp") and _is_infinitive(c) for c in _about(token))
    if period is None or not (to_do or any(_is_infinitive(c) for c in period.children)):
        return None
    actors = parties.of(agents(token))
    recipients = without(parties.of([*datives(token), *objects(token)]), actors)
    if not is_official(actors) or not recipients:
        return None
    code = Code.of(ontology().kinds["ultimatum"])
    reading = replace(read_act(token, lexicon), framings=())
    return Draft(token, code, "give @ {period} to ~", 3, actors, recipients, reading)


def _is_counted(noun: Token) -> bool:
    return any(c.dep_ in ("nummod", "det") and c.lower_ not in ("the", "this", "that") for c in noun.children)


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children)


def _verdict(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "The raid was unacceptable, Peru's president said": what an official calls outrageous he condemns."""
    above = token.head
    if token.lemma_ != "be" or token.dep_ != "ccomp" or (above.lemma_.lower(), "verb") not in lexicon.speech:
        return None
    said = (c.lemma_.lower() for c in token.children if c.dep_ in ("acomp", "attr"))
    if not words("outrageous").intersection(said) or standing_of_verb(token) in _TO_COME:
        return None
    actors = parties.of(agents(above))
    judged = subjects(token)
    if not is_official(actors) or any(c.dep_ == "neg" for c in token.children):
        return None
    recipients = parties.of(judged) or [m for thing in judged for m in parties.owners(thing, doing=True)]
    code = Code.of(ontology().kinds["criticism"])
    return Draft(token, code, "be {outrageous}, say", 3, actors, _foreign(recipients, actors), Reading("happened"))


def _duty(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru must carry out the reforms": what ought to be done, which who says so demands."""
    if not is_called_for(token) or token.lemma_.lower() in words("idle") | words("patient"):
        return None
    first = next((c for c in token.children if c.dep_ == "aux" or c.dep_.startswith("nsubj")), None)
    if first is None or first.dep_ == "aux":  # "should Peru send more"
        return None
    actors = [] if is_passive(token) else parties.of(agents(token))
    if not actors or not all(m.type == "state" or m.sector in _OFFICIAL for m in actors):
        return None
    return Draft(token, SOMETHING, "must ~", 2, actors, [], read_act(token, lexicon))


def _readiness(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru is ready to lead the force": an offer, or of harm a threat; "is unwilling to" is a refusal."""
    rows = lexicon.operators.get((token.lemma_.lower(), "adjective"), ())
    operator = next((operator for operator, _ in rows if operator in ("willing", "refuse")), None)
    copula = token.head
    if operator is None or token.dep_ != "acomp" or not head_verbs(copula):
        return None
    to_do = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"), None)
    if to_do is None or standing_of_verb(copula) != "happened" or is_idle(to_do):
        return None
    actors = parties.of(subjects(copula))
    if not is_official(actors):
        return None
    concerned = [*objects(to_do), *prepositional(to_do, "to", "with", "for", "against", "on")]
    recipients = parties.of(concerned) or [m for thing in concerned for m in parties.owners(thing)]
    recipients = _foreign(recipients, actors)
    if is_hostile(to_do):
        return _threat(token, f"{token.lemma_.lower()} to ~", actors, recipients, lexicon)
    code = framed_code(SOMETHING, "refuse" if operator == "refuse" else "promise", "offer", lexicon)
    return Draft(token, code, f"{token.lemma_.lower()} to ~", 2, actors, recipients, read_act(token, lexicon))


def _answered(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "Peru rejected Chile's demand that it leave", "acted at Chile's request": what is answered has been made."""
    rows = lexicon.operators.get((token.lemma_.lower(), "noun"), ())
    operator = next((operator for operator, _ in rows if operator in _ANSWERED), None)
    verb = _answer_to(token) if operator is not None else None
    if operator is None or verb is None:
        return None
    actors = parties.owners(token, doing=True)
    answering = without(parties.of(agents(verb)), actors)
    if not is_official(actors) or not answering or {m.country for m in actors} & {m.country for m in answering}:
        return None
    if operator == "allege":
        code = Code.of(ontology().kinds["accusation"])
    else:
        code = framed_code(SOMETHING, operator, rows[0][1], lexicon)
    recipients = [] if operator == "propose" else answering
    return Draft(token, code, f"answered {token.lemma_.lower()}", 3, actors, recipients, Reading("happened"))


def _answer_to(noun: Token) -> Token | None:
    """The verb that answers what a noun names: "rejected the demand", "turned down", "sent troops at the request"."""
    above = noun.head
    if noun.dep_ == "dobj" and head_verbs(above) and above.lemma_.lower() in words("answer"):
        return above if standing_of_verb(above) == "happened" else None
    if noun.dep_ == "pobj" and above.lower_ == "at" and noun.lemma_.lower() == "request":
        return above.head if head_verbs(above.head) and standing_of_verb(above.head) == "happened" else None
    return None


def is_hostile(clause: Token) -> bool:
    """Whether what is to be done is harm: "to answer in kind", "bring a response"; not "to fight corruption"."""
    things = {thing.lemma_.lower() for thing in objects(clause)}
    harms = clause.lemma_.lower() in words("hostile") or bool(things & words("reckoning") - {"force"})
    return harms and not things & words("evil")


def is_idle(verb: Token) -> bool:
    """Whether a verb is of nothing done to anybody: "to comment", "to give details"; not "to give back the bodies"."""
    lemma = verb.lemma_.lower()
    if lemma in words("giving"):
        things = {thing.lemma_.lower() for thing in objects(verb)}
        return not things or bool(things & words("particulars"))
    return lemma in words("idle")


def _threat(
    token: Token, rule: str, actors: list[ActorMention], recipients: list[ActorMention], lexicon: Lexicon
) -> Draft:
    code = framed_code(SOMETHING, "threat", "threat", lexicon)
    reading = replace(read_act(token, lexicon), status="happened") if head_verbs(token) else Reading("happened")
    return Draft(token, code, rule, 3, actors, recipients, replace(reading, framings=()))


def _about(verb: Token) -> list[Token]:
    """What stands with a verb: its adverbs and objects, and what its prepositions tie to it."""
    tied = (noun for prep in verb.children if prep.dep_ == "prep" for noun in prep.children)
    return [*verb.children, *tied, *(c for thing in objects(verb) for c in thing.children if c.dep_ == "conj")]


def _foreign(recipients: list[ActorMention], actors: list[ActorMention]) -> list[ActorMention]:
    """The recipients that are not of the actors' own country."""
    own = {actor.country for actor in actors}
    return [m for m in recipients if m.country not in own or m.country is None]
