"""The voices: on whose word an event stands or falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.claims.claim import Claim
from detente.ledger.events.event import Party, Voice


def voices_of(
    claims: Sequence[Claim], outlets: Mapping[str, str | None], actors: Sequence[Party], recipients: Sequence[Party]
) -> tuple[Voice, ...]:
    """Who affirms and who denies an event, in the order in which they are first heard.

    The innermost speaker of a claim vouches for it; where it names none, its outlet does.
    """
    heard: dict[tuple[str, str, str], tuple[Party | None, str | None, list[str]]] = {}
    for claim in claims:
        speaker, outlet = _speaker(claim), outlets.get(claim.article.id) or claim.article.publisher
        stance = "denies" if claim.status in ("denied", "negated") else "affirms"
        side = _side(speaker, actors, recipients)
        who = speaker.id if speaker is not None else outlet or claim.article.id
        voice = heard.setdefault((side, stance, who), (speaker, None if speaker else outlet, []))
        voice[2].append(claim.id)
    return tuple(
        Voice(side, stance, speaker, outlet, tuple(names))
        for (side, stance, _), (speaker, outlet, names) in heard.items()
    )


def _speaker(claim: Claim) -> Party | None:
    said = next((link.speaker for link in claim.attribution if link.speaker is not None), None)
    if said is None:
        return None
    return Party(said.id, said.name, said.type, said.country, said.sector, said.office)


def _side(speaker: Party | None, actors: Sequence[Party], recipients: Sequence[Party]) -> str:
    if speaker is None:
        return "outlet"
    for side, parties in (("actor", actors), ("recipient", recipients)):
        if any(speaker.id == party.id or (speaker.country and speaker.country == party.country) for party in parties):
            return side
    return "third"
