"""Mending the parse where the small model goes wrong in the same way time and again.

Each repair is a rule of English that the words themselves bear out; where they do not, the parse stays as it is.
"""

from __future__ import annotations

from detente.sentences.doc import Doc, Token
from detente.sentences.fronting import FINITE, free_subject, free_time, listed

_BARE_INFINITIVE = ("let", "make", "help", "have", "watch", "see")


def mend(doc: Doc) -> Doc:
    """Mend the tree of a sentence in place, and give it back."""
    for token in doc:
        for repair in _REPAIRS.get(token.dep_, ()):
            repair(token)
        if token.tag_ in FINITE:
            free_subject(token)
    return doc


def _mend_bare_clause(verb: Token) -> None:
    """The verb of "let the sailors go" or "had the envoy expelled", tagged as one of its own tense."""
    above, beside = verb.head.lemma_, {child.dep_ for child in verb.children}
    if verb.tag_ == "VBP" and _is_demanded(verb):
        verb.tag_ = "VB"
    elif verb.i > verb.head.i and "mark" not in beside:
        if verb.tag_ == "VBP" and above in _BARE_INFINITIVE:
            verb.tag_ = "VB"
        elif verb.tag_ == "VBD" and above in ("have", "get") and "nsubj" in beside:
            verb.tag_ = "VBN"
    if verb.head.dep_ == "advmod" and verb.head.head.pos_ == "VERB":
        verb.attach(verb.head.head, "ccomp")  # "demanded once more that Chile pay"


def _is_demanded(verb: Token) -> bool:
    """Whether a clause says what is demanded: "demanded that the troops leave", whose verb looks like a present."""
    opened = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    return opened and verb.head.lemma_.lower() in listed("demanding")


def _lift_charge(preposition: Token) -> None:
    """Of "accused the troops of opening fire" the charge hangs on the troops: it belongs with the verb."""
    verb = preposition.head.head
    accused = preposition.head.dep_ in ("dobj", "nsubjpass") and preposition.i > verb.i
    if not accused or preposition.lower_ not in ("of", "from"):
        return
    charge = next((c for c in preposition.children if c.dep_ in ("pcomp", "pobj")), None)
    # "banned maize from Uganda" has nothing that anybody is kept from doing
    if charge is not None and charge.tag_ == "VBG" and verb.lemma_.lower() in listed(f"charges {preposition.lower_}"):
        preposition.attach(verb, "prep")


def _lift_aside(preposition: Token) -> None:
    """Of "the minister, in a letter to Chad, condemned" what stands between commas belongs with the verb."""
    noun, doc = preposition.head, preposition.doc
    after = preposition.right_edge.i + 1
    if noun.dep_ != "nsubj" or not noun.i < preposition.i < noun.head.i or after >= len(doc):
        return
    if doc[preposition.i - 1].text == "," and doc[after].text == ",":
        preposition.attach(noun.head, "prep")


def _mend_gerund(noun: Token) -> None:
    """The gerund of "accused Chad of spying on them", taken for a noun."""
    if noun.tag_ == "VBG" and not any(c.dep_ in ("det", "poss", "amod", "compound") for c in noun.children):
        noun.dep_ = "pcomp"


def _mend_measure(noun: Token) -> None:
    """The object of "gave the envoy 48 hours to leave" and "ended three days of talks", taken for a measure of time."""
    verb = noun.head
    if noun.i < verb.i or noun.pos_ != "NOUN" or any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        return
    begin = noun.left_edge.i
    given = any(c.dep_ == "dative" and c.pos_ != "ADP" and c.right_edge.i + 1 == begin for c in verb.children)
    near = begin == verb.i + 1
    if verb.pos_ == "VERB" and (given or (near and any(c.lower_ == "of" and c.dep_ == "prep" for c in noun.children))):
        noun.dep_ = "dobj"


def _mend_participle(participle: Token) -> None:
    """Of "has severed ties and frozen assets" the second participle, taken for an adjective."""
    noun = participle.head
    if participle.tag_ != "VBN" or noun.dep_ != "conj" or noun.left_edge is not participle or participle.i < 2:
        return
    joint = participle.nbor(-1)
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.tag_ != "VBN" or joint.dep_ != "cc" or noun.head.dep_ not in ("dobj", "pobj"):
        return
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        participle.pos_ = "VERB"
        participle.attach(verb, "conj")
        joint.attach(verb, "cc")
        noun.attach(participle, "dobj")


def _mend_series(preposition: Token) -> None:
    """Of "of spying with cameras and of arming" the second "of" goes with the first, whatever stands between."""
    if preposition.pos_ != "ADP" or preposition.head.pos_ != "ADP" or preposition.lower_ == preposition.head.lower_:
        return
    first = next((t for t in preposition.ancestors if t.dep_ == "prep" and t.lower_ == preposition.lower_), None)
    if first is not None:
        preposition.attach(first, "conj")


