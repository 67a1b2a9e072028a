"""Weighing doubtful acts: the model is asked where the lexicon says little, and where it says nothing.

The lexicon decides alone where a frame says much. Where it says little the model is asked which type the act is, and
the claim is the surer or the less sure for it. An act that only the grammar proposes is coded where the model is sure
of its type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from detente.actors.actor import ActorMention
from detente.claims.drafts import Draft
from detente.claims.judge import Question, Verdict, judge
from detente.claims.proposing import PROPOSED
from detente.claims.vocabulary import Code
from detente.ontology import ontology
from detente.sentences.sentence import Sentence

_NONE = "NONE"
# A frame that says as much as this is not doubted.
CERTAIN = 2
# How sure the model must be to code an act that the lexicon does not know.
_SURE = 0.65
# The model is shown so much of a sentence: the words about an act tell as much of it as all do, in half the time.
_MOST_TOKENS = 32
# A kind is taken from the model where it gives it so much of its type.
_SURE_OF_KIND = 0.7


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an act is coded as after all, and who decided.

    ``share`` is what the model gives to the type, None where it was not asked.
    """

    code: Code
    by: Literal["lexicon", "model", "both"]
    share: float | None = None


def weigh_all(acts: Sequence[tuple[Draft, Sentence]]) -> list[Weighed | None]:
    """The decision on each act, in their order; None where the model was not asked, or does not know a proposal."""
    asked: dict[int, Question] = {}
    for number, (act, sentence) in enumerate(acts):
        if (act.weight < CERTAIN and act.frame is None) and (question := _question(act, sentence)) is not None:
            asked[number] = question
    verdicts = dict(zip(asked, judge().judge(list(asked.values()), _MOST_TOKENS), strict=True)) if asked else {}
    return [_weigh(act, verdicts.get(number)) for number, (act, _) in enumerate(acts)]


def _question(act: Draft, sentence: Sentence) -> Question | None:
    """What to ask of an act: its sentence with its parties, as far as the sentence itself names them."""
    actor = _first(act.actors, sentence)
    if actor is None:
        return None
    recipient = _first(act.recipients or act.actors[1:], sentence)
    return Question(sentence.text, actor, recipient, (act.token.idx, act.token.idx + len(act.token)))


def _first(mentions: Sequence[ActorMention], sentence: Sentence) -> tuple[int, int] | None:
    within = (m for m in mentions if sentence.start <= m.start and m.end <= sentence.end)
    return next(((m.start - sentence.start, m.end - sentence.start) for m in within), None)


def _weigh(act: Draft, verdict: Verdict | None) -> Weighed | None:
    if verdict is None:
        return None
    best = verdict.best
    if act.code is not PROPOSED:
        return Weighed(act.code, "both" if best == act.code.event else "lexicon", verdict.probabilities[act.code.event])
    share = verdict.probabilities[best]
    return Weighed(_code(best, verdict), "model", share) if best != _NONE and share >= _SURE else None


def _code(event: str, verdict: Verdict) -> Code:
    """The code of a type as far as the verdict tells: its kind where that is plain, else the type at large."""
    finer = {label: share for label, share in verdict.finer.items() if label.partition("/")[0] == event}
    label = max(finer, key=finer.__getitem__)
    kind = ontology().kinds.get(label.partition("/")[2])
    if kind is not None and kind.event == event and finer[label] >= _SURE_OF_KIND * verdict.probabilities[event]:
        return Code.of(kind)
    return Code(event, None, None, ontology().events[event].cameo, ())
