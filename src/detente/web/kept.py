"""What is dear to count and cheap to keep for some seconds."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, Thread
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The last ``most`` values by key, each for ``seconds``; safe to share among threads.

    For ``meanwhile`` seconds more the old value is given while a thread makes the new one, so that nobody waits. What
    takes less than ``dear`` seconds of a processor to make is not kept. Of several who want the same one makes it.
    """

    def __init__(
        self,
        seconds: float,
        most: int = 256,
        clock: Callable[[], float] = time.monotonic,
        meanwhile: float = 0.0,
        dear: float = 0.0,
    ) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._meanwhile = meanwhile
        self._dear = dear
        self._values: OrderedDict[Hashable, tuple[float, Value]] = OrderedDict()
        self._turns: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made anew where there is none or it is too old."""
        found, old = self._find(key)
        if found is not None and old < self._seconds:
            return found[0]
        turn = self._turn(key)
        if found is not None and old < self._seconds + self._meanwhile:
            # Whoever has the turn makes it; all others, and this one too, take the old one.
            if turn.acquire(blocking=False):
                Thread(target=self._make, args=(key, make, turn), daemon=True).start()
            return found[0]
        turn.acquire()
        return self._make(key, make, turn)

    def _find(self, key: Hashable) -> tuple[tuple[Value] | None, float]:
        """The value of a key, if there is one, and how old it is."""
        with self._lock:
            found = self._values.get(key)
        return (None, 0.0) if found is None else ((found[1],), self._clock() - found[0])

    def _turn(self, key: Hashable) -> Lock:
        with self._lock:
            return self._turns.setdefault(key, Lock())

    def _make(self, key: Hashable, make: Callable[[], Value], turn: Lock) -> Value:
        """The value of a key, made in one's turn, which ends with it, unless somebody else just did."""
        try:
            found, old = self._find(key)
            if found is not None and old < self._seconds:
                return found[0]
            began = time.thread_time()
            value = make()
            dear = time.thread_time() - began >= self._dear
            with self._lock:
                self._values.pop(key, None)
                if dear:
                    self._values[key] = (self._clock(), value)
                while len(self._values) > self._most:
                    self._values.popitem(last=False)
            return value
        finally:
            with self._lock:
                self._turns.pop(key, None)
            turn.release()
