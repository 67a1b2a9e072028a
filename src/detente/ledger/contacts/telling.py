"""What a scene tells of a contact: acts that were part of it, topics and what is left out, each on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.ledger.contacts.accounts import Word
from detente.ledger.contacts.contact import Quote
from detente.ledger.contacts.cues import cue, pointing
from detente.ledger.contacts.omissions import Omission, omissions
from detente.ledger.contacts.scene import Scene, Told, sides
from detente.ledger.contacts.topics import ALIKE, topics
from detente.ledger.contacts.voices import OUTLET, Voice, outlet_voice, side_named, voice_at, voice_of
from detente.ledger.contacts.wording import likeness, stems
from detente.ledger.events.event import Event

_CLAUSE = re.compile(r"[,;:.\u201c\u201d\"]|\b(?:and|but|that|which|who)\b")
_BESIDE = 60  # characters between an act and the denial of it
_DENIED = frozenset({"denied", "negated"})
# How sure it is that a sentence goes on about the contact told before it, by where it stands.
_HERE, _SAME_PARAGRAPH, _NEXT_PARAGRAPH, _FURTHER, _AHEAD = 0.9, 0.75, 0.65, 0.55, 0.5


def words_of(contact: Event, parts: Mapping[str, float], scene: Scene, known: Mapping[str, Event]) -> Iterator[Word]:
    """Everything that one article tells of a contact; ``parts`` are its acts (by event id) with their scores."""
    parties = sides(contact)
    for told in scene.told:
        if told.event.id in parts or told.event.id == contact.id:
            voice, stance = voice_of(told, scene, parties), "denies" if _is_denied(told, scene) else "says"
            score = parts.get(told.event.id, 1.0)
            yield Word(
                voice, scene.article.publisher, name_of(told.event), told.event.id, stance, score, _quote(told, scene)
            )
    if contact.id in scene.contacts:
        yield from _topics(contact, scene, parties)
        for omission in omissions(scene):
            if about(omission.sentence, scene) == contact.id:
                yield _omitted(omission, contact, [known[part] for part in parts], scene)


def _is_denied(told: Told, scene: Scene) -> bool:
    """Whether it is told that an act was not: by its status, the words before it in its clause, or a denial there."""
    claim, evidence = told.claim, told.claim.evidence
    denials = (one for one in scene.told if one.event.kind == "denial" and one.event.id != told.event.id)
    if any(abs(one.start - told.start) <= _BESIDE for one in denials):
        return True
    at, end = (offset - evidence.start for offset in (evidence.trigger.start, evidence.trigger.end))
    begin = max((found.end() for found in _CLAUSE.finditer(evidence.text, 0, at)), default=0)
    return claim.status in _DENIED or cue("denying").search(evidence.text, begin, end) is not None


def name_of(event: Event) -> str:
    """What an event is called in a comparison: its kind, or its type where it has none."""
    return (event.kind or event.event.lower()).replace("_", " ")


def about(number: int, scene: Scene) -> str | None:
    """The contact that a sentence goes on about, if any."""
    best = max(((_going_on(number, contact, scene), contact) for contact in scene.contacts), default=(0.0, ""))
    return best[1] if best[0] > 0 else None


def _going_on(number: int, contact: str, scene: Scene) -> float:
    """How sure it is (0 to 1) that a sentence goes on about a contact."""
    sentence = scene.sentences[number]
    told = scene.nearest(contact, sentence.end - 1)
    there = scene.number(told.start)
    if there == number:
        return _HERE
    apart = sentence.paragraph - scene.sentences[there].paragraph
    if there > number:
        return _AHEAD if apart == 0 else 0.0
    between = (
        other
        for name, several in scene.contacts.items()
        for other in several
        if name != contact and told.start < other.start < sentence.end
    )
    if any(between) or any(cue("away").search(s.text) for s in scene.sentences[there + 1 : number + 1]):
        return 0.0
    if apart < 2:
        return _NEXT_PARAGRAPH if apart else _SAME_PARAGRAPH
    points = cue("together").search(sentence.text) or pointing(told.event.kind or "talks").search(sentence.text)
    return _FURTHER if points or cue("account").search(sentence.text) else 0.0


def _topics(contact: Event, scene: Scene, parties: frozenset[str]) -> Iterator[Word]:
    for topic in topics(scene):
        if about(topic.sentence, scene) == contact.id:
            voice = voice_at(topic.sentence, scene, parties)
            score = _going_on(topic.sentence, contact.id, scene)
            quote = Quote(None, scene.article.id, scene.article.publisher, topic.text, topic.start, topic.end)
            yield Word(voice, scene.article.publisher, topic.text, None, "says", score, quote)


def _omitted(omission: Omission, contact: Event, parts: Sequence[Event], scene: Scene) -> Word:
    """What is left out, as the act that it is where it is one of those told as part of the contact."""
    parties = sides(contact)
    sentence = scene.sentences[omission.sentence]
    voice = side_named(sentence.text[: omission.cue - sentence.start], scene, parties)
    voice = voice or _silent(omission, scene, parties)
    act = next((part for part in parts if _is_named(omission.what, part)), None)
    quote = Quote(None, scene.article.id, scene.article.publisher, omission.text, omission.start, omission.end)
    what, event = (name_of(act), act.id) if act else (omission.what, None)
    return Word(voice, scene.article.publisher, what, event, "omits", 0.7, quote)


def _silent(omission: Omission, scene: Scene, parties: frozenset[str]) -> Voice:
    """Whose account is silent where the sentence does not name the side: that on whose word the text goes on."""
    voice = voice_at(omission.sentence, scene, parties)
    if voice.side != OUTLET:
        return voice
    for number in range(omission.sentence - 1, -1, -1):
        earlier = voice_at(number, scene, parties)
        if earlier.side in parties:
            return earlier
    return outlet_voice(scene)


def _is_named(what: str, act: Event) -> bool:
    """Whether the words for what is left out name an act: by its kind ("an invitation") or by what it is about."""
    wanted = stems(what)
    return bool(wanted & stems(name_of(act))) or likeness(wanted, stems(act.quote)) > ALIKE


def _quote(told: Told, scene: Scene) -> Quote:
    evidence = told.claim.evidence
    return Quote(told.claim.id, scene.article.id, scene.article.publisher, evidence.text, evidence.start, evidence.end)


def as_topics(words: Sequence[Word]) -> list[Word]:
    """The words with topics that mean the same under one name, that of the first told."""
    heads: list[str] = []
    made = []
    for word in words:
        if word.event is None:
            mine = stems(word.what)
            head = next((head for head in heads if likeness(stems(head), mine) >= ALIKE), None)
            if head is None:
                heads.append(word.what)
            else:
                word = replace(word, what=head)
        made.append(word)
    return made
