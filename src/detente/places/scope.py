"""Which place an act happened at: the one in the act's own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.places.gazetteer import words_of
from detente.places.place import PlaceMention
from detente.sentences.doc import Token
from detente.sentences.sentence import Sentence
from detente.times.scope import at_the_time, attachment, scope_words

_FINENESS = {"place": 0, "region": 1, "country": 2}
_GOVERNED = frozenset({"pobj", "dobj", "appos", "conj"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
_OBJECTS = ("dobj", "attr", "oprd", "nsubjpass")
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN")


def place_of(act_start: int, sentence: Sentence, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place where the act whose trigger begins at ``act_start`` of the body happened, by its own clause.

    What someone does speaking, meeting or having gone somewhere is done there ("speaking in Sochi, he rejected ...").
    None where the text names no such place, or where the sentence has no parse.
    """
    triggers = sentence.tokens_within(act_start, act_start + 1)
    if not triggers:
        return None
    inside = [one for one in places if sentence.start <= one.start < sentence.end]
    found = (_own_place(at, sentence, inside) for at in _scopes(triggers[0])) if inside else iter(())
    return next((one for one in found if one is not None), None) or _beside(triggers[0], sentence, inside)


def _scopes(act: Token) -> Iterator[Token]:
    """The act; the clauses that tell when and where it was done; the journey that it was the end of."""
    yield act
    yield from at_the_time(act)
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in act.children)
    if to and act.dep_ in ("advcl", "xcomp") and act.head.lower_ in words_of("motion"):
        yield act.head


def _own_place(act: Token, sentence: Sentence, places: Sequence[PlaceMention]) -> PlaceMention | None:
    ranked: list[tuple[tuple[int, int, int], PlaceMention]] = []
    for mention in places:
        tokens = _with_kind(sentence.tokens_within(mention.start, mention.end))
        rank = _rank(act, tokens, mention)
        if rank is None:
            continue
        key = (rank, _FINENESS[mention.precision], abs(mention.start - sentence.start - act.idx))
        ranked.append((key, mention))
    ranked.sort(key=lambda one: one[0])
    best = ranked[0][1] if ranked else None
    # "In Kirkuk, in northern Iraq": the city says more.
    finer = (one for _, one in ranked if best and _FINENESS[one.precision] < _FINENESS[best.precision])
    return next((one for one in finer if best and one.country == best.country), best)


def _rank(act: Token, tokens: Sequence[Token], mention: PlaceMention) -> int | None:
    if mention.text.lower() == "here":
        return attachment(act, tokens)
    if not _is_governed(tokens):
        return None
    rank = attachment(act, tokens)
    return None if rank is None or not _leads_to(act, tokens) else rank


def _with_kind(tokens: list[Token]) -> list[Token]:
    """ "The Tigray region": the name with the noun that it stands before."""
    while tokens and tokens[-1].dep_ in _BEFORE_NOUN and tokens[-1].head.lower_ in words_of("noun"):
        head = tokens[-1].head
        if head.i != tokens[-1].i + 1:
            break
        tokens = [*tokens, head]
    return tokens


def _is_governed(tokens: Sequence[Token]) -> bool:
    """Whether a preposition or a verb governs the name; the place line before a story is governed by nothing."""
    inside = {token.i for token in tokens}
    return any(token.dep_ in _GOVERNED for token in tokens if token.head.i not in inside)


def _leads_to(act: Token, tokens: Sequence[Token]) -> bool:
    """Whether the words between a place and a verb leave the act at the place.

    "Killed ten people at an office in Paris" was in Paris; "condemned the attack in Paris" need not have been, nor need
    "sold arms to rebels in Paris".
    """
    if act.pos_ not in _VERBS:
        return True
    if act.lemma_ in words_of("stative"):  # "opposes a settlement in the valley"
        return False
    inside = {one.i for one in tokens}
    token = tokens[0]
    while token.i in inside:
        token = token.head
    while token.i != act.i and token.head.i != token.i:
        # "In the port city of Mombasa" is in Mombasa, "for ten hours in Oslo" in Oslo.
        if token.pos_ in _NOUNS and token.lower_ not in words_of("noun") and not _keeps(token, act):
            return False
        token = token.head
    return True


def _keeps(noun: Token, act: Token) -> bool:
    """Whether an act on, at or by something that is at a place was there too."""
    if noun.dep_ == "pobj":
        return _passes(noun, noun.head, act)
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.lemma_ in scope_words("gather"):
        return True  # "the talks in Hanoi ended"
    if act.lemma_ in words_of("distant"):
        return noun.dep_ == "dobj" and noun.lemma_ in words_of("deal")  # "announced a truce in Cairo"
    if noun.dep_ == "nsubj":
        return noun.lemma_ not in words_of("seated")
    return noun.dep_ in _OBJECTS


def _passes(noun: Token, preposition: Token, act: Token) -> bool:
    """Whether the act reaches through a preposition to where its noun is."""
    through = preposition.lower_
    if noun.lemma_ in words_of("unit"):  # "argued for ten hours in Oslo"
        return True
    if noun.lemma_ in scope_words("gather") and through in ("of", "from"):  # "walked out of the talks in Cairo"
        return True
    if through in ("to", "into", "towards"):
        from_to = noun.i > 1 and noun.nbor(-2).lemma_ == noun.lemma_  # "from house to house"
        return from_to or act.lower_ in words_of("motion") or act.lemma_ == "set"  # "set fire to congress"
    if through == "on":
        # "Fired on dockers in Mandalay", "a man on a roof in Lima"; not "agreed on an election in Congo".
        at_verb = preposition.head.pos_ in _VERBS or preposition.head.lower_ == "fire"
        if noun.lemma_ in words_of("stand") or noun.lemma_ in words_of("deal"):  # "agreed on a truce in Minsk"
            return True
        return at_verb and act.lemma_ not in words_of("topic")
    if through == "of" and preposition.head.lower_ == "out":  # "threw him out of an office in Tunis"
        return True
    if through in ("of", "for"):  # "burned the house of a bomber in Nablus"
        near = through == "of" or act.lower_ in words_of("upon")
        return near and preposition.head.dep_ in _OBJECTS and act.lemma_ not in words_of("distant")
    return through in words_of("through")


def _beside(act: Token, sentence: Sentence, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place after an act in the same stretch of words, where the parse hangs it elsewhere.

    It now and then takes the verb for a noun: "A guard shot worshippers in Hebron".
    """
    taken = act.dep_ in ("compound", "amod", "npadvmod") and act.i > 0 and act.nbor(-1).pos_ in (*_NOUNS, "NUM")
    if not (act.tag_ == "VBD" or taken) or act.lemma_ in words_of("distant") or act.lemma_ in words_of("stative"):
        return None
    for mention in places:
        tokens = sentence.tokens_within(mention.start, mention.end)
        if tokens and tokens[0].i > act.i and _is_governed(tokens):
            between = act.doc[act.i + 1 : tokens[0].i]
            return mention if not any(_parts(one) for one in between) else None
    return None


def _parts(token: Token) -> bool:
    """Whether a word parts an act from the place after it."""
    if token.dep_ in ("prep", "dative"):
        return token.lower_ not in words_of("through")
    return token.pos_ in (*_VERBS, "SCONJ", "CCONJ") or token.is_punct or token.tag_ in ("WP", "WDT", "TO")
