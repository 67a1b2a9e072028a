"""The arguments of a verb: who does it and what it is done to, through voice, control, relatives and coordination.

Grammar alone, as in ``clauses``: the heads of noun phrases, wherever in the sentence they stand.
"""

from __future__ import annotations

from detente.claims.clauses import (
    RELATIVE,
    SUBJECTS,
    antecedent,
    calls_on,
    coordinated,
    datives,
    first_verb,
    governor,
    head_verbs,
    is_passive,
    prepositional,
    verb_before,
)
from detente.claims.english import controlling, words
from detente.sentences.doc import Token


def agents(verb: Token) -> list[Token]:
    """The heads of who does it: the subject, or what stands after "by" with a passive."""
    if not is_passive(verb):
        return [*(led := subjects(verb)), *(_companions(verb) if led else ())]
    by = [c for c in _with_charge(verb) if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    if not by and _is_caused(verb):
        return subjects(verb.head if verb.dep_ == "ccomp" else verb.head.head)
    return [each for prep in by for c in prep.children if c.dep_ == "pobj" for each in coordinated(antecedent(c))]


def _with_charge(verb: Token) -> list[Token]:
    """What hangs from a passive verb, or stands at the end of its charge: "was accused of arming rebels by Chad"."""
    charges = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "from"))
    gerunds = (g for c in charges for g in c.children if g.dep_ == "pcomp" and g.tag_ == "VBG")
    return [*verb.children, *(c for g in gerunds for c in g.children if c.lower_ == "by")]


def _is_caused(verb: Token) -> bool:
    """Whether a verb is what somebody has done: "had the envoy expelled", not the mishap of "had two men killed"."""
    above = verb.head if verb.dep_ == "ccomp" else verb.head.head
    placed = verb.dep_ == "ccomp" or (verb.dep_ == "acl" and verb.head.dep_ == "dobj")
    return placed and above.lemma_ in ("have", "get") and verb.lemma_ not in words("mishap")


def _companions(verb: Token) -> list[Token]:
    """Who does it besides the subject: "Chad, along with Mali, condemned"."""
    found = []
    for child in verb.children:
        if child.i < verb.i and child.lower_ in ("along", "together") and child.dep_ in ("prep", "advmod"):
            found += prepositional(child, "with")
    return found


def subjects(verb: Token) -> list[Token]:
    """The heads of the verb's grammatical subject, wherever in the sentence it stands; empty where there is none."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is not None:
        return _past_relative(own, verb)
    if verb.dep_ == "conj" and head_verbs(verb.head):
        return subjects(verb_before(verb))
    if verb.dep_ == "relcl":
        return [] if any(c.tag_ in RELATIVE for c in verb.subtree) else coordinated(verb.head)
    if verb.dep_ == "acl":
        return _subjects_of_modifier(verb)
    if verb.head == verb or verb.dep_ == "amod":
        return []
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "pcomp", "dep") or verb.tag_ in ("VB", "VBG"):
        return _controllers(verb)
    return []


def objects(verb: Token) -> list[Token]:
    """The heads of what the verb's act is done to: the object, or the subject of a passive."""
    if is_passive(verb):
        given = [c for c in verb.children if c.dep_ == "dobj"]  # "Chad was given two tons of food"
        return [each for head in given for each in coordinated(head)] or subjects(verb)
    if own := _own_objects(verb):
        return [each for head in own for each in coordinated(head)]
    if verb.dep_ == "relcl" and _lacks_object(verb):
        return coordinated(verb.head)
    if verb.dep_ == "conj" and head_verbs(verb.head):
        return []
    # "criticized and condemned the raid": the parser hangs the object on the last verb, the earlier ones share it
    later = next((c for c in verb.children if c.dep_ == "conj" and head_verbs(c) and c.i > verb.i), None)
    if later is not None and later.i - verb.i <= 3 and not _has_complement(verb):
        return objects(later)
    return []


