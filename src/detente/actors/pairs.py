"""Pairs: "the two leaders", "both countries", "our presidents", and single nouns such as "the country"."""

from __future__ import annotations

from collections.abc import Iterable

from detente.actors.base import ActorBase
from detente.actors.descriptions import Descriptions, known_reading
from detente.actors.nominals import state_of
from detente.actors.phrases import Phrase
from detente.actors.reading import Reading
from detente.actors.words import words
from detente.sentences.sentence import Sentence

_NUMBERS = ("two", "both", "three", "our", "their")
# How far back the members are looked for, in sentences.
_REACH = 6


def is_pair(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a noun phrase may stand for several actors named before: "both sides", "the leaders"."""
    if phrase.kind not in ("noun", "role", "group") or phrase.countries or phrase.words not in _nouns():
        return False
    if phrase.owner is not None and phrase.owner.kind != "pronoun":
        # "the two countries' leaders", but not "Iran's leaders"
        return phrase.owner.plural and phrase.owner.kind == "noun" and phrase.owner.words in words("pair of states")
    said = _said(phrase, sentence)
    if phrase.words in ("pair", "duo"):
        return True
    # "The last world leaders" are not two named before.
    plain = phrase.owner is not None or len(said - {"the", "these", "own", *_NUMBERS}) == len(phrase.words.split())
    return phrase.plural and plain and bool(said & {"the", *_NUMBERS})


def pair(phrase: Phrase, sentence: Sentence, about: Descriptions, speaker: list[Reading] | None) -> list[Reading]:
    """The actors that such a phrase stands for, [] where that is not certain."""
    said = _said(phrase, sentence)
    if "our" in said and speaker is None:
        return []
    number = 3 if "three" in said else 2
    before = list(about.past.before(sentence.start + phrase.start, sentence.index - _REACH))
    if phrase.words not in words("pair of people"):
        return _states(before, number, about.base)
    found = _people(before, number, phrase.words)
    return found or (_ours(before, phrase, sentence, about, speaker) if speaker and "our" in said else [])


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


def _states(before: list[Reading], number: int, base: ActorBase) -> list[Reading]:
    """The states last in play; where the sentence that completes them has more, the ones most often named so far."""
    counts: dict[str, int] = {}
    for reading in before:
        if (code := _country(reading)) is not None:
            counts[code] = counts.get(code, 0) + 1
    found: dict[str, Reading] = {}
    last = -1
    for reading in before:
        code = _country(reading)
        if len(found) >= number and reading.sentence != last:
            break
        if code is not None and code not in found:
            found[code] = reading
            last = reading.sentence
    if len(found) > number:
        ranked = sorted(found, key=lambda code: -counts[code])
        if counts[ranked[number - 1]] <= counts[ranked[number]]:
            return []
        found = {code: found[code] for code in ranked[:number]}
    if len(found) < number:
        return []
    return [state_of(found[code], base) for code in sorted(found) if code in base.states]


def _country(reading: Reading) -> str | None:
    """The state that a mention puts in play: a state, or that of a leader or organ of its government."""
    mention = reading.mention
    if mention.via == "place" or mention.sector != "GOV":
        return None
    return mention.country
