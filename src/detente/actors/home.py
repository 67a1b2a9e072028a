"""The home of a story: the state in which it plays, where the whole of it leaves no doubt.

"Police fired tear gas" is told of the country that the story is about, whatever the sentence before was about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from detente.actors.base import ActorBase
from detente.actors.index import Hit
from detente.articles.dateline import after_dateline
from detente.sentences.sentence import Sentence

_NAMES_OF_STATES = ("state", "twins", "adjective", "metonym", "capital", "demonym")
# What a sentence that names a state counts, the headline more than another, and a place line most.
_HEADLINE, _DATELINE = 1.5, 2.0
# By how much the state that is named most must lead the next, where no place line speaks for it.
_LEAD = 1.5


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
        codes = _codes(hit, base)
        if number == first and hit.start < tells:
            datelined |= codes
        else:
            named[number] |= codes
    scores: dict[str, float] = defaultdict(float)
    for number, several in named.items():
        for code in several:
            scores[code] += _HEADLINE if number < first else 1.0
    for code in datelined:
        scores[code] += _DATELINE
    ranked = sorted(scores.values(), reverse=True)
    top = [code for code, score in scores.items() if score == ranked[0]]
    top = [code for code in top if code in datelined] if len(top) > 1 else top
    if len(top) != 1:
        return None
    leads = len(ranked) < 2 or ranked[0] >= _LEAD * ranked[1]
    return top[0] if leads or top[0] in datelined else None


def _codes(hit: Hit, base: ActorBase) -> set[str]:
    """The states that a name speaks of: the one named, or that of a person named in full."""
    entry = hit.first(*_NAMES_OF_STATES)
    if entry is not None:
        codes = entry.key.split(";")
    else:
        person = hit.first("person")
        codes = [base.people[person.key].country or ""] if person is not None else []
    return {code for code in codes if code in base.states}
