"""The figures, against values worked out by hand."""

from __future__ import annotations

import pytest

from detente.scoring import Confusion, confusion_report
from detente.scoring.calibration import calibration_error, reliability

# AID: three right, one taken for AGREE. AGREE: one right, one taken for AID, one for CONSULT, which the gold has not.
CONFUSION = Confusion.of(
    [("AID", "AID")] * 3 + [("AID", "AGREE"), ("AGREE", "AGREE"), ("AGREE", "AID"), ("AGREE", "CONSULT")]
)


def test_figures_of_a_confusion() -> None:
    assert CONFUSION.classes == ("AGREE", "AID")
    assert CONFUSION.accuracy == pytest.approx(4 / 7)
    assert CONFUSION.f1("AID") == pytest.approx(2 * 3 / (4 + 4))
    assert CONFUSION.f1("AGREE") == pytest.approx(2 * 1 / (3 + 2))
    assert CONFUSION.macro_f1 == pytest.approx((0.75 + 0.4) / 2)
    assert (CONFUSION.precision("AID"), CONFUSION.recall("AGREE")) == pytest.approx((3 / 4, 1 / 3))


def test_the_report_has_the_table_and_the_worst_class_first() -> None:
    lines = list(confusion_report(CONFUSION))
    assert lines[0] == "macro-F1 0.575 over 2 classes"
    assert [line.split() for line in lines if line.startswith("AGREE ")][-1] == ["AGREE", "1", "1", "1"]
    worst = lines[lines.index("worst classes") + 1 :]
    assert [line.split()[0] for line in worst] == ["AGREE", "AID"]
    assert worst[0].endswith("taken for AID 1, CONSULT 1")


def test_calibration() -> None:
    bins = reliability([(0.95, True), (0.85, True), (0.85, False), (1.0, True)])
    assert [(each.least, each.count, each.right) for each in bins] == [(0.8, 2, 0.5), (0.9, 2, 1.0)]
    assert calibration_error(bins) == pytest.approx((2 * 0.35 + 2 * 0.025) / 4)


def test_calibration_of_nothing() -> None:
    assert calibration_error(reliability([])) == 0.0
