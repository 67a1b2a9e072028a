"""The words that an act stands under, from the inside out: "agreed to", "threatened to", "allegations of"."""

from __future__ import annotations

from dataclasses import dataclass

from detente.claims.claim import Status
from detente.claims.clauses import calls_on, head_verbs
from detente.claims.english import words
from detente.claims.standing import standing_of_verb
from detente.claims.vocabulary import Lexicon
from detente.sentences.doc import Token


@dataclass(frozen=True, slots=True)
class Framing:
    """A word that an act stands under: its token and what it makes of its complement (an operator of operators.tsv)."""

    token: Token
    operator: str
    kind: str | None
    status: Status


# What operators frame besides an infinitive ("plans to"): a clause ("denies that", "hopes that"), a gerund ("stopped
# selling"), a gerund after a preposition ("plans on selling"). Those that charge frame nothing but the charge.
_THAT = frozenset("agree allege deny hedge promise propose wish".split())
_GERUND = frozenset("begin deny propose stop wish".split())
_GERUND_ON = frozenset("plan propose wish".split())
_CHARGING = frozenset({"accuse", "own"})


def framing(child: Token, above: Token, relation: str, lexicon: Lexicon) -> Framing | None:
    """The framing that the word ``above`` gives to ``child``, if it frames anything.

    ``relation`` is the label of the parse, or for what follows a preposition "prep:of" and the like.
    """
    lemma = above.lemma_.lower()
    if above.pos_ == "ADJ":
        rows = lexicon.operators.get((lemma, "adjective"), ())
        if rows and relation in ("xcomp", "ccomp", "prep:to", "prep:for"):
            copula = above.head if above.dep_ == "acomp" else above
            status = standing_of_verb(copula) if head_verbs(copula) else "happened"
            return Framing(above, *rows[0], status)
    elif above.pos_ in ("NOUN", "PROPN"):
        rows = lexicon.operators.get((lemma, "noun"), ())
        if rows and _tells_of(child, relation, rows[0][0]):
            return Framing(above, *rows[0], "happened")
    elif head_verbs(above):
        for operator, kind in lexicon.operators.get((lemma, "verb"), ()):
            if operator == "request" and lemma in words("wanting") and not _has_subject(child):
                continue  # "wants Peru to leave" asks, "wants to leave" does not
            if _complements(child, above, relation, operator):
                return Framing(above, operator, kind, standing_of_verb(above))
    return None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _tells_of(child: Token, relation: str, operator: str) -> bool:
    """Whether what stands under a noun is what the noun tells of: "a call to withdraw", not "a call thanking him"."""
    if relation == "acl":
        return child.tag_ == "VB" or operator == "allege"
    return relation in ("prep:of", "prep:for", "prep:in", "prep:about", "ccomp")


def _complements(child: Token, above: Token, relation: str, operator: str) -> bool:
    """Whether the relation between a framing verb and what is under it is one that the operator frames."""
    if operator in _CHARGING:
        return relation in ("prep:of", "prep:for", "prep:over")
    base = child.tag_ == "VB"
    gerund = child.tag_ == "VBG" or any(c.lower_ == "having" and c.dep_ == "aux" for c in child.children)
    # "Peru will send ships to Chile, she told them" has a preposition
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
    infinitive = base and to and relation in ("xcomp", "ccomp", "advcl")
    if operator == "request":
        # "demanded that Iran free them" has the bare verb, "told him that Iran would" an auxiliary
        bare = base and relation in ("xcomp", "ccomp") and not any(c.dep_ == "aux" for c in child.children)
        return (infinitive or bare) and (above.lemma_ != "call" or calls_on(above))
    if infinitive and operator != "deny":
        return True
    if relation == "ccomp" and (operator in _THAT or (operator == "plan" and base)):
        return True
    if relation in ("xcomp", "ccomp", "dobj"):
        return gerund and operator in _GERUND
    after = ("prep:on",) if operator == "plan" else ("prep:on", "prep:of")
    return gerund and operator in _GERUND_ON and relation in after
