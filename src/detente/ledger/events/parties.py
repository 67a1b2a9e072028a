"""The parties of an event: on either side, those that most origins give and those that a fair share of them add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from detente.actors.actor import ActorMention
from detente.claims.claim import Claim
from detente.ledger.events.event import Party
from detente.ledger.events.witness import ENOUGH, Witness, support

Sides = tuple[frozenset[str], frozenset[str]]

_TYPES = ("person", "organisation", "group", "role", "people", "state")


def parties_of(witnesses: Sequence[Witness]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The actors and the recipients: of each country the people named, else its organs, else the state."""
    acting = support(witnesses, lambda claim: map(_party, claim.actors))
    towards = support(witnesses, lambda claim: map(_party, claim.recipients))
    actors, recipients = map(set, _sides(support(witnesses, lambda claim: [_sides_of(claim)])))
    for state in sorted({_state(party) for party in (*acting, *towards)} - actors - recipients):
        here, there = _behind(state, acting), _behind(state, towards)
        if max(here, there) >= ENOUGH / 2 * sum((acting if here >= there else towards).values()):
            (actors if here >= there else recipients).add(state)
    return _named(actors, acting, towards), _named(recipients, towards, acting)


def _sides(given: Mapping[Sides, float]) -> Sides:
    """The sides that most stands behind; "A rang B" says more than "A and B spoke" where a fair share says so."""
    directed = {
        sides: value
        for sides, value in given.items()
        if sides[1] and not sides[0] & sides[1] and value >= ENOUGH * sum(given.values())
    }
    among = directed or given
    return min(among, key=lambda sides: (-among[sides], -len(sides[0] | sides[1]), *map(sorted, sides)))


def _sides_of(claim: Claim) -> Sides:
    return frozenset(map(_state, claim.actors)), frozenset(map(_state, claim.recipients))


def _state(one: ActorMention | Party) -> str:
    return one.country or one.id


def _party(mention: ActorMention) -> Party:
    return Party(mention.id, mention.name, mention.type, mention.country, mention.sector, mention.office)


def _behind(state: str, given: Mapping[Party, float]) -> float:
    return sum(sorted(value for party, value in given.items() if _state(party) == state))


def _named(states: Iterable[str], here: Mapping[Party, float], there: Mapping[Party, float]) -> tuple[Party, ...]:
    """The parties of the countries of a side, as named on it, else on the other; those most given come first."""
    ordered = sorted(states, key=lambda state: (-_behind(state, here), state))
    chosen: list[Party] = []
    for state in ordered:
        given = here if any(_state(party) == state for party in here) else there
        known = [party for party in given if _state(party) == state]
        if len(ordered) > 1 and all(map(_is_anybody, known)):
            continue  # "the envoys", beside whose country another page names
        narrowest = min(_TYPES.index(party.type) for party in known)
        distinct: dict[str, Party] = {}
        for party in sorted(known, key=lambda party: (-given[party], party.id, party.office or "", party.name)):
            if _TYPES.index(party.type) == narrowest:
                distinct.setdefault(party.id, party)
        chosen += distinct.values()
    return tuple(chosen)


def _is_anybody(party: Party) -> bool:
    return party.country is None and (party.type in ("role", "people") or party.id == party.sector)
