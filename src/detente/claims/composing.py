"""Putting an act under the words that frame it: an act refused, promised, urged, threatened, alleged or denied.

PLOVER codes the framing: "refused to release" is REJECT, "urged Iran to release" REQUEST, "will send aid" AGREE. What
stays a claim of its own is the act alleged (possible), threatened (possible) or denied (denied); it is linked to its
frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.actors.actor import ActorMention
from detente.claims.arguments import agents, objects
from detente.claims.clauses import MODIFIERS, coordinated, datives, first_verb, head_verbs, prepositional
from detente.claims.drafts import Draft
from detente.claims.framed import COOPERATIVE, YIELDING, as_future, framed_code, status_under
from detente.claims.framings import Framing
from detente.claims.parties import Parties, distinct, without
from detente.claims.readings import Reading, read_act
from detente.claims.vocabulary import Code, Lexicon
from detente.ontology import ontology
from detente.sentences.doc import Token

# Operators that are acts themselves.
FRAMING = frozenset("agree deny invite order promise propose refuse request threat warn".split())


class Composer:
    """Composes the drafts of one sentence, given by the index of their token."""

    def __init__(self, drafts: Mapping[int, Draft], parties: Parties, lexicon: Lexicon) -> None:
        self._drafts = dict(drafts)
        self._parties = parties
        self._lexicon = lexicon

    def compose(self) -> list[Draft]:
        """The acts that claims are made of, in the order of the sentence."""
        kept: list[Draft] = []
        waiting = [self._drafts[i] for i in sorted(self._drafts)]
        told_by_frame: set[int] = set()
        for act in waiting:  # frames are appended as they are found, to be framed in their turn
            frame, keep = self._framed(act)
            if frame is not None and frame.token.i not in self._drafts:
                self._drafts[frame.token.i] = frame
                waiting.append(frame)
            if keep:
                kept.append(act)
            else:
                told_by_frame.add(act.token.i)
        kept = [act for act in kept if act.token.i not in told_by_frame and not self._is_consequence(act)]
        kept += [replace(act, code=act.also, also=None) for act in kept if act.also is not None]
        return sorted((as_future(act, self._lexicon) for act in kept), key=lambda act: act.token.i)

    def _framed(self, act: Draft) -> tuple[Draft | None, bool]:
        """The frame that an act stands under (new or known), and whether the act is kept beside it."""
        status = act.reading.status
        willing = False
        for framing in act.reading.framings:
            if framing.operator in FRAMING:
                act.reading = replace(act.reading, status=status)
                return self._under(act, framing)
            if framing.operator == "allege" and (denial := self._denial_of(framing.token)) is not None:
                act.reading, act.frame = replace(act.reading, status="denied"), denial
                act.accusers = tuple(denial.actors)
                return None, True
            if framing.operator in ("accuse", "allege"):
                act.accusers = tuple(self._accusers(framing.token))
                act.frame = self._drafts.get(framing.token.i)
                status = "possible" if status in ("happened", "under_way") else status
                break
            willing = willing or framing.operator == "willing"
            status = status_under(framing, status)
        act.reading = replace(act.reading, status=status)
        if willing and act.code.event in ("SANCTION", "COERCE", "ASSAULT") and act.recipients:
            act.code = framed_code(act.code, "threat", "threat", self._lexicon)
        return None, True

    def _denial_of(self, claim: Token) -> Draft | None:
        """The denial of what a noun tells: "denied reports that it had bombed a school"."""
        denial = self._drafts.get(claim.head.i) if claim.dep_ in ("dobj", "nsubjpass") else None
        return denial if denial is not None and denial.code.kind == "denial" else None

    def _is_consequence(self, act: Draft) -> bool:
        """Whether a participle only says how another act of the same type ended: "shelled it, setting it ablaze"."""
        at = first_verb(act.token)
        if act.code.event not in ("ASSAULT", "PROTEST") or at.dep_ != "advcl" or at.tag_ != "VBG" or at.i < at.head.i:
            return False
        above = self._drafts.get(at.head.i)
        joined = not any(c.dep_ == "mark" for c in at.children)
        return joined and above is not None and above.code.event == act.code.event

    def _under(self, act: Draft, framing: Framing) -> tuple[Draft | None, bool]:
        """As ``_framed``, for an act under a word that is an act itself."""
        hostile = act.code.event not in COOPERATIVE | YIELDING
        operator = framing.operator
        if operator == "deny":
            return self._denied(act, framing)
        if operator == "promise" and act.reading.status == "negated":
            # "would not attack, he promised": whatever it is that will not be done
            code = framed_code(act.code, operator, framing.kind, self._lexicon)
            return self._frame(act, framing, code, act.recipients), False
        if operator == "order":
            if self._orders_own(act, framing):
                return None, True
            operator = "request"
        elif operator == "warn":
            operator = "threat" if hostile else "request"
        elif operator == "promise" and hostile:
            operator = "threat"
        elif operator == "propose" and hostile:
            act.reading = replace(act.reading, status="possible")
            return None, True
        elif operator == "agree" and hostile:
            return self._agreed(act, framing)
        # "proposed holding talks with Chile": of an act of both sides the other is whom it is proposed to
        recipients = act.recipients or act.actors
        if operator in ("request", "invite"):
            recipients = self._addressed(framing.token, act)
        if self._is_told(framing):
            return None, False  # "signed an agreement to stop": the signing tells it
        code = framed_code(act.code, operator, framing.kind, self._lexicon)
        frame = self._frame(act, framing, code, recipients)
        if operator == "threat" and frame is not None:
            act.reading = replace(act.reading, status="possible")
            act.frame = frame
            return frame, True
        # what is demanded by nobody who is named is not done for that
        return frame, frame is None and operator not in ("request", "invite")

    def _is_told(self, framing: Framing) -> bool:
        """Whether the word that frames is itself what another act is about."""
        return any(framing.token in other.fillers for other in self._drafts.values())

    def _agreed(self, act: Draft, framing: Framing) -> tuple[Draft | None, bool]:
        """ "Agreed to ban Chadian planes": an agreement, with nobody to whom it is to be done."""
        frame = self._frame(act, framing, framed_code(act.code, "agree", framing.kind, self._lexicon), [])
        if frame is None:
            act.reading = replace(act.reading, status="announced")
            return None, True
        harmed = {m.id for m in act.recipients}
        frame.recipients = [m for m in frame.recipients if m.id not in harmed]
        return frame, False

    def _denied(self, act: Draft, framing: Framing) -> tuple[Draft | None, bool]:
        frame = self._frame(act, framing, Code.of(ontology().kinds["denial"]), [])
        act.reading = replace(act.reading, status="denied")
        act.frame, act.accusers = frame, tuple(frame.actors if frame else ())
        return frame, True

    def _orders_own(self, act: Draft, framing: Framing) -> bool:
        """Whether an order is to one's own people: then it is the act itself, announced ("ordered troops to leave")."""
        chiefs = self._parties.of(_doers(framing.token))
        if chiefs and act.actors and not {m.country for m in chiefs} & {m.country for m in act.actors}:
            return False
        act.actors = act.actors or distinct(chiefs[:1])
        status = "announced" if framing.status == "happened" else framing.status
        act.reading = replace(act.reading, status=status)
        return True

    def _frame(self, act: Draft, framing: Framing, code: Code, recipients: Sequence[ActorMention]) -> Draft | None:
        """The draft of the framing word itself: made new, or that of the lexicon, refined by what it frames."""
        token = framing.token
        known = self._drafts.get(token.i)
        rule = f"{token.lemma_.lower()} to {act.rule}"
        # "the council demanded that Iraq leave": whoever demands, it is not Iraq
        its = [] if framing.operator in ("request", "invite", "order") else act.actors
        actors = self._parties.of([*_doers(token), *_issuers(token)]) or (known.actors if known else its)
        if not actors:
            return None
        recipients = without(recipients, actors)
        countries = {m.country for m in actors}
        if code.event == "AGREE" and len(countries) > 1:
            # "the two agreed to open a consulate in Hargeisa": nobody else is a party
            recipients = [m for m in recipients if m.country not in countries]
        if known is not None:
            known.code, known.rule, known.recipients = code, rule, known.recipients or recipients
            return known
        reading = read_act(token, self._lexicon) if head_verbs(token) else Reading(framing.status)
        return Draft(token, code, rule, act.weight + 2, actors, recipients, reading, act.fillers)

    def _addressed(self, token: Token, act: Draft) -> list[ActorMention]:
        """Whom a request or an invitation is addressed to: the object of the word, or who is to do the act."""
        asked = [*datives(token), *objects(token), *prepositional(token, "on", "upon", "to", "for")]
        return self._parties.of(asked) or act.actors or act.recipients

    def _accusers(self, token: Token) -> list[ActorMention]:
        """On whose word an act alleged stands: "Kiev accused", "charges by Kiev", "Ukrainian allegations of"."""
        if head_verbs(token):
            return self._parties.of(agents(token))
        if any(c.dep_ == "compound" and (c.lemma_.lower(), "noun") in self._lexicon.speech for c in token.children):
            return []  # "media reports of"
        own = [each for c in token.children if c.dep_ in ("poss", "amod", "compound") for each in coordinated(c)]
        return self._parties.of(own or prepositional(token, "by", "from"))


def _doers(token: Token) -> list[Token]:
    """Who offers, refuses or threatens: of a verb its agent, of "is ready to" the subject, of "the offer" its owner."""
    above = token.head
    if head_verbs(token):
        return agents(token)
    if token.pos_ == "ADJ":
        return agents(above) if head_verbs(above) else []
    for relations in (("poss",), MODIFIERS):  # "Chad's offer", "a Chadian demand"
        if owners := [each for c in token.children if c.dep_ in relations for each in coordinated(c)]:
            return owners
    if by := prepositional(token, "by", "from"):
        return by
    return agents(above) if token.dep_ == "dobj" and head_verbs(above) else []


def _issuers(token: Token) -> list[Token]:
    """Who asks in what is passed or sent: "passed a resolution asking the government to resign"."""
    noun = token.head
    issued = token.dep_ == "acl" and token.tag_ == "VBG" and noun.dep_ == "dobj" and head_verbs(noun.head)
    return agents(noun.head) if issued else []
