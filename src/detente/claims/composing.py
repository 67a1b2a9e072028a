"""Putting an act under the words that frame it: an act refused, promised, urged, threatened, alleged or denied.

PLOVER codes the framing: "refused to release" is REJECT, "urged Iran to release" REQUEST, "will send aid" AGREE. What stays a claim of its
own is the act alleged (possible), threatened (possible) or denied (denied); it is linked to its frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.actors.actor import ActorMention
from detente.claims.claim import Status
from detente.claims.clauses import agents, coordinated, datives, head_verbs, objects, prepositional
from detente.claims.drafts import Draft
from detente.claims.parties import Parties, distinct, without
from detente.claims.readings import Framing, Reading, read_act
from detente.claims.vocabulary import Code, Lexicon
from detente.ontology import ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
YIELDING = frozenset({"RETREAT", "CONCEDE"})
FRAMING = frozenset({"agree", "promise", "propose", "invite", "threat", "refuse", "request", "order", "deny", "warn"})
_CHARGES = frozenset(
    {"accuse", "blame", "allege", "suspect", "charge", "allegation", "accusation", "claim", "suspicion"}
)
# What is refused or urged without being an act that the lexicon knows: these verbs make no event of it.
_IDLE = frozenset(
    "comment say speak answer give know see respond reveal disclose elaborate specify identify name tell be talk discuss look think "
    "believe provide confirm remember wait note use take get become seem consider add do have".split()
)


class Composer:
    """Composes the drafts of one sentence."""

    def __init__(self, drafts: Mapping[int, Draft], parties: Parties, lexicon: Lexicon) -> None:
        self._drafts = dict(drafts)
        self._parties = parties
        self._lexicon = lexicon

    def compose(self) -> list[Draft]:
        """The acts that claims are made of, in the order of the sentence."""
        kept: list[Draft] = []
        waiting = [self._drafts[i] for i in sorted(self._drafts)]
        dropped: set[int] = set()
        while waiting:
            act = waiting.pop(0)
            frame, keep = self._framed(act)
            if frame is not None and frame.token.i not in self._drafts:
                self._drafts[frame.token.i] = frame
                waiting.append(frame)
            if keep and act.token.i not in dropped:
                kept.append(act)
            else:
                dropped.add(act.token.i)
        kept = [act for act in kept if act.token.i not in dropped]
        kept += [replace(act, code=act.also, also=None) for act in kept if act.also is not None]
        return sorted((_as_future(act, self._lexicon) for act in kept), key=lambda act: act.token.i)

    def _framed(self, act: Draft) -> tuple[Draft | None, bool]:
        """The frame that an act stands under (new or known), and whether the act is kept beside it."""
        status = act.reading.status
        willing = False
        for framing in act.reading.framings:
            if framing.operator in FRAMING:
                act.reading = replace(act.reading, status=status)
                return self._under(act, framing)
            if framing.operator in ("accuse", "allege"):
                act.accusers = tuple(self._accusers(framing.token))
                act.frame = self._drafts.get(framing.token.i)
                status = "possible" if status in ("happened", "under_way") else status
                break
            willing = willing or framing.operator == "willing"
            status = _status_under(framing, status)
        act.reading = replace(act.reading, status=status)
        if willing and act.code.event in ("SANCTION", "COERCE", "ASSAULT") and act.recipients:
            act.code = _framed_code(act.code, "threat", "threat", self._lexicon)
        return None, True

    def _under(self, act: Draft, framing: Framing) -> tuple[Draft | None, bool]:
        operator, hostile = framing.operator, act.code.event not in COOPERATIVE | YIELDING
        if operator == "deny":
            frame = self._frame(act, framing, Code.of(ontology().kinds["denial"]), [])
            act.reading = replace(act.reading, status="denied")
            act.frame, act.accusers = frame, tuple(frame.actors if frame else ())
            return frame, True
        if operator == "order":
            ordered = act.actors
            chiefs = self._parties.of(_doers(framing.token))
            if not chiefs or not ordered or {m.country for m in chiefs} & {m.country for m in ordered}:
                # an order to one's own people is the act itself, announced
                act.actors = ordered or distinct(chiefs[:1])
                act.reading = replace(
                    act.reading, status="announced" if framing.status == "happened" else framing.status
                )
                return None, True
            operator = "request"
        if operator == "warn":
            operator = "threat" if hostile else "request"
        if operator == "promise" and hostile:
            operator = "threat"
        if operator in ("agree", "propose") and hostile:
            act.reading = replace(act.reading, status="announced" if operator == "agree" else "possible")
            return None, True
        code = _framed_code(act.code, operator, framing.kind, self._lexicon)
        recipients = self._addressed(framing.token, act) if operator in ("request", "invite") else act.recipients
        frame = self._frame(act, framing, code, list(recipients))
        if operator == "threat" and frame is not None:
            act.reading = replace(act.reading, status="possible")
            act.frame = frame
            return frame, True
        return frame, frame is None

    def _frame(self, act: Draft, framing: Framing, code: Code, recipients: list[ActorMention]) -> Draft | None:
        """The draft of the framing word itself: made new, or the one that the lexicon drafted, refined by what it frames."""
        if any(framing.token in other.fillers for other in self._drafts.values()):
            return None  # "signed an agreement to stop": the signing tells it
        known = self._drafts.get(framing.token.i)
        actors = self._parties.of(_doers(framing.token)) or (known.actors if known else act.actors)
        if not actors:
            return None
        made = Draft(
            token=framing.token, code=code, rule=f"{framing.token.lemma_.lower()} to {act.rule}", weight=act.weight + 2,
            actors=actors, recipients=without(recipients, actors),
            reading=read_act(framing.token, self._lexicon) if head_verbs(framing.token) else _noun_reading(framing),
            fillers=act.fillers,
        )  # fmt: skip
        if known is None:
            return made
        known.code, known.rule = made.code, made.rule
        known.recipients = known.recipients or made.recipients
        return known

    def _addressed(self, token: Token, act: Draft) -> list[ActorMention]:
        """Whom a request or an invitation is addressed to: the object of the word, or who is to do the act."""
        asked = [*datives(token), *objects(token), *prepositional(token, frozenset({"on", "upon", "to", "for"}))]
        return self._parties.of(asked) or act.actors or act.recipients

    def _accusers(self, token: Token) -> list[ActorMention]:
        if head_verbs(token):
            return self._parties.of(agents(token))
        if any(c.dep_ == "compound" and (c.lemma_.lower(), "noun") in self._lexicon.speech for c in token.children):
            return []  # "media reports of"
        own = [each for c in token.children if c.dep_ in ("poss", "amod", "compound") for each in coordinated(c)]
        return self._parties.of(own or prepositional(token, frozenset({"by", "from"})))


def called_for(act: Draft, speaker: ActorMention | None, lexicon: Lexicon) -> Draft | str:
    """What a party says ought to be done: a request where another is to do it, an overture where it is to do it too."""
    if speaker is None:
        return "only said to be right"
    doers = [m for m in act.actors if m.country != speaker.country]
    shared = len(doers) < len(act.actors)
    if shared and not (act.code.event in COOPERATIVE | YIELDING and (doers or act.recipients)):
        return "only said to be right"
    code = Code.of(ontology().kinds["overture"]) if shared else _framed_code(act.code, "request", "demand", lexicon)
    act.code, act.recipients = code, doers or without(act.recipients, [speaker])
    act.actors, act.reading = [speaker], replace(act.reading, status="happened")
    return act


def generic(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """An act of framing whose complement the lexicon does not know: "urged Israel to show restraint", "agreed to set up ..."."""
    rows = lexicon.operators.get((token.lemma_.lower(), "verb"), ()) if head_verbs(token) else ()
    found = next(((operator, kind) for operator, kind in rows if operator in FRAMING and kind), None)
    if found is None:
        return None
    operator, kind = found
    if operator == "deny":
        return _denial(token, parties, lexicon)
    forms = ("VB", "VBG", "VBP") if operator == "request" else ("VB", "VBG")  # "demanded that the troops leave"
    complement = next((c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ in forms), None)
    if complement is None or (operator != "request" and complement.lemma_.lower() in _IDLE):
        return None
    if operator in ("warn", "order", "propose", "invite"):
        return None
    # "demanded that Moscow hand them back", "said it should": but "told him that he would" asks for nothing
    told = any(c.dep_ == "nsubj" for c in complement.children)
    if told and any(c.dep_ == "aux" and c.lower_ not in ("should", "must", "to") for c in complement.children):
        return None
    if (
        operator != "agree"
        and not any(c.lower_ == "to" for c in complement.children)
        and not (told and operator == "request")
    ):
        return None
    actors = parties.of(agents(token))
    recipients = without(
        parties.of([*datives(token), *objects(token), *prepositional(token, frozenset({"on", "upon"}))]), actors
    )
    if not recipients and told:
        recipients = without(parties.of(c for c in complement.children if c.dep_ == "nsubj"), actors)
    if not recipients:
        within = [
            *objects(complement),
            *prepositional(complement, frozenset({"to", "with", "from", "against", "for", "on"})),
        ]
        recipients = without(parties.of(within) or [m for t in within for m in parties.owners(t)], actors)
    if not actors or (not recipients and operator != "agree"):
        return None
    code = _framed_code(Code("AGREE", None, None, "030", ()), operator, kind, lexicon)
    if operator == "request":
        code = replace(code, mode="change", cameo="104" if code.kind == "demand" else "102")
    rule = f"{token.lemma_.lower()} to ~"
    return Draft(token, code, rule, 2, actors, recipients, read_act(token, lexicon))


def _denial(token: Token, parties: Parties, lexicon: Lexicon) -> Draft | None:
    """ "denies supporting rebels", "accused its troops of a massacre, which Asmara denies": a denial whatever it is of.

    In a relative clause the charge is what is denied, whichever noun stands nearest.
    """
    told = any(c.dep_ in ("ccomp", "xcomp") for c in token.children)
    which = token.dep_ == "relcl" and any(c.tag_ == "WDT" and c.dep_ == "dobj" for c in token.children)
    charged = any(t.i < token.i and t.lemma_.lower() in _CHARGES for t in token.doc)
    actors = parties.of(agents(token)) if told or (which and charged) else []
    if not actors:
        return None
    return Draft(token, Code.of(ontology().kinds["denial"]), "deny ~", 3, actors, [], read_act(token, lexicon))


def _framed_code(inner: Code, operator: str, kind: str | None, lexicon: Lexicon) -> Code:
    """The code of a framing, by what it frames (``lexicon/framed.tsv``)."""
    row = lexicon.framed.get(inner.kind or "") or lexicon.framed[inner.event]
    event = {"refuse": "REJECT", "request": "REQUEST", "threat": "THREATEN"}.get(operator, "AGREE")
    column = {"REJECT": "reject", "REQUEST": "request", "THREATEN": "threat", "AGREE": "agree"}[event]
    mode = row.get(f"{column}_mode") or None
    default = {"REJECT": "refusal", "REQUEST": "appeal", "THREATEN": "threat", "AGREE": "agreement"}[event]
    wanted = kind if kind is not None and ontology().kinds[kind].event == event else default
    return Code(event, mode, wanted, row[column], inner.contexts)


def _as_future(act: Draft, lexicon: Lexicon) -> Draft:
    """PLOVER's rule: cooperation that is still to come is AGREE, a retreat to come CONCEDE."""
    if act.reading.status != "announced":
        return act
    if act.code.event in COOPERATIVE - {"AGREE"}:
        row = lexicon.framed.get(act.code.kind or "") or lexicon.framed[act.code.event]
        act.code = replace(act.code, event="AGREE", mode=None, cameo=row["agree"])
    elif act.code.event == "RETREAT":
        act.code = replace(act.code, event="CONCEDE", mode=None)
    return act


def _status_under(framing: Framing, status: Status) -> Status:
    """The status of an act under a word that is no act itself: "plans to", "wants to", "failed to", "is ready to"."""
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


def _doers(token: Token) -> list[Token]:
    if head_verbs(token):
        return agents(token)
    if token.pos_ == "ADJ":
        return agents(token.head) if head_verbs(token.head) else []
    owners = [each for c in token.children if c.dep_ == "poss" for each in coordinated(c)]
    if owners:
        return owners
    by = prepositional(token, frozenset({"by", "from"}))
    if by:
        return by
    return agents(token.head) if token.dep_ == "dobj" and head_verbs(token.head) else []


def _noun_reading(framing: Framing) -> Reading:
    return Reading(framing.status, (), False)
