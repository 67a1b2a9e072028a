"""Columns of tables whose rows are dyads: what comes from the event, its place, a party or its first claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.claims.claim import Claim
from detente.columns import Column, ColumnType
from detente.exports.dyads import Dyad
from detente.exports.spots import Spot, spot_of
from detente.ledger.asking.told import Source
from detente.ledger.events.event import Event, Party


def of_event(name: str, type_: ColumnType, meaning: str, get: Callable[[Event], Any]) -> Column[Dyad]:
    """A column that follows from the event."""
    return Column(name, type_, meaning, lambda dyad: get(dyad.told.event))


def of_spot(name: str, type_: ColumnType, meaning: str, get: Callable[[Spot], Any]) -> Column[Dyad]:
    """A column that follows from its place; empty where it has none."""

    def value(dyad: Dyad) -> Any:
        place = dyad.told.event.place
        return get(spot_of(place)) if place else None

    return Column(name, type_, meaning, value)


def of_party(
    name: str, type_: ColumnType, meaning: str, side: Callable[[Dyad], Party | None], get: Callable[[Party], Any]
) -> Column[Dyad]:
    """A column that follows from the party on one side; empty where there is none."""

    def value(dyad: Dyad) -> Any:
        party = side(dyad)
        return get(party) if party else None

    return Column(name, type_, meaning, value)


def of_first(name: str, type_: ColumnType, meaning: str, get: Callable[[Claim, Source], Any]) -> Column[Dyad]:
    """A column that follows from the claim that was published first, and what is known of its article."""

    def value(dyad: Dyad) -> Any:
        claim = dyad.claim
        return get(claim, dyad.told.sources[claim.article.id]) if claim else None

    return Column(name, type_, meaning, value)


def never(name: str, type_: ColumnType, why: str) -> Column[Any]:
    """A column that is always empty, and why."""
    return Column(name, type_, f"empty: {why}", lambda row: None)
