"""Which events a format can hold that has no column for their status and wants a day in every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.claims.claim import ClaimDate
from detente.ledger.asking.told import Told
from detente.ledger.events.event import Event

_TOOK_PLACE = ("happened", "under_way")
_STRETCHES = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Manner:
    """How to write: with a ``header`` line or not (None: as the format usually is), and which events to fit in.

    ``any_status`` takes what is only announced or possible, is denied or did not happen too. ``by_publication`` gives
    an event of which nothing says when it was the day of its first publication, as other coders do; without it such an
    event is left out of formats that want a day.
    """

    header: bool | None = None
    any_status: bool = False
    by_publication: bool = False


USUAL = Manner()


class Fitting:
    """The events that fit; ``left`` counts the others by reason while they are gone through.

    A format with a first and a last day has room for ``stretches``: "in March" is the whole month.
    """

    def __init__(self, told: Iterable[Told], manner: Manner, *, stretches: bool = False) -> None:
        self._told = told
        self._manner = manner
        self._precisions = _STRETCHES if stretches else ("day",)
        self.left: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Told]:
        for one in self._told:
            event = self._dated(one.event)
            reason = self._unfit(event)
            if reason is None:
                yield one if event is one.event else replace(one, event=event)
            else:
                self.left[reason] += 1

    def _dated(self, event: Event) -> Event:
        day = event.first_published
        if not self._manner.by_publication or event.date.start is not None or day is None:
            return event
        return replace(event, date=ClaimDate(day, day, "day", event.date.basis, event.date.text))

    def _unfit(self, event: Event) -> str | None:
        if event.status not in _TOOK_PLACE and not self._manner.any_status:
            return "did not take place, or not yet"
        return None if event.date.start and event.date.precision in self._precisions else "without a day"
