"""Acts of framing whose complement the lexicon does not know: "urged Israel to show restraint", "agreed to set up"."""

from __future__ import annotations

from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects
from detente.claims.clauses import datives, head_verbs, prepositional
from detente.claims.drafts import Draft
from detente.claims.english import words
from detente.claims.framed import framed_code
from detente.claims.parties import Parties, without
from detente.claims.readings import read_act
from detente.claims.vocabulary import Code, Lexicon
from detente.ontology import ontology
from detente.sentences.doc import Token

# The operators that make an act of whatever they frame.
FRAMES_ANYTHING = frozenset({"agree", "deny", "promise", "refuse", "request", "threat"})
# What is framed is not known: cooperation at large.
_SOMETHING = Code("AGREE", None, None, "030", ())


def generic(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """The act that a word of framing is by itself, if its complement is one that makes an act of it."""
    rows = lexicon.operators.get((token.lemma_.lower(), "verb"), ()) if head_verbs(token) else ()
    operator, kind = next((row for row in rows if row[0] in FRAMES_ANYTHING and row[1]), ("", None))
    if operator == "deny":
        return _denial(token, parties, lexicon)
    complement = _complement(token, operator) if operator else None
    if complement is None:
        return None
    actors = parties.of(agents(token))
    recipients = _recipients(token, complement, actors, parties)
    if not actors or (not recipients and operator != "agree"):
        return None
    code = framed_code(_SOMETHING, operator, kind, lexicon)
    if operator == "request":
        code = replace(code, mode="change", cameo="104" if code.kind == "demand" else "102")
    return Draft(token, code, f"{token.lemma_.lower()} to ~", 2, actors, recipients, read_act(token, lexicon))


def _complement(token: Token, operator: str) -> Token | None:
    """The verb of what is agreed to, refused or asked, where it is a thing to do: "refused to hand it over"."""
    forms = ("VB", "VBG", "VBP") if operator == "request" else ("VB", "VBG")  # "demanded that the troops leave"
    found = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ in forms), None)
    if found is None or _is_told(found) or (operator != "request" and found.lemma_.lower() in words("idle")):
        return None
    to_do = any(c.lower_ == "to" for c in found.children) or (operator == "request" and _own_subjects(found))
    return found if to_do or operator == "agree" else None


def _is_told(complement: Token) -> bool:
    """Whether a clause is told rather than asked for: "told him that he would", not "demanded that he should"."""
    auxiliaries = (c.lower_ for c in complement.children if c.dep_ == "aux")
    return bool(_own_subjects(complement)) and any(word not in ("should", "must", "to") for word in auxiliaries)


def _own_subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "nsubj"]


def _recipients(token: Token, complement: Token, actors: list[ActorMention], parties: Parties) -> list[ActorMention]:
    """Whom the act is addressed to, or else who is to do the thing, or whom it concerns."""
    asked = parties.of([*datives(token), *objects(token), *prepositional(token, "on", "upon")])
    if found := without(asked, actors) or without(parties.of(_own_subjects(complement)), actors):
        return found
    within = [*objects(complement), *prepositional(complement, "to", "with", "from", "against", "for", "on")]
    return without(parties.of(within) or [m for thing in within for m in parties.owners(thing)], actors)


def _denial(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "denies supporting rebels", "accused its troops of a massacre, which Asmara denies": a denial whatever it is of.

    In a relative clause the charge is what is denied, whichever noun stands nearest.
    """
    told = any(c.dep_ in ("ccomp", "xcomp") for c in token.children)
    which = token.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in token.children)
    charged = which and any(t.i < token.i and t.lemma_.lower() in words("charge") for t in token.doc)
    actors = parties.of(agents(token)) if told or charged else []
    if not actors:
        return None
    return Draft(token, Code.of(ontology().kinds["denial"]), "deny ~", 3, actors, [], read_act(token, lexicon))
