"""Which events could bear on a pledge at all: told by their kinds, sides and days, before any words are read."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import product

from detente.claims.claim import Claim
from detente.ledger.events.event import Event, Party
from detente.ledger.pledges.vocabulary import answers, deeds, openers

# A deed years later is another story.
HORIZON = 1000  # days
SOON = 183
# An event of a month before may be one that goes on.
BEFORE = 31
_ANYBODY = "*"
# Types of event that carry out a threat, or any other pledge, that does not say by what.
HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
GOOD = frozenset({"RETREAT", "AID", "COOPERATE"})


def could_bear(act: Event, pledge: Event) -> bool:
    """Whether an act could bear on what an event pledged: no other gives a link, and of most pairs none does."""
    kinds = bearing_kinds(pledge.kind)
    return (
        (act.kind in kinds or act.event in kinds)
        and (_is_open_to_all(pledge) or not sides(act.actors).isdisjoint(sides((*pledge.actors, *pledge.recipients))))
        and follows(act, pledge)
    )


def follows(act: Event, pledge: Event) -> bool:
    """Whether an act may have come after a pledge: by their days where both have one, else by publication."""
    if act.date.end is not None and pledge.date.start is not None:
        begins = act.date.start or act.first_published
        late = begins is not None and _days(begins, pledge.date.start) > HORIZON
        return act.date.end >= pledge.date.start and not late
    if act.date.end is not None and pledge.date.start is None:
        return pledge.first_published is None or _days(act.date.end, pledge.first_published) >= -7
    return (act.last_published or "") >= (pledge.date.start or pledge.first_published or "")


def reaches(act: Event, pledge: Event) -> bool:
    """Whether an act is of a pledge's sides and of its time, if no article tells both.

    One of the sides did it, to another of them; where either was to nobody, within half a year.
    """
    begins, made = act.date.start or act.first_published, pledge.date.start or pledge.first_published
    if not begins or not made:
        return False
    both, to = sides((*pledge.actors, *pledge.recipients)), sides(act.recipients)
    if both.isdisjoint(sides(act.actors)):
        return False
    if to and pledge.recipients:
        return not both.isdisjoint(to) and -BEFORE <= _days(begins, made) <= HORIZON
    return -BEFORE <= _days(begins, made) <= SOON


def _days(end: str, begin: str) -> int:
    return _number(end) - _number(begin)


@lru_cache(1 << 14)
def _number(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


@cache
def bearing_kinds(kind: str | None) -> frozenset[str]:
    """The kinds and types of event that may bear on a pledge that this kind of event opens."""
    pledge, _ = openers().get(kind or "", (None, False))
    if pledge is None:
        return frozenset()
    answering = {answer for (to, _, answer) in answers() if to == pledge}
    doing = {name for deed in deeds() for name in deed.done | deed.undone}
    return frozenset(answering | doing | (HARM if pledge == "threat" else GOOD))


def sides(parties: Iterable[Party]) -> frozenset[str]:
    """The sides that parties stand for: their countries, or themselves where they have none."""
    return frozenset(party.country or party.id for party in parties)


class Shelves:
    """Events by who did them to whom, and by day: of a hundred thousand few are near a pledge."""

    def __init__(self, ordered: Sequence[Event], claims: Mapping[str, Claim]) -> None:
        self._ordered = ordered
        self._telling: list[frozenset[str]] = []
        self._told: dict[str, list[int]] = defaultdict(list)
        # Days with places in the order, by actor and recipient: "" where it was to nobody, ANYBODY for all of them.
        self._done: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for at, event in enumerate(ordered):
            self._telling.append(frozenset(claims[name].article.id for name in event.claims if name in claims))
            for article in self._telling[-1]:
                self._told[article].append(at)
            if begins := event.date.start or event.first_published:
                for key in product(sides(event.actors), (_ANYBODY, *(sides(event.recipients) or ("",)))):
                    self._done[key].append((_number(begins), at))
        for shelf in self._done.values():
            shelf.sort()
        self._place = {event.id: at for at, event in enumerate(ordered)}

    def near(self, pledge: Event) -> list[Event]:
        """The events that could bear on a pledge, in the order in which they were given."""
        beside = {at for article in self._telling[self._place[pledge.id]] for at in self._told[article]}
        found = {at for at in self._within(pledge) if reaches(self._ordered[at], pledge)} | beside
        return [self._ordered[at] for at in sorted(found) if could_bear(self._ordered[at], pledge)]

    def _within(self, pledge: Event) -> Iterator[int]:
        """The places of what one side of the pledge did to another in its time, or to nobody within half a year."""
        made = pledge.date.start or pledge.first_published
        if made is None:
            return
        both = sides((*pledge.actors, *pledge.recipients))
        for side in both:
            yield from self._shelf(side, "" if pledge.recipients else _ANYBODY, _number(made), SOON)
            for other in both if pledge.recipients else ():
                yield from self._shelf(side, other, _number(made), HORIZON)

    def _shelf(self, side: str, to: str, made: int, until: int) -> Iterator[int]:
        shelf = self._done.get((side, to), ())
        first, last = bisect_left(shelf, (made - BEFORE, -1)), bisect_left(shelf, (made + until + 1, -1))
        return (at for _, at in shelf[first:last])


def _is_open_to_all(pledge: Event) -> bool:
    """Whether it is asked of nobody by name: an appeal for help."""
    kind, _ = openers().get(pledge.kind or "", (None, False))
    return kind == "demand" and not pledge.recipients
