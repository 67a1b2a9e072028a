"""Blocks: claims are compared only where they share one, so that a page meets a few hundred claims, not a million."""

from __future__ import annotations

from detente.ledger.events.telling import Telling

_STRETCH = 4  # days of a block


def blocks_of(telling: Telling) -> frozenset[str]:
    """The blocks of a claim: a party's country, a family of acts and a stretch of days, or its article and the family.

    A claim whose days are not known is in the blocks of the days before its publication; one of whose page nothing is
    known either meets those of its own article alone.
    """
    stretches = {
        number for first, last in telling.days.windows() for number in range(first // _STRETCH, last // _STRETCH + 1)
    }
    days = {
        f"{state}|{family}|{number}" for state in telling.states for family in telling.families for number in stretches
    }
    return frozenset(days | {f"{telling.article}|{family}" for family in telling.families})
