"""Judging an act whose parties are settled: why it makes no claim, or how sure the claim is."""

from __future__ import annotations

from detente.actors.actor import ActorMention
from detente.claims.drafts import Draft
from detente.claims.vocabulary import Lexicon
from detente.claims.weighing import Weighed

# A claim that is less sure than this is not made, unless it is asked for.
SURE_ENOUGH = 0.5
# Acts that make no record without the one they are done to: "sent aid", "cooperated" (PLOVER), sanctions on nobody.
_NEEDS_RECIPIENT = frozenset({"SANCTION", "COOPERATE", "AID", "thanks"})
# Countries of actors that are no state and yet political, and the sectors that political event data is about.
_BODIES = frozenset({"IGO", "UNO", "EUR", "IMG"})
_SECTORS = frozenset("GOV MIL LEG JUD COP SPY REB PRM PTY UAF OPP PRE ELI CVL REF REL SOC".split())


def refusal(act: Draft, lexicon: Lexicon) -> str | None:
    """Why an act makes no claim, in a few words; None where it makes one."""
    if not act.actors:
        return "no actor"
    if act.code.kind == "martial_law" and any(
        "disasters" in lexicon.contexts.get(token.lemma_.lower(), ()) for token in act.token.doc
    ):
        return "an emergency over a disaster"
    alone = not act.recipients and len(act.actors) < 2
    if alone and act.wanting:
        return "nobody but the actor to do it to"
    if alone and _NEEDS_RECIPIENT & {act.code.event, act.code.kind}:
        return "no recipient"
    parties = (*act.actors, *act.recipients)
    # hackers and gangs are no politics but where they act for or against a state
    if not any(_is_political(m) for m in parties) and not (act.code.kind == "cyberattack" and parties[0].country):
        return "no political actor on either side"
    return None


def confidence(act: Draft, weighed: Weighed) -> float:
    """How sure the coding is, from how much of a frame fits and how the parties were found (0 to 1)."""
    sure = 0.62 + 0.07 * min(act.weight, 4)
    if weighed.share is not None:
        sure += 0.2 * (weighed.share - 0.6)
    if not act.recipients and len(act.actors) < 2:
        sure -= 0.1
    if any(m.via in ("pronoun", "nominal") for m in (*act.actors, *act.recipients)):
        sure -= 0.05
    if any(m.country is None for m in act.actors):
        sure -= 0.1
    if act.token.pos_ == "NOUN":
        sure -= 0.04
    return round(max(0.05, min(0.97, sure)), 2)


def _is_political(actor: ActorMention) -> bool:
    """Whether an actor is one that political event data is about, not a firm or a person of no office."""
    return actor.type == "state" or actor.country in _BODIES or actor.sector in _SECTORS
