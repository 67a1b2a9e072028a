"""The home of a story: the state in which it plays, where the whole of it leaves no doubt.

"Police fired tear gas" is told of the country that the story is about, whatever the sentence before was about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from detente.actors.base import ActorBase
from detente.actors.index import EntryKind, Hit
from detente.articles.dateline import after_dateline
from detente.sentences.sentence import Sentence

_NAMES_OF_STATES: tuple[EntryKind, ...] = ("state", "twins", "adjective", "metonym", "capital", "demonym")
# What a headline and a place line that name a state count, where a sentence counts 1.
_HEADLINE, _DATELINE = 1.5, 2.0
# By how much the state that is named most must lead the next, and what share of that the state of the place line needs.
_LEAD, _NEAR = 1.5, 0.75
# One sentence does not make a story: "He would not apologise to Armenians" need not be told of Armenia.
_LEAST = 1.5


def home_of(hits: Iterable[Hit], headline: str | None, sentences: Sequence[Sentence], base: ActorBase) -> str | None:
    """The state in which a story plays, by the sentences that name it or one of its people; None where two compete.

    ``hits`` are those of the headline and the sentences, all joined by single characters.
    """
    texts = ([headline] if headline else []) + [sentence.text for sentence in sentences]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    first = 1 if headline else 0
    tells = starts[first] + (after_dateline(f"{sentences[0].text} x") if sentences else 0)
    named: dict[int, set[str]] = defaultdict(set)
    datelined: set[str] = set()
    for hit in hits:
        number = bisect_right(starts, hit.start) - 1
        if number == first and hit.start < tells:
            datelined |= _codes(hit, base)
        else:
            named[number] |= _codes(hit, base)
    scores = defaultdict(float, dict.fromkeys(datelined, _DATELINE))
    for number, codes in named.items():
        for code in codes:
            scores[code] += _HEADLINE if number < first else 1.0
    return _leading(scores, datelined, _opening(named, sentences, first))


def _leading(scores: Mapping[str, float], datelined: set[str], opening: set[str]) -> str | None:
    """The state that leads the others, or nearly does and has the place line, or alone opens the story."""
    ranked = sorted(scores, key=lambda code: (-scores[code], code not in datelined))
    if not ranked or scores[ranked[0]] < _LEAST:
        return None
    top = ranked[0]
    there = [code for code in ranked if code in datelined and scores[code] >= _NEAR * scores[top]]
    if there:
        return there[0] if len(there) == 1 or scores[there[0]] > scores[there[1]] else None
    next_best = scores[ranked[1]] if len(ranked) > 1 else 0.0
    leads = scores[top] >= _LEAD * next_best or (opening == {top} and scores[top] > next_best)
    return top if leads else None


def _opening(named: Mapping[int, set[str]], sentences: Sequence[Sentence], first: int) -> set[str]:
    """The states that the headline and the first paragraph name."""
    opening = (number for number, s in enumerate(sentences, first) if s.paragraph == sentences[0].paragraph)
    return {code for number in (*range(first), *opening) for code in named.get(number, ())}


def _codes(hit: Hit, base: ActorBase) -> set[str]:
    """The states that a name speaks of: the one named, or that of a person named in full."""
    entry = hit.first(*_NAMES_OF_STATES)
    if entry is not None:
        codes = entry.key.split(";")
    else:
        person = hit.first("person")
        codes = [base.people[person.key].country or ""] if person is not None else []
    return {code for code in codes if code in base.states}
