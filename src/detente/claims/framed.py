"""What a framing word makes of the act under it: its code, and the status of an act that keeps its own."""

from __future__ import annotations

from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.claims.claim import Status
from detente.claims.drafts import Draft
from detente.claims.framings import Framing
from detente.claims.parties import without
from detente.claims.vocabulary import Code, Lexicon
from detente.ontology import ontology
from detente.sentences.doc import Token

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
# What is threatened where it is to follow on something.
_HARMFUL = frozenset({"SANCTION", "COERCE", "ASSAULT"})
YIELDING = frozenset({"RETREAT", "CONCEDE"})
# The event that a framing is, with its column of framed.tsv and the kind of those that have no finer one.
_FRAMES = {
    "refuse": ("REJECT", "reject", "refusal"),
    "request": ("REQUEST", "request", "appeal"),
    "threat": ("THREATEN", "threat", "threat"),
}
_FUTURE = frozenset({"will", "would", "wo", "shall"})
_AGREEING = ("AGREE", "agree", "agreement")


def framed_code(inner: Code, operator: str, kind: str | None, lexicon: Lexicon) -> Code:
    """The code of a framing, by what it frames (``lexicon/framed.tsv``)."""
    row = lexicon.framed.get(inner.kind or "") or lexicon.framed[inner.event]
    event, column, default = _FRAMES.get(operator, _AGREEING)
    wanted = kind if kind is not None and ontology().kinds[kind].event == event else default
    return Code(event, row.get(f"{column}_mode") or None, wanted, row[column], inner.contexts)


def refuses(verb: Token) -> bool:
    """Whether a clause says what somebody will not do: "will not pay", "would not sign"; not "would not if"."""
    near = [c.lower_ for c in verb.children if c.dep_ in ("aux", "neg")]
    if verb.tag_ != "VB" or not any(word in ("not", "n't", "n’t", "never") for word in near):
        return False
    hedged = any(c.dep_ == "advcl" and any(m.lower_ == "if" for m in c.children) for c in verb.children)
    return any(word in ("will", "wo") for word in near) or ("would" in near and not hedged)


def _is_conditional(verb: Token) -> bool:
    """Whether harm is said to follow if: "said it would close the border unless the men were freed"."""
    future = any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in verb.children)
    hedges = (m for c in verb.children if c.dep_ == "advcl" for m in c.children)
    reported = verb.dep_ == "ccomp" or verb.head.dep_ == "ccomp"
    return future and reported and any(m.lower_ in ("if", "unless") for m in hedges)


def as_future(act: Draft, lexicon: Lexicon) -> Draft:
    """PLOVER's rule: cooperation that is still to come is AGREE, a retreat to come CONCEDE; either refused REJECT."""
    if act.reading.status == "negated" and act.code.event in COOPERATIVE | YIELDING and refuses(act.token):
        act.code = framed_code(act.code, "refuse", "refusal", lexicon)
        act.reading = replace(act.reading, status="happened")
        if not act.recipients:  # "Peru will not hold talks with Chile": of both sides one refuses
            act.actors, act.recipients = act.actors[:1], act.actors[1:]
    if act.code.event in _HARMFUL and act.reading.status == "possible" and _is_conditional(act.token):
        act.code = framed_code(act.code, "threat", "threat", lexicon)
        act.reading = replace(act.reading, status="happened")
    if act.reading.status != "announced":
        return act
    if act.code.event in COOPERATIVE - {"AGREE"}:
        row = lexicon.framed.get(act.code.kind or "") or lexicon.framed[act.code.event]
        act.code = replace(act.code, event="AGREE", mode=None, cameo=row["agree"])
    elif act.code.event == "RETREAT":
        act.code = replace(act.code, event="CONCEDE", mode=None)
    return act


def status_under(framing: Framing, status: Status) -> Status:
    """The status of an act under a word that is no act itself: "plans to", "wants to", "failed to", "is ready to"."""
    if framing.operator in ("fail", "stop") and framing.status == "negated":  # "will not hesitate to"
        return "possible" if any(c.lower_ in _FUTURE for c in framing.token.children) else status
    if framing.status in ("negated", "possible"):
        return framing.status
    match framing.operator:
        case "plan" | "willing":
            return "possible" if status == "possible" else "announced"
        case "wish" | "hedge" | "propose":
            return "possible"
        case "begin":
            return "under_way" if status == "happened" else status
        case "stop" | "fail":
            return "negated"
        case _:
            return status


def called_for(act: Draft, speaker: ActorMention | None, lexicon: Lexicon) -> Draft | str:
    """What a party says ought to be done: a request where another is to do it, an overture where it is to do it too."""
    if speaker is None:
        return "only said to be right"
    doers = [m for m in act.actors if m.country != speaker.country]
    shared = len(doers) < len(act.actors)
    if shared and not (act.code.event in COOPERATIVE | YIELDING and (doers or act.recipients)):
        return "only said to be right"
    code = Code.of(ontology().kinds["overture"]) if shared else framed_code(act.code, "request", "demand", lexicon)
    act.code, act.recipients = code, doers or without(act.recipients, [speaker])
    act.actors, act.reading = [speaker], replace(act.reading, status="happened")
    return act
