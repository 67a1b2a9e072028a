"""Finding who is mentioned in an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from detente.actors.actor import ActorMention
from detente.actors.base import ActorBase
from detente.actors.coreference import Coreference
from detente.actors.home import home_of
from detente.actors.index import Hit
from detente.actors.people import People
from detente.actors.phrases import Phrase
from detente.actors.reader import read_names, read_phrases
from detente.actors.reading import Readings
from detente.actors.resolver import Resolver
from detente.actors.senses import Senses
from detente.articles.article import PageDate
from detente.sentences.sentence import Sentence

# What names a state wherever it stands in an article.
_OF_STATES = ("state", "twins", "adjective", "metonym", "capital")


def find_mentions(
    sentences: Sequence[Sentence], base: ActorBase, published: PageDate, headline: str | None = None
) -> tuple[ActorMention, ...]:
    """The mentions of actors in the sentences of one article, by start; offsets count characters of the body.

    Sentences with a parse are read in full; of the others only names are. ``published`` gives the day on which
    offices are looked up, where it is one day or the few days of a window; ``headline`` helps to tell who is meant.
    """
    text = " ".join(([headline] if headline else []) + [sentence.text for sentence in sentences])
    day = _day(published)
    senses = Senses(base, text, day)
    readings = Readings()
    hits = [hit for hit in (senses.keep(hit, text[hit.start : hit.end]) for hit in base.find(text)) if hit is not None]
    people = _people(text, hits, senses)
    resolver = Resolver(base, people, readings, home_of(hits, headline, sentences, base))
    phrases = {sentence.index: _phrases(sentence, base, senses) for sentence in sentences}
    for sentence in sentences:
        resolver.read(sentence, phrases[sentence.index])
    coreference = Coreference(resolver.descriptions, sentences)
    for sentence in sentences:
        if sentence.doc is not None:
            coreference.read(sentence, sentence.doc, phrases[sentence.index])
    return _outermost(reading.mention for reading in readings)


def _outermost(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions by start, without those that lie within a longer one, but for places ("the embassy in | Bogota")."""
    kept: list[ActorMention] = []
    start = end = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= end or (mention.start, mention.end) == (start, end):
            start, end = mention.start, mention.end
        elif mention.via != "place":
            continue
        kept.append(mention)
    return tuple(kept)


def _phrases(sentence: Sentence, base: ActorBase, senses: Senses) -> list[Phrase]:
    if sentence.doc is None:
        return read_names(sentence.text, base, senses)
    return read_phrases(sentence.doc, base, senses)


def _people(text: str, hits: Sequence[Hit], senses: Senses) -> People:
    """The people of an article, with those whom it names in full anywhere."""
    named = (entry.key for hit in hits for entry in hit.entries if entry.kind in _OF_STATES)
    people = People(senses.base, senses.on, frozenset(code for key in named for code in key.split(";")))
    for hit in hits:
        if (entry := hit.first("person")) is not None:
            people.expect(entry.key, text[hit.start : hit.end])
    return people


def _day(published: PageDate) -> date | None:
    """The day to look offices up on: the last of a window of at most a month, since news tells of what has happened."""
    if published.start is None or published.end is None:
        return None
    start, end = date.fromisoformat(published.start), date.fromisoformat(published.end)
    return end if (end - start).days <= 31 else None
