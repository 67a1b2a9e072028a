"""Nominals: single nouns that stand for an actor named before, "the country", "the group", "the agency"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files

from detente.actors.base import ActorBase
from detente.actors.grammar import subject_of, verb_of
from detente.actors.phrases import Phrase
from detente.actors.places import is_governed
from detente.actors.reading import Reading, Readings
from detente.actors.words import words
from detente.sentences.doc import Doc
from detente.sentences.sentence import Sentence
from detente.tables import rows

# How far back the actor is looked for, in sentences.
_REACH = 3


def is_nominal(phrase: Phrase) -> bool:
    """Whether a phrase may stand for one actor named before."""
    return (
        phrase.definite
        and not phrase.plural
        and not phrase.countries
        and phrase.owner is None
        and phrase.words in kinds()
    )


def single(phrase: Phrase, sentence: Sentence, doc: Doc, readings: Readings, base: ActorBase) -> list[Reading]:
    """The actor that such a phrase stands for, as a list of one; [] where none is certain."""
    if not is_nominal(phrase):
        return []
    wanted = kinds()[phrase.words]
    before = list(readings.before(sentence.start + phrase.start, sentence.index - _REACH))
    if wanted == {"state"}:
        if phrase.words == "kingdom":
            before = [r for r in before if _is_kingdom(r.mention.country, base)]
        return _state(phrase, sentence, doc, before, base)
    named = [
        r for r in before
        if r.mention.id in base.organisations
        and (r.mention.sector in wanted or r.mention.country in wanted)
        and (r.mention.country != "UNO" or "UNO" in wanted)  # the Security Council is no bloc
    ]  # fmt: skip
    same = [r for r in named if r.sentence == named[0].sentence] if named else []
    return named[:1] if len({r.mention.id for r in same}) == 1 else []


def _state(phrase: Phrase, sentence: Sentence, doc: Doc, before: list[Reading], base: ActorBase) -> list[Reading]:
    """ "The country": that of the subject of its clause, else the only one spoken of in this sentence or the last."""
    token = doc[phrase.head]
    verb = verb_of(token)
    subject = subject_of(verb) if verb is not None else None
    own = [r for r in before if subject is not None and r.sentence == sentence.index and r.head == subject.i]
    # "Moscow must respect the country" is not about Russia, nor "Biden lifted the embargo against the country" about
    # the United States; "the president fled the country" is about his, "Libya let inspectors into the country" too.
    across = token.dep_ == "pobj" and token.head.lower_ in words("against another")
    inside = token.dep_ == "pobj" and token.head.lower_ in words("within one")
    other = {r.mention.country for r in own if across or (r.mention.type == "state" and not inside)}
    spoken = [r for r in before if r.mention.via != "place" or r.mention.type != "state"]
    for back in range(_REACH):
        near = (own if not other else []) or [r for r in spoken if r.sentence == sentence.index - back]
        codes = {r.mention.country for r in near if r.mention.country in base.states} - other
        if len(codes) > 1 and back == 0:
            near = [r for r in near if not is_governed(doc[r.head])]  # "met Syria's president in Oman"
            codes = {r.mention.country for r in near if r.mention.country in base.states} - other
        if len(codes) == 1:
            return [state_of(next(r for r in near if r.mention.country in codes), base)]
        if codes:
            return []
    return []


def _is_kingdom(code: str | None, base: ActorBase) -> bool:
    state = base.states.get(code or "")
    return state is not None and any("Kingdom" in name for name in (state.name, *state.names))


def state_of(reading: Reading, base: ActorBase) -> Reading:
    """The state whose an actor is, in the place of that actor."""
    state = base.states[reading.mention.country or ""]
    mention = replace(
        reading.mention, id=state.code, name=state.name, type="state", country=state.code, sector="GOV", office=None
    )
    return replace(reading, mention=mention, plural=False, offices=frozenset(), leading=False, gender="", words="")


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The nouns, each with the sectors and codes of the actors that it may stand for, or ``state``."""
    table = files("detente.actors") / "data" / "nominals.tsv"
    return {row["noun"]: frozenset(row["kinds"].split(";")) for row in rows(table)}