def _own_objects(verb: Token) -> list[Token]:
    found = [c for c in verb.children if c.dep_ in ("dobj", "oprd") and c.tag_ not in RELATIVE]
    # "called the allegation irrational": the parser hangs the noun on the adjective
    found += [c for head in found if head.pos_ == "ADJ" for c in head.children if c.pos_ == "NOUN"]
    if not found and verb.lemma_ in words("raising"):
        bare = [c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VB"]
        return [c for infinitive in bare for c in infinitive.children if c.dep_ == "nsubj"]
    if not found and verb.lemma_.lower() in controlling("infinitive"):
        # "allowed inspectors to visit": the parser makes them the subject of "visit"
        asked = [c for c in verb.children if c.dep_ == "ccomp" and any(t.lower_ == "to" for t in c.children)]
        return [c for infinitive in asked for c in infinitive.children if c.dep_ == "nsubj"]
    return found


def _past_relative(subject: Token, verb: Token) -> list[Token]:
    """A subject, or for "who", "which" and "that" the noun that they stand for: the nearest, as the parser has it."""
    if subject.tag_ not in RELATIVE and not (subject.lower_ == "that" and subject.pos_ in ("PRON", "SCONJ")):
        return coordinated(subject)
    first = first_verb(verb)
    return [first.head] if first.dep_ in ("relcl", "acl", "ccomp") and not head_verbs(first.head) else []


def _subjects_of_modifier(verb: Token) -> list[Token]:
    """Of a clause that modifies a noun: "hackers linked to" has the noun, "its decision to expel" the noun's owner."""
    noun = verb.head
    if verb.tag_ in ("VBN", "VBG"):
        return [noun]
    if owners := [c for c in noun.children if c.dep_ == "poss"]:
        return owners
    above = governor(noun)
    carried = noun.dep_ in ("dobj", "attr", "nsubjpass")
    return agents(above) if carried and above is not None and head_verbs(above) else []


def _controllers(verb: Token) -> list[Token]:
    """The subject that an infinitive or gerund takes from the clause above it."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.pos_ in ("ADP", "SCONJ"):
        return _controllers_of_gerund(above)
    if above.pos_ == "ADJ":  # "is willing to visit"
        return subjects(above.head) if head_verbs(above.head) else []
    if not head_verbs(above):
        return []
    if verb.tag_ == "VB" and above.lemma_.lower() in controlling("infinitive") and _asks(above):
        # "urged Israel to ...", "was told to ...", "called on Iran to ..."
        controllers = objects(above) or datives(above) or prepositional(above, "on", "upon", "for", "to")
        if controllers:
            return controllers
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        if (relative := _relative_before(verb, above)) is not None:
            return subjects(relative)
        if above.dep_ == "xcomp" and above.tag_ == "VB" and head_verbs(above.head):
            return subjects(above.head)  # "told them to leave, answering an expulsion": who told answered
    return subjects(above)


def _controllers_of_gerund(preposition: Token) -> list[Token]:
    """Who does what a gerund after a preposition says: "accused Iran of arming", "after Iran was accused of arming"."""
    above = preposition.head
    while above.dep_ in ("prep", "pcomp", "conj") and above.pos_ == "ADP":
        above = above.head
    if not head_verbs(above):
        return [c for c in above.children if c.dep_ == "poss"]
    return objects(above) if above.lemma_.lower() in controlling(preposition.lower_) else subjects(above)


def _asks(verb: Token) -> bool:
    """Whether a verb of control asks: "called on Obama to come" does, "called Obama to wish him success" does not."""
    return verb.lemma_ != "call" or calls_on(verb)


def _relative_before(participle: Token, above: Token) -> Token | None:
    """The relative clause that ends where a participle begins: "a storm, which hit the coast, killing dozens"."""
    before = [t for t in above.subtree if t.dep_ == "relcl" and above.i < t.i < participle.left_edge.i]
    return before[-1] if before and participle.left_edge.i - before[-1].right_edge.i <= 2 else None


def _lacks_object(verb: Token) -> bool:
    """Whether a relative clause lacks its object: "the sanctions that they imposed", not "those who imposed"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.tag_ not in RELATIVE and subject.lower_ != "that"


def _has_complement(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "prep", "ccomp", "xcomp", "dative", "agent") for c in verb.children)
