"""The judge that the package ships: how a sentence is given to it, and that it judges."""

from __future__ import annotations

import pytest
from training.items import LABELS

from detente.claims.judge import Question, judge, marked, window


def ask(text: str, actor: str, recipient: str | None, act: str | None = None) -> Question:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Question(text, span(actor), span(recipient) if recipient else None, span(act) if act else None)


PLAIN = [
    (ask("Togo arrested two Beninese fishermen on Monday.", "Togo", "two Beninese fishermen", "arrested"), "COERCE"),
    (ask("Benin's foreign minister met his Togolese colleague.", "Benin's foreign minister", "his Togolese colleague"),
     "CONSULT"),
    (ask("Gunmen from Mali killed nine soldiers of Niger.", "Gunmen from Mali", "nine soldiers of Niger"), "ASSAULT"),
    (ask("Niger accused Benin of hiding its enemies.", "Niger", "Benin", "accused"), "ACCUSE"),
]  # fmt: skip


def test_marks_stand_before_what_they_mark() -> None:
    question = ask("Niger accused Benin [sic].", "Niger", "Benin", "accused")
    assert marked(question.text, question.actor, question.recipient, question.act) == (
        "[ACTOR] Niger [ACT] accused [RECIPIENT] Benin (sic)."
    )
    assert marked(question.text, question.actor, None, None) == "[ACTOR] Niger accused Benin (sic)."


def test_a_window_keeps_the_ends_and_what_is_near_a_mark() -> None:
    ids = [1, *range(100, 110), 7, *range(110, 120), 8, *range(120, 130), 2]
    assert window(ids, [7, 8], most=40) == ids
    assert window(ids, [7, 8], most=8) == [1, 109, 7, 110, 119, 8, 120, 2]
    assert window(ids, [], most=4) == [1, 100, 101, 2]


@pytest.mark.parametrize(("question", "event"), PLAIN)
def test_plain_acts_are_judged_right(question: Question, event: str) -> None:
    (verdict,) = judge().judge([question])
    assert verdict.best == event
    assert set(verdict.probabilities) == set(LABELS)
    assert sum(verdict.probabilities.values()) == pytest.approx(1)
    of_event = sum(said for label, said in verdict.finer.items() if label.split("/")[0] == event)
    assert of_event == pytest.approx(verdict.probabilities[event])


def test_a_question_is_judged_alike_alone_and_among_others() -> None:
    questions = [question for question, _ in PLAIN]
    together = judge().judge(questions)
    for question, verdict in zip(questions, together, strict=True):
        (alone,) = judge().judge([question])
        assert alone.probabilities[verdict.best] == pytest.approx(verdict.probabilities[verdict.best], abs=1e-6)


def test_no_mark_of_a_long_sentence_is_cut_off() -> None:
    long = "Niger, " + "which has many neighbours and few friends, " * 60 + "accused Benin of hiding its enemies."
    (verdict,) = judge().judge([ask(long, "Niger", "Benin", "accused")])
    assert verdict.best == "ACCUSE"


def test_no_questions_no_verdicts() -> None:
    assert judge().judge([]) == []
