"""Roles: who did an act, to whom, and the verb that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.actors.actor import ActorMention
from detente.claims.parties import distinct
from detente.sentences.doc import Token

# Acts whose object is itself an act or opinion of the recipient: what is condemned, refused or praised is its author's.
OF_AN_AUTHOR = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "CONCEDE"})
# Acts whose object is the actor's own means, not who they are done to: "deployed troops to the border".
OWN_MEANS = frozenset(
    "alert exercise mobilization peacekeeping police_deployment troop_withdrawal weapons_test".split()
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Those who did an act and those it was done to.

    ``carrier`` is the light verb of an act named by a noun: "launched" of "launched a raid". ``mutual`` says that the
    actors did it to each other, and are the recipients too: "accused each other".
    """

    actors: Sequence[ActorMention]
    recipients: Sequence[ActorMention]
    carrier: Token | None = None
    mutual: bool = False


def together(actors: Sequence[ActorMention], partners: Sequence[ActorMention]) -> list[ActorMention]:
    """Both sides of a reciprocal act; a leader who speaks for a state that is named beside them gives way to it."""
    states = {m.id for m in partners if m.type == "state"}
    return distinct([*(m for m in actors if m.type == "state" or m.country not in states), *partners])
