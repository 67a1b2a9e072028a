"""The throttle: how often a log-in may be tried.

Three counts each let a few tries through at once and then one after another. That of a name at an address is strict.
That of an address stops whoever tries many names. That of a name, wherever it is tried from, slows down whoever uses
many addresses; it does not touch an address that the name has logged in from, so nobody can lock another out of the
place where they work, and elsewhere for seconds only, while the trying lasts.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from threading import Lock


@dataclass(frozen=True, slots=True)
class Rate:
    """``at_once`` tries, and one more every so many seconds."""

    at_once: int
    seconds: float


PAIR = Rate(5, 30)
ADDRESS = Rate(20, 10)
NAME = Rate(30, 5)
_MOST = 20_000


class Throttle:
    """Counts tries by name and address; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        # When the tries that were used up will all be there again.
        self._full: OrderedDict[Hashable, float] = OrderedDict()
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    def wait(self, name: str, address: str) -> int:
        """Take a try; returns 0, or the seconds to wait where there is none, which then takes none."""
        pair = _pair(name, address)
        asked: list[tuple[Hashable, Rate]] = [(pair, PAIR), (("at", None, pair[1]), ADDRESS)]
        with self._lock:
            if pair not in self._known:
                asked.append((("of", pair[0], None), NAME))
            now = self._clock()
            waits = [self._wait(key, rate, now) for key, rate in asked]
            if max(waits) > 0:
                return int(max(waits)) + 1
            for key, rate in asked:
                self._full[key] = max(self._full.get(key, now), now) + rate.seconds
                self._full.move_to_end(key)
            while len(self._full) > _MOST:
                self._full.popitem(last=False)
            return 0

    def succeeded(self, name: str, address: str) -> None:
        """A log-in went well: the pair's tries are forgotten, its own given back, the address known for the name."""
        pair = _pair(name, address)
        with self._lock:
            self._full.pop(pair, None)
            # Else an office that comes in by one address in the morning would use up its tries.
            for key, rate in ((("at", None, pair[1]), ADDRESS), (("of", pair[0], None), NAME)):
                if key in self._full:
                    self._full[key] -= rate.seconds
            self._known[pair] = None
            self._known.move_to_end(pair)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)

    def _wait(self, key: Hashable, rate: Rate, now: float) -> float:
        """Seconds until a try is there again."""
        missing = self._full.get(key, now) - now
        return missing - (rate.at_once - 1) * rate.seconds


def _pair(name: str, address: str) -> tuple[str, str]:
    return name[:100].lower(), _network(address)


def _network(address: str) -> str:
    """What one household has: an IPv4 address, or a /64 of IPv6."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    return address if ip.version == 4 else str(ip_network((int(ip), 64), strict=False))
