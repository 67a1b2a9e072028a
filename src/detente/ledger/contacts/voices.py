"""On whose word a sentence of a scene stands: which side's account it belongs to, and who spoke for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.actors.base import ActorBase
from detente.claims.claim import Attribution
from detente.ledger.contacts.cues import cue, saying, state_media
from detente.ledger.contacts.scene import Scene, Told
from detente.sentences import Sentence

OUTLET = "outlet"
_ACCORDING = re.compile(r"\baccording to ([^,.;]{2,80})", re.IGNORECASE)
# Who speaks stands within so many characters of the word of saying.
_REACH = 90
# "He" alone before the word of saying stands for somebody named before, up to so many sentences.
_PRONOUN = re.compile(r"(?:^|\s)(?:he|she|they)(?: also| then| later)?$", re.IGNORECASE)
_BACK = 2
_BREAK = re.compile(r"[,;\u201c\u201d\"]")


@dataclass(frozen=True, slots=True)
class Voice:
    """A side (a country's code, or "outlet") and the name of who speaks for it, None for the outlet itself."""

    side: str
    speaker: str | None


def voice_of(told: Told, scene: Scene, parties: frozenset[str]) -> Voice:
    """On whose word a claim stands: the innermost speaker of its chain, else as its sentence does."""
    for link in told.claim.attribution:
        if link.speaker is not None and link.speaker.country is not None:
            return Voice(link.speaker.country, link.speaker.name)
    return voice_at(scene.number(told.start), scene, parties, told.claim.attribution)


def voice_at(number: int, scene: Scene, parties: frozenset[str], chain: tuple[Attribution, ...] = ()) -> Voice:
    """On whose word a sentence stands.

    One without a word of saying goes on with the account given before it: "..., the palace said. The two also talked
    of trade." Where none was given, it begins the one that follows: "Mr Ali called Mr Bo. According to ...". A speaker
    who is known only as an office ("the chancellery") speaks for the party named first.
    """
    sentence = scene.sentences[number]
    own = _own_voice(sentence, scene, parties)
    if own is None and chain:
        own = _named(chain[0].medium or "", scene, parties) or _first_party(sentence, scene, parties)
    if own is not None:
        return own
    around = (*reversed(scene.sentences[:number]), *scene.sentences[number + 1 :])
    voices = (_own_voice(other, scene, parties) for other in around if abs(other.paragraph - sentence.paragraph) <= 2)
    return next((voice for voice in voices if voice is not None and voice.side in parties), outlet_voice(scene))


def outlet_voice(scene: Scene) -> Voice:
    """What is told on nobody's word is told on the outlet's, which may be that of a state."""
    publisher = scene.article.publisher or ""
    country = state_media().get(publisher.lower().removeprefix("the "))
    return Voice(country, publisher) if country else Voice(OUTLET, None)


def _own_voice(sentence: Sentence, scene: Scene, parties: frozenset[str]) -> Voice | None:
    """The speaker that a sentence names itself, by its claims or its words of saying."""
    for told in scene.told:
        if sentence.start <= told.start < sentence.end:
            for link in told.claim.attribution:
                if link.speaker is not None and link.speaker.country is not None:
                    return Voice(link.speaker.country, link.speaker.name)
    source = _source(sentence.text)
    if source is None:
        return None
    if _PRONOUN.search(source):
        return _earlier(sentence, scene, parties)
    named = _named(source, scene, parties)
    if named is None and (cue("account").search(source) or cue("office").search(source)):
        return _first_party(sentence, scene, parties)
    return named


def _earlier(sentence: Sentence, scene: Scene, parties: frozenset[str]) -> Voice | None:
    """Of whom "he said" is told: who spoke last before, else whom the sentence before names first."""
    for before in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if not _PRONOUN.search(_source(before.text) or ""):
            voice = _own_voice(before, scene, parties) or _named(before.text, scene, parties)
            if voice is not None:
                return voice
    return None


def _source(text: str) -> str | None:
    """The words beside a word of saying that name who speaks."""
    according = _ACCORDING.search(text)
    if according:
        return according.group(1)
    every = list(saying().finditer(text))
    if not every:
        return None
    said = every[-1]
    before = _BREAK.split(text[max(0, said.start() - _REACH) : said.start()].rstrip(" ,"))[-1]
    return before if before.strip() else text[said.end() : said.end() + _REACH].split(",")[0]


def _named(text: str, scene: Scene, parties: frozenset[str]) -> Voice | None:
    """The side that words name first, a party before others."""
    found = _every_named(text, scene)
    return next((voice for voice in found if voice.side in parties), found[0] if found else None)


def _every_named(text: str, scene: Scene) -> list[Voice]:
    """The sides that words name: states, their capitals, people and bodies."""
    base, day = ActorBase.default(), scene.article.published.start
    on = date.fromisoformat(day) if day else None
    found: list[Voice] = []
    for hit in base.find(text):
        name = text[hit.start : hit.end]
        for entry in base.resolve(name, on) or hit.entries:
            country = _country(entry.kind, entry.key, base)
            if country is not None:
                found.append(Voice(country, name))
    return found


def _country(kind: str, key: str, base: ActorBase) -> str | None:
    if kind in ("person", "surname"):
        return base.people[key].country if key in base.people else None
    if kind == "organisation":
        return base.organisations[key].country if key in base.organisations else None
    return None if kind in ("nothing", "twins") else key


def side_named(text: str, scene: Scene, parties: frozenset[str]) -> Voice | None:
    """The side that words name last, if they name one."""
    found = [voice for voice in _every_named(text, scene) if voice.side in parties] or _every_named(text, scene)
    return found[-1] if found else None


def _first_party(sentence: Sentence, scene: Scene, parties: frozenset[str]) -> Voice | None:
    """The party that the sentence names first, else the article: of "Ali took a call, his office said" Ali's side."""
    named = (_named(text, scene, parties) for text in (sentence.text, scene.article.body))
    return next((voice for voice in named if voice is not None and voice.side in parties), None)
