"""Judging an act whose parties are settled: why it makes no claim, or how sure the claim is."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from detente.actors.actor import ActorMention
from detente.claims.drafts import Draft
from detente.claims.vocabulary import Lexicon
from detente.claims.weighing import Weighed
from detente.tables import rows

# A claim that is less sure than this is not made, unless it is asked for.
SURE_ENOUGH = 0.5
# Acts that make no record without the one they are done to: "sent aid", "cooperated" (PLOVER), sanctions on nobody.
_NEEDS_RECIPIENT = frozenset(
    "SANCTION COOPERATE AID thanks call arrest indictment deportation attack airstrike missile_strike".split()
)
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
    # hackers and gangs are no politics but where they act for or against a state; who protests, whoever he is, is
    anybody = act.code.event == "PROTEST" or act.code.kind == "cyberattack"
    if not any(_is_political(m) for m in parties) and not (anybody and parties[0].country):
        return "no political actor on either side"
    return None


def confidence(act: Draft, weighed: Weighed) -> float:
    """How probable it is that the claim is right in type and parties (0 to 1): see ``confidence.tsv``."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features(act, weighed).items())
    return round(1 / (1 + math.exp(-total)), 2)


def features(act: Draft, weighed: Weighed) -> dict[str, float]:
    """What speaks for a claim and against it, by the names of ``confidence.tsv``; what is not the case is left out."""
    found: dict[str, float] = {"always": 1.0, f"event {weighed.code.event}": 1.0, "weight": min(act.weight, 6) / 6}
    if weighed.share is not None:
        share = min(max(weighed.share, 0.01), 0.99)
        found |= {"model asked": 1.0, "model says": math.log(share / (1 - share))}
    told = {
        f"by {weighed.by}": True,
        "no recipient": not act.recipients and len(act.actors) < 2,
        "several recipients": len(act.recipients) > 1,
        "several actors": len(act.actors) > 1,
        "noun": act.token.pos_ == "NOUN",
        "framed": bool(act.reading.framings) or act.frame is not None,
        f"status {act.reading.status}": True,
        "actor of no country": any(m.country is None for m in act.actors),
        "recipient of no country": any(m.country is None for m in act.recipients),
        "both of one country": bool({m.country for m in act.actors} & {m.country for m in act.recipients}),
        **{f"actor by {m.via}": True for m in act.actors if m.via is not None},
        **{f"recipient by {m.via}": True for m in act.recipients if m.via is not None},
    }
    return found | {name: 1.0 for name, so in told.items() if so}


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows(files("detente.claims") / "confidence.tsv")}


def _is_political(actor: ActorMention) -> bool:
    """Whether an actor is one that political event data is about, not a firm or a person of no office."""
    return actor.type == "state" or actor.country in _BODIES or actor.sector in _SECTORS
