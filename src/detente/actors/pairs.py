"""Pairs: "the two leaders", "both countries", "our presidents", and single nouns such as "the country"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.actors.base import ActorBase
from detente.actors.descriptions import Descriptions, known_reading
from detente.actors.grammar import members, subject_above, subject_of, top, verb_of
from detente.actors.nominals import state_of
from detente.actors.phrases import Phrase
from detente.actors.reading import Reading
from detente.actors.setting import MEMORY
from detente.actors.words import words
from detente.sentences.sentence import Sentence

_NUMBERS = ("two", "both", "three", "our", "their")
# What leads soldiers or fighters takes part in a quarrel as much as what governs.
_PARTIES = frozenset(("GOV", "MIL", "REB", "PRM", "UAF"))
# How far back the members are looked for, in sentences.
_REACH = 6


def is_pair(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a noun phrase may stand for several actors named before: "both sides", "the leaders"."""
    if phrase.words in ("two", "both"):
        return phrase.kind == "noun" and sentence.text[phrase.start : phrase.end].lower() in ("the two", "both")
    if phrase.kind not in ("noun", "role", "group") or phrase.countries or phrase.words not in _nouns():
        return False
    if phrase.owner is not None and phrase.owner.kind != "pronoun":
        # "the two countries' leaders", but not "Iran's leaders"
        return phrase.owner.plural and phrase.owner.kind == "noun" and phrase.owner.words in words("pair of states")
    said = _said(phrase, sentence)
    if phrase.words in ("pair", "duo"):
        return True
    # "The last world leaders" are not two named before, "the old rivals" are.
    plain = phrase.owner is not None or len(said - {"the", "these", "own", *_NUMBERS}) == len(phrase.words.split())
    plain |= phrase.words in words("loose pair") and not said & words("of many lands")
    return phrase.plural and plain and bool(said & {"the", *_NUMBERS})


def pair(phrase: Phrase, sentence: Sentence, about: Descriptions, speaker: list[Reading] | None) -> list[Reading]:
    """The actors that such a phrase stands for, [] where that is not certain."""
    said = _said(phrase, sentence)
    if "our" in said and speaker is None:
        return []
    number = 3 if "three" in said else 2
    every = list(about.past.before(sentence.start + phrase.start, sentence.index - _REACH))
    # "Turkey said both countries were wrong" is not about Turkey, unless it is one of two that are named at all.
    apart = _without_subject(every, phrase, sentence)
    for before in (apart, every) if len(apart) < len(every) else (every,):
        if phrase.words in words("pair of any"):
            found = _any(before, number, about)
        elif phrase.words not in words("pair of people"):
            found = _states(before, number, about, phrase.words)
        else:
            found = _people(before, number, phrase.words)
        if found:
            return found
    return _ours(every, phrase, sentence, about, speaker) if speaker and "our" in said else []


def _without_subject(before: list[Reading], phrase: Phrase, sentence: Sentence) -> list[Reading]:
    """The readings without those of the actor that is the subject of the clause above the phrase."""
    if sentence.doc is None:
        return before
    token = sentence.doc[phrase.head]
    verb = verb_of(token)
    own = subject_of(verb) if verb is not None else None
    subject = own if own is not None and top(own).i != top(token).i else subject_above(verb, token) if verb else None
    if subject is None or len(members(subject)) > 1:
        return before
    here = [r for r in before if r.sentence == sentence.index and r.head in (subject.i, top(subject).i)]
    barred = {r.mention.id for r in here} | {r.mention.country for r in here if r.mention.country}
    return [r for r in before if r.sentence != sentence.index or not {r.mention.id, r.mention.country} & barred]


def _any(before: list[Reading], number: int, about: Descriptions) -> list[Reading]:
    """ "The two": the people or the states, whichever were named last as a pair."""
    people, states = _people(before, number, "leader"), _states(before, number, about, "two")
    if not (people and states):
        return people or states
    if len({r.mention.country for r in people}) < number:
        return states  # two of one country are seldom the two of a story about two
    named = [r for r in before if r.sentence == before[0].sentence]
    return people if any(r.mention.id == people[-1].mention.id for r in named) else states