def _mend_pair(first: Token) -> None:
    """Of "Chadian-Malian talks" both are words about the talks."""
    second = first.head
    paired = second.dep_ in ("amod", "compound", "nmod") and second.i == first.i + 2 and first.nbor(1).text in "-–/"
    if paired and first.text[:1].isupper() and second.text[:1].isupper():
        first.attach(second.head, second.dep_)


def _mend_cleft(clause: Token) -> None:
    """Of "It was Peru that expelled them" the clause is one about Peru."""
    copula = clause.head
    if copula.lemma_ != "be" or clause.i < copula.i:
        return
    opener = next((c for c in copula.children if c.dep_ == "nsubj"), None)
    named = next((c for c in copula.children if c.dep_ == "attr" and copula.i < c.i < clause.i), None)
    that = next((c for c in clause.children if c.lower_ in ("that", "who", "which")), None)
    if opener is None or opener.lower_ != "it" or named is None or that is None or that.i != named.right_edge.i + 1:
        return
    clause.attach(named, "relcl")
    if that.dep_ == "mark":
        that.dep_ = "dobj"
    that.tag_ = "WDT"


def _mend_late_relative(clause: Token) -> None:
    """Of "freed two envoys on Monday whom it had seized" the clause is one about the envoys."""
    noun = next((c for c in clause.head.children if c.dep_ == "dobj" and c.i < clause.i), None)
    which = next((c for c in clause.children if c.dep_ == "dobj" and c.lower_ in ("whom", "which")), None)
    if noun is not None and which is not None and which is clause.left_edge:
        clause.attach(noun, "relcl")


def _mend_persona(noun: Token) -> None:
    """Of "declared the envoy persona non grata" the parser makes a clause in which the envoy does something."""
    verb = noun.head
    if noun.lower_ not in ("persona", "personae") or noun.i < verb.i or verb.pos_ != "VERB":
        return
    named = [c for c in noun.children if c.i < noun.i and c.dep_ in ("nsubj", "compound") and c.tag_ != "NNP"]
    for child in noun.children:
        if named and child is named[-1]:
            child.attach(verb, "dobj")
        elif named and child.i < named[-1].i:
            child.attach(named[-1], child.dep_)
        elif child.i > noun.i and child.dep_ in ("conj", "cc", "prep", "punct", "npadvmod", "advcl"):
            child.attach(verb, child.dep_)
    noun.dep_, noun.pos_, noun.tag_ = "oprd", "NOUN", "NN"


def _mend_content(clause: Token) -> None:
    """Of "a demand that Iraq leave" the clause is what is demanded, not one that modifies the demand."""
    that = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is not None and clause.head.lemma_.lower() in listed("contents"):
        that.tag_ = "IN"
        clause.dep_ = "ccomp"


def _mend_late_object(noun: Token) -> None:
    """Of "launched, without warning, an attack" the object that a phrase parts from its verb."""
    verb = noun.head
    if noun.pos_ != "NOUN" or verb.pos_ != "VERB" or noun.i < verb.i or noun.nbor(-1).pos_ not in ("DET", "ADJ", "NUM"):
        return
    if not any(c.dep_ in ("dobj", "nsubjpass", "ccomp", "xcomp") for c in verb.children):
        noun.dep_ = "dobj"


def _mend_prefix(verb: Token) -> None:
    """Of "agreed to re-open the embassy" the tokenizer makes three words and the parser three verbs."""
    begin = verb.i - 2
    if begin < 0 or verb.nbor(-1).text != "-" or verb.doc[begin].lower_ not in ("re", "co", "pre", "de"):
        return
    for part in (verb.doc[begin], verb.nbor(-1)):
        for child in (c for c in verb.doc if c.head is part and c.i < begin):
            child.attach(verb, child.dep_)
        part.attach(verb, "compound")
        part.pos_ = "X"


def _mend_visiting(participle: Token) -> None:
    """Of "told visiting Chilean ministers" it is the ministers who visit."""
    verb = participle.head
    noun = next((c for c in participle.children if c.dep_ == "dobj" and c.i > participle.i), None)
    if participle.lower_ != "visiting" or noun is None or verb.lemma_.lower() not in listed("addressing"):
        return
    if any(c.dep_ in ("det", "poss") for c in noun.children) or noun.tag_ not in ("NN", "NNS"):
        return
    noun.attach(verb, "dobj")
    participle.attach(noun, "amod")


# The repairs for each relation that the parser gives.
_REPAIRS = {
    "acl": (_mend_content,),
    "amod": (_mend_pair, _mend_participle),
    "ccomp": (_mend_bare_clause, _mend_cleft, _mend_persona, _mend_late_relative),
    "compound": (_mend_pair,),
    "conj": (_mend_series,),
    "dep": (_mend_late_object,),
    "dobj": (_mend_persona,),
    "nmod": (_mend_pair,),
    "npadvmod": (_mend_measure,),
    "pobj": (_mend_gerund,),
    "prep": (free_time, _lift_charge, _lift_aside),
    "relcl": (_mend_content,),
    "xcomp": (_mend_prefix, _mend_visiting),
}
