"""What the parse says of a clause: its subject, objects and voice, through control, relatives and coordination.

Everything here is about grammar alone and knows nothing of actors or acts. Tokens are spaCy's, with its English labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose object is the subject of the infinitive that follows: "urged Israel to withdraw".
OBJECT_CONTROL = frozenset(
    "ask urge tell order command force compel press pressure push persuade convince encourage invite allow permit enable help "
    "instruct direct warn advise request beg implore require want expect authorise authorize let make have lead cause prompt call challenge "
    "drive get remind train tap select choose appoint nominate".split()
)
# Verbs whose object is the subject of a gerund after one of these prepositions: "accused Iran of arming".
GERUND_CONTROL = {
    "of": frozenset("accuse suspect convict acquit warn".split()),
    "for": frozenset(
        "blame criticize criticise condemn thank praise congratulate fault denounce punish sanction jail arrest sue rebuke chide "
        "slam commend forgive pardon attack lambast".split()
    ),
    "from": frozenset("prevent stop keep bar block ban discourage deter dissuade prohibit".split()),
    "into": frozenset("pressure force push talk coerce".split()),
}
FINITE = ("VBD", "VBZ", "VBP")
# Verbs whose object the parser takes for the subject of the bare infinitive after it: "let the sailors go".
_BARE = frozenset({"let", "make", "help", "have"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("WDT", "WP", "WP$")


def head_verbs(token: Token) -> bool:
    """Whether the token heads a clause of its own."""
    return token.pos_ in ("VERB", "AUX")


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was expelled", "diplomats expelled by Russia"."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False  # "had spoken by phone" is none, though "by" looks like it
    if verb.dep_ == "acl":
        return not any(child.dep_ == "dobj" for child in verb.children)
    if verb.dep_ == "conj" and not any(child.dep_ in ("aux", "nsubj", "dobj") for child in verb.children):
        return head_verbs(verb.head) and is_passive(verb.head)
    if verb.dep_ in ("advcl", "amod") and not any(child.dep_ in ("aux", "nsubj", "dobj") for child in verb.children):
        return True
    return any(child.dep_ == "agent" for child in verb.children)


def subjects(verb: Token) -> list[Token]:
    """The heads of the verb's grammatical subject, wherever in the sentence it stands; empty where there is none."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return [*_through_relative(child, verb)]
    if verb.tag_ in FINITE and (led := _subject_after_preposition(verb)):
        return led
    if verb.dep_ == "conj" and head_verbs(verb.head):
        return subjects(first_of_list(verb))
    if verb.dep_ == "relcl":
        return [] if any(c.tag_ in _RELATIVE for c in verb.subtree) else coordinated(verb.head)
    if verb.dep_ == "acl":
        return _subjects_of_modifier(verb)
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "pcomp", "dep"):
        return _subjects_by_control(verb)
    if verb.dep_ == "ROOT" or verb.head == verb:
        return []
    return _subjects_by_control(verb) if verb.tag_ in ("VB", "VBG") and verb.dep_ != "amod" else []


def first_of_list(verb: Token) -> Token:
    """The verb that a coordinated one belongs with.

    Of "denies that troops did it and blames rebels" the parser hangs "blames" on "did"; its tense says that it belongs with "denies".
    """
    at = verb.head
    if verb.tag_ in FINITE and at.tag_ != verb.tag_:
        for _, above in ancestors(at):
            if above.tag_ == verb.tag_ and head_verbs(above):
                return above
    return at


def objects(verb: Token) -> list[Token]:
    """The heads of what the verb's act is done to: the object, or the subject of a passive."""
    if is_passive(verb):
        return subjects(verb)
    found = [c for c in verb.children if c.dep_ in ("dobj", "oprd") and c.tag_ not in _RELATIVE]
    # "called the allegation irrational": the parser hangs the noun on the adjective
    found += [g for c in found if c.pos_ == "ADJ" for g in c.children if g.pos_ == "NOUN"]
    if found:
        return [each for head in found for each in coordinated(head)]
    if verb.lemma_ in _BARE:
        raised = [
            g for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VB" for g in c.children if g.dep_ == "nsubj"
        ]
        if raised:
            return [each for head in raised for each in coordinated(head)]
    if verb.dep_ in ("relcl",) and _object_gap(verb):
        return coordinated(verb.head)
    if verb.dep_ == "conj" and head_verbs(verb.head) and not _has_complement(verb):
        # "criticized and condemned the raid" parses with the object on the last verb, the earlier ones share it
        return []
    shared = next((c for c in verb.children if c.dep_ == "conj" and head_verbs(c) and c.i > verb.i), None)
    if shared is not None and not _has_complement(verb) and shared.i - verb.i <= 3:
        return objects(shared)
    return []