def _ours(
    before: Iterable[Reading], phrase: Phrase, sentence: Sentence, about: Descriptions, speaker: list[Reading]
) -> list[Reading]:
    """ "Our presidents": the one of the speaker's state, named or not, and the last named one of another."""
    code = speaker[0].mention.country
    own = about.people.leader(code) if code is not None else None
    other = next((r for r in before if r.mention.type == "person" and r.leading and r.mention.country != code), None)
    if own is None or other is None:
        return []
    return [known_reading(about.base, phrase, sentence, own, "nominal"), other]


def _said(phrase: Phrase, sentence: Sentence) -> set[str]:
    return set(sentence.text[phrase.start : phrase.end].lower().split())


def _nouns() -> frozenset[str]:
    return words("pair of people") | words("pair of states")


def _people(before: Iterable[Reading], number: int, noun: str) -> list[Reading]:
    leading = noun in words("leading pair")
    found: dict[str, Reading] = {}
    for reading in before:
        if reading.mention.type != "person" or (leading and not reading.leading):
            continue
        if noun.endswith("minister") and not any("minister" in office for office in reading.offices):
            continue
        found.setdefault(reading.mention.id, reading)
        if len(found) == number:
            break
    return list(reversed(found.values())) if len(found) == number and not _crowded(before, found, leading) else []


def _crowded(before: Iterable[Reading], found: dict[str, Reading], leading: bool) -> bool:
    """Whether the sentence of the earliest member has others of the kind, so that one cannot tell who is meant."""
    earliest = min(reading.sentence for reading in found.values())
    others = {
        r.mention.id
        for r in before
        if r.sentence >= earliest and r.mention.type == "person" and (r.leading or not leading)
    }  # fmt: skip
    return len(others) > len(found)


def _states(before: list[Reading], number: int, about: Descriptions, noun: str) -> list[Reading]:
    """The states last in play; where the sentence that completes them has more, those that the story is most about."""
    parties = noun in words("pair of parties")
    found: dict[str, Reading] = {}
    last = -1
    for reading in before:
        key = _party(reading, parties, about.base)
        if len(found) >= number and reading.sentence != last:
            break
        if key is not None and key not in found:
            found[key] = reading
            last = reading.sentence
    if len(found) > number:
        # "Qatar said Israel and Hamas had agreed": who tells of the two is none of them.
        told = {key: reading for key, reading in found.items() if not reading.speaks}
        found = told if len(told) == number else found
    if len(found) < number:
        return []
    story = about.past.around(before[0].sentence, MEMORY)
    counts = Counter(_party(reading, parties, about.base) for reading in story)
    if len({reading.sentence for reading in found.values()}) == len(found) == number:
        # Named apart from each other, they are the two only where the story is about them.
        least = min(counts[key] for key in found)
        if any(count > least for key, count in counts.items() if key is not None and key not in found):
            return []
    if len(found) > number:
        ranked = sorted(found, key=lambda key: -counts[key])
        if counts[ranked[number - 1]] <= counts[ranked[number]]:
            return []
        found = {key: found[key] for key in ranked[:number]}
    return [state_of(found[key], about.base) if key in about.base.states else found[key] for key in sorted(found)]


def _party(reading: Reading, groups: bool, base: ActorBase) -> str | None:
    """Whom a mention puts in play: a state, by itself or by its leader, government or army, or a group under arms."""
    mention = reading.mention
    if mention.via == "place" or mention.sector not in _PARTIES:
        return None
    if mention.country in base.states and mention.sector in ("GOV", "MIL"):
        return mention.country
    return mention.id if groups and mention.id in base.organisations and mention.sector in _PARTIES else None


def other_of_two(owner: Reading, phrase: Phrase, sentence: Sentence, about: Descriptions) -> list[Reading]:
    """ "Its neighbour": the other of two states that have been spoken of; of more, the one that the story is about."""
    before = list(about.past.before(sentence.start + phrase.start, sentence.index - _REACH))
    spoken = [r for r in before if _party(r, False, about.base) in about.base.states]
    others = {r.mention.country: r for r in reversed(spoken) if r.mention.country != owner.mention.country}
    if len(others) > 1 and about.setting.home in others:
        others = {about.setting.home: others[about.setting.home]}
    return [state_of(r, about.base) for r in others.values()] if len(others) == 1 else []
