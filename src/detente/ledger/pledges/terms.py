"""What a pledge consists of, read from the claims of the event that opened it: its words, its deeds, its day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from detente.articles.article import PageDate
from detente.claims.claim import Claim
from detente.ledger.contacts.cues import saying
from detente.ledger.contacts.wording import stems
from detente.ledger.events.event import Event
from detente.ledger.pledges.pledge import Fate, PledgeKind
from detente.ledger.pledges.vocabulary import Deed, cue, deeds, openers
from detente.ontology import ontology
from detente.sentences import Sentence
from detente.times import find_times

_STOP = re.compile(r"[.;:\u201c\u201d\"]|,\s(?:but|while|and that was)\b")
_END = re.compile(r"[.;:\u201c\u201d\"]")
# "by Saturday", "within 72 hours", "until 1 June": the act falls due then.
_BY = re.compile(r"\b(?:by|within|until|till|before|in|this|next|for) (?:the end of )?(?:the )?$", re.IGNORECASE)
_BEGINS_BY = re.compile(r"(?:by|within|until|till|before)\b", re.IGNORECASE)
_LEAD = 40  # characters before a time in which "by the end of the" stands
_LONGEST = 240  # characters of the content of a pledge
# The word that opens a pledge says nothing of what is pledged: "agreed to", "offered to", "promised that".
_OPENING = re.compile(
    r"\b(?:agree|ask|offer|promise|pledge|vow|undert|threat|warn|invit|demand|request|urge|call|press|propos|suggest|assur"
    r"|guarant|insist|want|reaffirm|announc|appeal|declar|seek|sought)\w*\b"
)
_NOT_TO = re.compile(r"\b(?:not to|never to|would not|will not|no longer)\b")
# What a threat is carried out by.
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
_HARD = frozenset({"ACCUSE", "REJECT", "PROTEST"})
# Fates that the clause of a pledge may tell with no event for them, and their phrases.
_TOLD: tuple[tuple[Fate, str, bool], ...] = (
    ("declined", "declined", True),
    ("withdrawn", "withdrawn", True),
    ("contradicted", "contradicted", True),
    ("lapsed", "lapsed", True),
    ("lapsed", "expired", False),
)
_DEEDS = 2  # deeds that one pledge names
_BEFORE = 60  # characters before the act's word that may speak of it


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate that the sentence of a pledge tells; where it is not ``firm``, what events tell goes before it."""

    fate: Fate
    text: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What was pledged: by whose hand it is carried out ("maker" or "recipient"), in which words, by which day."""

    event: Event
    kind: PledgeKind
    always: bool
    content: str
    first: frozenset[str]
    done: frozenset[str]
    undone: frozenset[str]
    due: str | None
    told: Outcome | None

    @property
    def hand(self) -> str:
        """Who must act: of a demand and an invitation the recipient, else the maker."""
        return "recipient" if self.kind in ("demand", "invitation") else "maker"

    @property
    def made(self) -> str | None:
        """The first day on which the pledge may have been made."""
        return self.event.date.start or self.event.first_published


def terms_of(event: Event, claims: Mapping[str, Claim]) -> Terms | None:
    """The terms of the pledge that an event opens, None where it opens none."""
    opener = openers().get(event.kind or "")
    told = [claims[name] for name in event.claims if name in claims]
    if opener is None or not told:
        return None
    named, text = _deeds_named([_content(claim) for claim in told], opener[0])
    if not named:  # "the balloons, she warned, will be shot down": what is pledged stands before the word for it
        named, text = _deeds_named([clause(claim) for claim in told], opener[0])
    if not named:
        named, text = _deeds_named([claim.evidence.text for claim in told], opener[0])
    done = [_fitting(deed.done, opener[0]) for deed in named]
    every = frozenset[str]().union(*done)
    against = frozenset[str]().union(*(deed.undone for deed in named)) - every
    if _NOT_TO.search(text):  # "promised not to fire": what was named goes against it
        against, every, done = against.union(*(deed.done for deed in named)), frozenset(), []
    due = None if event.kind == "plan" else next((due for claim in told if (due := _due(claim)) is not None), None)
    return Terms(event, *opener, _content(told[0]), done[0] if done else frozenset(), every, against, due, _told(told))


def _told(told: Sequence[Claim]) -> Outcome | None:
    """What came of the pledge by the words that tell of it: "the offer, made in May, came to nothing"."""
    for fate, words, firm in _TOLD:
        for claim in reversed(told):
            if cue(words).search(clause(claim, _END)):
                return Outcome(fate, claim.evidence.text, firm)
    denied = [claim for claim in told if claim.status in ("denied", "negated")]
    # One tells of it, another says that there was no such thing.
    return Outcome("contradicted", denied[-1].evidence.text, False) if 0 < len(denied) < len(told) else None


def _deeds_named(texts: Sequence[str], kind: PledgeKind) -> tuple[list[Deed], str]:
    """The first deeds that these words of a pledge name, and the words."""
    text = " ".join(_OPENING.sub("", one.lower()) for one in texts)
    if kind == "invitation" or any("invit" in one for one in texts):  # also who accepts an invitation is to come
        text = f"visit {text}"
    named = named_deeds(text)
    return [deed for deed in named if _fitting(deed.done, kind) or (deed.undone and not deed.done)][:_DEEDS], text


_EDGE = re.compile(r"\b")


def named_deeds(text: str) -> list[Deed]:
    """The deeds that a text in small letters names, those of rank 1 first, and then in its order."""
    first: dict[int, int] = {}
    for edge in _EDGE.finditer(text):
        at = edge.start()
        every, naming = _phrases().get(text[at : at + 1], ((), {}))
        if text.startswith(every, at):
            for phrase in every:
                if text.startswith(phrase, at):
                    for number in naming[phrase]:
                        first.setdefault(number, at)
    named = sorted((deeds()[number].rank, at, number) for number, at in first.items())
    return [deeds()[number] for _, _, number in named]


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, ...], Mapping[str, Sequence[int]]]]:
    """By their first letters, the beginnings of words that name deeds, and the numbers of the deeds that each names."""
    naming: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, deed in enumerate(deeds()):
        for phrase in deed.words:
            naming[phrase[0]][phrase].append(number)
    return {letter: (tuple(shelf), shelf) for letter, shelf in naming.items()}


def _fitting(names: frozenset[str], kind: PledgeKind) -> frozenset[str]:
    """Of kinds and types of event those that may carry out a pledge of this kind: harm a threat, and nothing else."""
    types = {name: known.event if (known := ontology().kinds.get(name)) else name for name in names}
    if kind == "threat":
        return frozenset(name for name, of in types.items() if of in _HARM or of in _HARD)
    return frozenset(name for name, of in types.items() if of not in _HARM)


def words_of(event: Event, claims: Mapping[str, Claim]) -> dict[tuple[str, int], frozenset[str]]:
    """The words in which an event is told, by article and sentence, without the names of its parties."""
    told = [claims[name] for name in event.claims if name in claims]
    names = _names(told)
    words: dict[tuple[str, int], frozenset[str]] = {}
    for claim in told:
        place = claim.article.id, claim.evidence.start
        words[place] = words.get(place, frozenset()) | stems(clause(claim)) - names
    return words


def clause(claim: Claim, stops: re.Pattern[str] = _STOP) -> str:
    """The words around the act: from a little before it to the end of what it governs."""
    evidence = claim.evidence
    at = evidence.trigger.start - evidence.start
    stop = stops.search(evidence.text, max(at, evidence.trigger.end - evidence.start))
    begin = max((m.end() for m in stops.finditer(evidence.text, 0, at)), default=0)
    return evidence.text[max(begin, at - _BEFORE) : stop.start() if stop else len(evidence.text)]


def _content(claim: Claim) -> str:
    """What was pledged, in the words of a claim: from the word of the act to the end of its clause."""
    evidence = claim.evidence
    at = evidence.trigger.start - evidence.start
    stop = _STOP.search(evidence.text, max(at, evidence.trigger.end - evidence.start))
    end = min(at + _LONGEST, stop.start() if stop else len(evidence.text))
    said = saying().search(evidence.text, claim.evidence.trigger.end - evidence.start, end)
    comma = evidence.text.rfind(",", at, said.start()) if said else -1
    if comma > at and said and said.start() - comma < _BEFORE:  # "to send grain, the ministry said after the talks"
        end = comma
    return evidence.text[at:end].strip()


def _names(told: Sequence[Claim]) -> frozenset[str]:
    return stems(" ".join(f"{m.text} {m.name}" for claim in told for m in (*claim.actors, *claim.recipients)))


def _due(claim: Claim) -> str | None:
    """The last day by which the pledge falls due: "by Saturday", "within 72 hours"; later than the article's day."""
    evidence, published = claim.evidence, claim.article.published
    if published is None:
        return None
    day = published[:10]
    sentence = Sentence(0, 0, evidence.start, evidence.end, evidence.text)
    for mention in find_times([sentence], PageDate(day, day, "given")):
        at = mention.start - evidence.start
        ends = mention.ends or _in_hours(mention.value, day)
        led = _BY.search(evidence.text[max(0, at - _LEAD) : at]) or _BEGINS_BY.match(mention.text)
        if mention.start > evidence.trigger.start and led and ends and ends >= day:
            return ends
    return None


def _in_hours(value: str, day: str) -> str | None:
    """The day on which so many hours ("PT72H") from a day on are over."""
    hours = re.fullmatch(r"PT(\d{1,4})H", value)
    return (date.fromisoformat(day) + timedelta(hours=int(hours.group(1)))).isoformat() if hours else None