def datives(verb: Token) -> list[Token]:
    """The heads of the indirect object without a preposition: "offered Russia help"."""
    return [each for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP" for each in coordinated(c)]


def agents(verb: Token) -> list[Token]:
    """The heads of who does it: the subject, or what stands after "by" with a passive."""
    if not is_passive(verb):
        return subjects(verb)
    by = [c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    return [each for prep in by for c in prep.children if c.dep_ == "pobj" for each in coordinated(c)]


def calls_on(call: Token) -> bool:
    """ "called on Iran to stop", "was called upon to": not "called Obama to wish him success"."""
    return any(c.lower_ in ("on", "upon", "for") and c.dep_ in ("prep", "prt", "mark") for c in call.children) or any(
        c.dep_ == "auxpass" for c in call.children
    )


def prepositional(head: Token, prepositions: frozenset[str]) -> list[Token]:
    """The heads of what follows one of the prepositions as a part of ``head``."""
    found: list[Token] = []
    for prep in _preps(head):
        if prep.lower_ in prepositions:
            found += [each for c in prep.children if c.dep_ in ("pobj", "pcomp") for each in coordinated(c)]
    return found


def coordinated(head: Token) -> list[Token]:
    """A head and what is coordinated with it to its right: "Iran, Russia and Turkey"."""
    found = [head]
    for child in head.children:
        if (
            child.dep_ == "appos"
            and child.pos_ == head.pos_ == "PROPN"
            and any(g.dep_ == "conj" for g in child.children)
        ):
            found += coordinated(child)  # "Canada, Brazil and Chile": the parser takes the second for an apposition
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"):
            found += coordinated(child)
    return found


def governor(token: Token) -> Token | None:
    """The nearest verb or noun above, past prepositions and coordination; None for the root."""
    at = token
    while at.head != at:
        first_of_list = at.dep_ == "conj"
        at = at.head
        if not first_of_list and at.pos_ not in ("ADP", "SCONJ", "PART"):
            return at
    return None


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """(child, parent) pairs from the token up to the root."""
    at = token
    while at.head != at:
        yield at, at.head
        at = at.head


def _preps(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ("prep", "dative", "agent", "advmod", "prt") and child.pos_ in (
            "ADP",
            "SCONJ",
            "ADV",
            "VERB",
            "PART",
        ):
            yield child
            # "at a meeting in Vienna with": prepositions that hang from one another ("over to", "out of")
            yield from (c for c in child.children if c.dep_ == "prep")


def _subject_after_preposition(verb: Token) -> list[Token]:
    """Of "a day after France and Britain expelled": the parser makes the subject the object of "after"."""
    at = verb.doc[verb.i - 1] if verb.i > 0 else verb
    while at.head != at and at.dep_ != "pobj" and at.right_edge.i < verb.i:
        at = at.head
    led = at.dep_ == "pobj" and at.head.lower_ in ("after", "before", "since", "until")
    return coordinated(at) if led and at.pos_ in ("PROPN", "NOUN", "PRON") and at.right_edge.i == verb.i - 1 else []


def _through_relative(subject: Token, verb: Token) -> list[Token]:
    """A subject, or for "who", "which" and "that" the noun that they stand for."""
    if subject.tag_ in _RELATIVE or (subject.lower_ == "that" and subject.pos_ in ("PRON", "SCONJ")):
        at = verb
        while at.dep_ == "conj" and head_verbs(at.head):
            at = at.head
        return (
            coordinated_antecedent(at.head) if at.dep_ in ("relcl", "acl", "ccomp") and not head_verbs(at.head) else []
        )
    return coordinated(subject)


def coordinated_antecedent(noun: Token) -> list[Token]:
    """The noun that a relative clause belongs to, alone: of "Iran and Syria, which ..." the parse names the nearest."""
    return [noun]


def _object_gap(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "the sanctions that Washington imposed", not "the man who imposed"."""
    own_subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return own_subject is not None and own_subject.tag_ not in _RELATIVE and own_subject.lower_ != "that"


def _has_complement(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "prep", "ccomp", "xcomp", "dative", "agent") for c in verb.children)


def _subjects_of_modifier(verb: Token) -> list[Token]:
    """Of a clause that modifies a noun: "hackers linked to ..." has the noun, "its decision to expel" the noun's owner."""
    noun = verb.head
    if verb.tag_ in ("VBN", "VBG"):
        return [noun]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners:
        return owners
    above = governor(noun)
    if noun.dep_ in ("dobj", "attr", "nsubjpass") and above is not None and head_verbs(above):
        return agents(above)
    return []


def _subjects_by_control(verb: Token) -> list[Token]:
    """The subject that an infinitive or gerund takes from the clause above it."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.pos_ in ("ADP", "SCONJ"):
        preposition, above = above, above.head
        while above.dep_ in ("prep", "pcomp") and not head_verbs(above) and above.pos_ == "ADP":
            above = above.head
        if head_verbs(above):
            if above.lemma_.lower() in GERUND_CONTROL.get(preposition.lower_, ()):
                return objects(above)
            return subjects(above)
        return [c for c in above.children if c.dep_ == "poss"]
    if above.pos_ == "ADJ":  # "is willing to visit"
        return subjects(above.head) if head_verbs(above.head) else []
    if not head_verbs(above):
        return []
    called = above.lemma_ == "call" and not calls_on(above)
    if above.lemma_.lower() in OBJECT_CONTROL and verb.tag_ == "VB" and not called:
        # "urged Israel to ...", "was told to ...", "called on Iran to ..."
        controlled = objects(above) or datives(above) or prepositional(above, frozenset({"on", "upon", "for", "to"}))
        if controlled:
            return controlled
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and (relative := _relative_before(verb, above)) is not None:
        return subjects(relative)
    return subjects(above)


def _relative_before(participle: Token, above: Token) -> Token | None:
    """The relative clause that ends where a participle begins: "sent aid to victims of a storm, which hit the coast, killing ..."."""
    before = [t for t in above.subtree if t.dep_ == "relcl" and above.i < t.i < participle.left_edge.i]
    if before and participle.left_edge.i - before[-1].right_edge.i <= 2:
        return before[-1]
    return None
