"""Mending the parse where the small model goes wrong in the same way time and again.

Each repair is a rule of English that the words themselves bear out; where they do not, the parse stays as it is.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from detente.sentences.doc import Doc, Token
from detente.tables import rows

_FINITE = ("VBD", "VBZ", "VBP")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NOMINAL = ("NOUN", "PROPN", "PRON")
# Prepositions that are conjunctions too: "a day after France and Britain expelled".
_CONJUNCTIONS = ("after", "before", "since", "until")
_BARE_INFINITIVE = ("let", "make", "help", "have", "watch", "see")


def mend(doc: Doc) -> Doc:
    """Mend the tree of a sentence in place, and give it back."""
    for token in doc:
        for repair in _REPAIRS.get(token.dep_, ()):
            repair(token)
        if token.tag_ in _FINITE:
            _free_subject(token)
    return doc


def _free_subject(verb: Token) -> None:
    """Of "In May Peru and Chile signed" and "In Lima, the minister spoke" the phrase before has swallowed the subject."""
    if verb.dep_ in ("conj", "amod", "compound") or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    end = verb.i - 1
    while end > 0 and verb.doc[end].head is verb and verb.doc[end].dep_ in ("aux", "auxpass", "advmod", "neg"):
        end -= 1
    noun = verb.doc[max(end, 0)]
    while noun.head is not noun and noun.dep_ != "pobj" and noun.right_edge.i <= end:
        noun = noun.head
    preposition = noun.head
    if noun.dep_ != "pobj" or noun.pos_ not in _NOMINAL or noun.right_edge.i != end:
        return
    if preposition.lower_ in _CONJUNCTIONS and not _is_time(noun):
        _attach(noun, verb, "nsubj")
        if preposition not in verb.ancestors:
            _attach(preposition, verb, "mark")
    elif preposition not in verb.ancestors and (last := _end_of_adjunct(preposition, noun)) is not None:
        _part(preposition, last, noun, verb)


def _end_of_adjunct(preposition: Token, noun: Token) -> Token | None:
    """The last token of the time or place that stands before a subject which the parser has made one phrase with it."""
    first = noun.left_edge
    if first.i != preposition.i + 1:
        return None
    lead = [c for c in noun.children if c.i < noun.i]
    times = [c for c in lead if c.dep_ in ("compound", "nmod", "nummod", "amod", "npadvmod") and _is_time(c)]
    if times:
        last = times[-1].right_edge
        following = last.nbor(1)
        # "in May Day speeches", "On Sunday newspapers": only before a name, a determiner or an adjective of a people
        return last if following.text[:1].isupper() or following.tag_ in ("DT", "PRP$") else None
    places = [c for c in lead if c.dep_ == "compound" and c.pos_ == "PROPN" and not c.children]
    if places and noun.tag_ == "NNS" and noun.dep_ == "pobj" and preposition.lower_ == "in":
        # "In Quito union members rallied"
        return places[-1] if places[-1].nbor(1).text.islower() and places[0] is first else None
    return None


def _part(preposition: Token, last: Token, noun: Token, verb: Token) -> None:
    """Leave a preposition what ends with ``last``, and give the verb the rest for a subject."""
    adjunct = [c for c in noun.children if c.i <= last.i]
    head = next(c for c in adjunct if c.left_edge.i <= last.i <= c.right_edge.i)
    for child in adjunct:
        _attach(child, head, child.dep_) if child is not head else None
    _attach(head, preposition, "pobj")
    _attach(noun, verb, "nsubj")


def _mend_bare_preposition(preposition: Token) -> None:
    """Of "in a speech on Monday Peru's president accused" the day is made a part of the name after it."""
    if preposition.children or preposition.i + 1 == len(preposition.doc):
        return
    time = preposition.nbor(1)
    if _is_time(time) and time.head.i > time.i and time.dep_ in ("compound", "nmod", "nummod"):
        _attach(time, preposition, "pobj")


def _mend_bare_clause(verb: Token) -> None:
    """The verb of "let the sailors go" or "had the envoy expelled", tagged as one of its own tense."""
    if verb.i > verb.head.i and not any(c.dep_ == "mark" for c in verb.children):
        if verb.tag_ == "VBP" and verb.head.lemma_ in _BARE_INFINITIVE:
            verb.tag_ = "VB"
        elif verb.tag_ == "VBD" and verb.head.lemma_ in ("have", "get") and any(c.dep_ == "nsubj" for c in verb.children):
            verb.tag_ = "VBN"
    if verb.head.pos_ == "ADV" and verb.head.head.pos_ == "VERB":
        _attach(verb, verb.head.head, "ccomp")  # "demanded once more that Chile pay"


def _lift_charge(preposition: Token) -> None:
    """Of "accused the troops of opening fire" the charge hangs on the troops: it belongs with the verb."""
    verb = preposition.head.head
    if preposition.head.dep_ not in ("dobj", "nsubjpass") or preposition.i < verb.i or preposition.lower_ not in ("of", "from"):
        return
    charge = next((c for c in preposition.children if c.dep_ in ("pcomp", "pobj")), None)
    # "banned maize from Uganda" has nothing that anybody is kept from doing
    if charge is not None and charge.tag_ == "VBG" and verb.lemma_.lower() in _words(f"charges {preposition.lower_}"):
        _attach(preposition, verb, "prep")


def _lift_aside(preposition: Token) -> None:
    """Of "the minister, in a letter to Chad, condemned" what stands between commas belongs with the verb."""
    noun, doc = preposition.head, preposition.doc
    after = preposition.right_edge.i + 1
    if noun.dep_ != "nsubj" or not noun.i < preposition.i < noun.head.i or after >= len(doc):
        return
    if doc[preposition.i - 1].text == "," and doc[after].text == ",":
        _attach(preposition, noun.head, "prep")


def _mend_gerund(noun: Token) -> None:
    """The gerund of "accused Chad of spying on them", taken for a noun."""
    if noun.tag_ == "VBG" and not any(c.dep_ in ("det", "poss", "amod", "compound") for c in noun.children):
        noun.dep_ = "pcomp"


def _mend_series(preposition: Token) -> None:
    """Of "of spying with cameras and of arming" the second "of" goes with the first, whatever stands between."""
    if preposition.pos_ != "ADP" or preposition.head.pos_ != "ADP" or preposition.lower_ == preposition.head.lower_:
        return
    first = next((t for t in preposition.ancestors if t.dep_ == "prep" and t.lower_ == preposition.lower_), None)
    if first is not None:
        _attach(preposition, first, "conj")


def _mend_pair(first: Token) -> None:
    """Of "Chadian-Malian talks" both are words about the talks."""
    second = first.head
    paired = second.dep_ in ("amod", "compound", "nmod") and second.i == first.i + 2 and first.nbor(1).text in "-–/"
    if paired and first.text[:1].isupper() and second.text[:1].isupper():
        _attach(first, second.head, second.dep_)


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
    _attach(clause, named, "relcl")
    if that.dep_ == "mark":
        that.dep_ = "dobj"
    that.tag_ = "WDT"


def _mend_content(clause: Token) -> None:
    """Of "a demand that Iraq leave" the clause is what is demanded, not one that modifies the demand."""
    that = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is not None and clause.head.lemma_.lower() in _words("contents"):
        that.tag_ = "IN"
        clause.dep_ = "ccomp"


def _mend_late_object(noun: Token) -> None:
    """Of "launched, without warning, an attack" the object that a phrase parts from its verb."""
    verb = noun.head
    if noun.pos_ != "NOUN" or verb.pos_ != "VERB" or noun.i < verb.i or noun.nbor(-1).pos_ not in ("DET", "ADJ", "NUM"):
        return
    if not any(c.dep_ in ("dobj", "nsubjpass", "ccomp", "xcomp") for c in verb.children):
        noun.dep_ = "dobj"


# The repairs for each relation that the parser gives.
_REPAIRS = {
    "amod": (_mend_pair,),
    "ccomp": (_mend_bare_clause, _mend_cleft),
    "compound": (_mend_pair,),
    "conj": (_mend_series,),
    "dep": (_mend_late_object,),
    "nmod": (_mend_pair,),
    "pobj": (_mend_gerund,),
    "prep": (_mend_bare_preposition, _lift_charge, _lift_aside),
    "relcl": (_mend_content,),
}


def _is_time(token: Token) -> bool:
    """Whether a word names a day, a month or a year."""
    return token.text in _words("calendar") or (len(token) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20"))


def _attach(token: Token, head: Token, dep: str) -> None:
    """Hang a token, with all below it, from another head."""
    token.head.children = tuple(c for c in token.head.children if c is not token)
    token.head, token.dep_ = head, dep
    head.children = tuple(sorted((*head.children, token), key=lambda child: child.i))


@cache
def _words(name: str) -> frozenset[str]:
    """A list of ``mending.tsv`` by its name."""
    table = rows(files("detente.sentences") / "mending.tsv")
    return frozenset(word for row in table if row["list"] == name for word in row["words"].split(";"))
