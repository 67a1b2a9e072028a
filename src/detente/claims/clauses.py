"""What the parse says of a clause and its phrases: voice, prepositions, coordination, what stands above.

Everything here is about grammar alone and knows nothing of actors or acts. Tokens bear spaCy's English labels.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.claims.english import words
from detente.sentences.doc import Token

FINITE = ("VBD", "VBZ", "VBP")
RELATIVE = ("WDT", "WP", "WP$")
MODIFIERS = ("amod", "compound", "nmod")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")


def head_verbs(token: Token) -> bool:
    """Whether the token heads a clause of its own."""
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was expelled", "diplomats expelled by Russia"."""
    beside = {child.dep_ for child in verb.children}
    if beside & {"nsubjpass", "auxpass"}:
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False  # "had spoken by phone" is none, though "by" looks like it
    if verb.dep_ == "acl":
        return not ("dobj" in beside or _is_told_by_name(verb))
    if verb.dep_ == "ccomp" and verb.head.lemma_ in words("causative") and "aux" not in beside:
        return True  # "had the ambassador brought in"
    if not beside & {"aux", "nsubj", "dobj"}:
        if verb.dep_ == "conj":
            return head_verbs(verb.head) and is_passive(verb.head)
        if verb.dep_ in ("advcl", "amod"):
            return True
    return "agent" in beside


def _is_told_by_name(call: Token) -> bool:
    """ "The prince called Mr Saied", "Blinken, the secretary, called on Chad": no group "called Hamas".

    The parser takes these for a noun and its participle.
    """
    named = any(c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ in ("on", "upon")) for c in call.children)
    return call.lemma_ == "call" and named and (call.head.dep_ == "ROOT" or call.nbor(-1).lower_ == ",")


def calls_on(call: Token) -> bool:
    """ "called on Iran to stop", "called for it to stop", "was called upon": not "called Obama to wish him success"."""
    asked = (c for clause in call.children if clause.tag_ == "VB" for c in clause.children if c.dep_ == "mark")
    return any(
        child.dep_ == "auxpass" or (child.lower_ in ("on", "upon", "for") and child.dep_ in ("prep", "prt", "mark"))
        for child in (*call.children, *asked)
    )


def datives(verb: Token) -> list[Token]:
    """The heads of the indirect object without a preposition: "offered Russia help"."""
    return [each for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for each in coordinated(c)]


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """The heads of what follows one of the prepositions as a part of ``head``, in the order of the text."""
    return [noun for preposition, noun in prepositional_phrases(head) if preposition in prepositions]


def prepositional_phrases(head: Token) -> list[tuple[str, Token]]:
    """What prepositions tie to ``head``, in the order of the text: each preposition with the heads that follow it."""
    return [
        (preposition.lower_, each)
        for preposition in _prepositions(head)
        for child in preposition.children
        if child.dep_ in ("pobj", "pcomp")
        for each in coordinated(antecedent(child))
    ]


def _prepositions(head: Token) -> Iterator[Token]:
    for child in head.children:
        tied = child.dep_ in ("prep", "dative", "agent", "advmod", "prt")
        if tied and child.pos_ in ("ADP", "SCONJ", "ADV", "VERB", "PART") and child.lower_ != "according":
            yield child
            # "at a meeting in Vienna with": prepositions that hang from one another ("over to", "out of"), or in a row
            # ("on Chad and on Mali")
            yield from (c for c in child.children if c.dep_ == "prep" or (c.dep_ == "conj" and c.pos_ == "ADP"))


def coordinated(head: Token) -> list[Token]:
    """A head and what is coordinated with it to its right: "Iran, Russia and Turkey"."""
    found = [head]
    for child in head.children:
        # "Canada, Brazil and Chile": the parser takes the second for an apposition of the first
        listed = child.dep_ == "appos" and child.pos_ == head.pos_ == "PROPN"
        if listed and any(c.dep_ == "conj" for c in child.children):
            found += coordinated(child)
        elif child.dep_ == "appos" and head.tag_ in ("NN", "NNP"):
            # "thanked the chancellor, Olaf Scholz, and the king": the second hangs on the name of the first
            found += [each for c in child.children if c.dep_ == "conj" for each in coordinated(c)]
        if child.dep_ == "conj" and child.pos_ in _NOMINAL:
            found += coordinated(child)
    return found


def antecedent(noun: Token) -> Token:
    """What a relative pronoun after a preposition stands for: "Chad, to which Peru sent aid"; any other noun itself."""
    clause = noun.head.head
    if noun.tag_ in RELATIVE and clause.dep_ == "relcl" and clause.head.pos_ in ("NOUN", "PROPN"):
        return clause.head
    return noun


def is_mutual(noun: Token) -> bool:
    """Whether a noun stands for each side in turn: "accused each other", "expelled one another's envoys"."""
    if noun.lower_ in ("other", "another") and noun.i > 0:
        return noun.nbor(-1).lower_ in ("each", "one")
    return any(c.dep_ == "poss" and is_mutual(c) for c in noun.children)


def first_noun(noun: Token) -> Token:
    """The first noun of the list that a noun stands in: of "the raid, closure and expulsion" the raid."""
    at = noun
    while at.dep_ == "conj" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    return at


def first_verb(verb: Token) -> Token:
    """The first verb of the list that a verb stands in, as the parser has it."""
    at = verb
    while at.dep_ == "conj" and head_verbs(at.head):
        at = at.head
    return at


def verb_before(verb: Token) -> Token:
    """The verb that a coordinated one belongs with.

    Of "denies that troops did it and blames rebels" the parser hangs "blames" on "did"; its tense says that it belongs
    with "denies".
    """
    at = verb.head
    # "has expelled the envoy and suspended trade" is one list, whatever the parser tags its participles
    perfect = at.tag_ == "VBN" and any(c.dep_ in ("aux", "auxpass") for c in at.children)
    perfect = perfect and verb.lower_ not in words("past_only")
    # "denied that its planes had crossed the line and accused Poland": who denies accuses
    denied = at.dep_ == "ccomp" and at.head.lemma_ == "deny" and verb.lemma_.lower() in words("speech_act")
    perfect = perfect and not denied
    if verb.tag_ in FINITE and at.tag_ != verb.tag_ and not perfect:
        for above in at.ancestors:
            if above.tag_ == verb.tag_ and head_verbs(above):
                return above
    return at


def governor(token: Token) -> Token | None:
    """The nearest verb or noun above, past prepositions and coordination; None for the root."""
    at = token
    while at.head != at:
        in_list = at.dep_ == "conj"
        at = at.head
        if not in_list and at.pos_ not in ("ADP", "SCONJ", "PART"):
            return at
    return None
