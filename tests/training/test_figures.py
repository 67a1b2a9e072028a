"""The figures of the trainer, on cases that can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from training.figures import best_temperature, calibrated, calibration_error, f1_of, macro_f1, tempered
from training.items import LABELS

AGREE, CONSULT, SUPPORT = (LABELS.index(event) for event in ("AGREE", "CONSULT", "SUPPORT"))


def test_macro_f1_leaves_out_events_that_are_nowhere() -> None:
    truth, chosen = np.array([AGREE, AGREE, CONSULT, CONSULT]), np.array([AGREE, CONSULT, CONSULT, CONSULT])
    assert f1_of(truth, chosen, AGREE) == pytest.approx(2 / 3)
    assert f1_of(truth, chosen, SUPPORT) is None
    assert macro_f1(truth, chosen) == pytest.approx((2 / 3 + 4 / 5) / 2)


def test_calibration_error_is_the_gap_between_sure_and_right() -> None:
    sure = np.array([[0.95, 0.05]] * 4)
    assert calibration_error(np.array([0, 0, 0, 1]), sure) == pytest.approx(0.2)
    assert calibration_error(np.array([0, 0, 0, 0]), sure) == pytest.approx(0.05)


def test_kinds_add_up_to_their_event() -> None:
    events = tempered(np.array([[0.5, 0.2, 0.3]]), ["AGREE/plan", "AGREE/offer", "CONSULT/visit"], 1.0)
    assert events[0, [AGREE, CONSULT]] == pytest.approx([0.7, 0.3])
    assert events.sum() == pytest.approx(1)


def test_a_temperature_above_one_makes_less_sure() -> None:
    events = tempered(np.array([[0.9, 0.1]]), ["AGREE/plan", "CONSULT/visit"], 2.0)
    assert events[0, [AGREE, CONSULT]] == pytest.approx([0.75, 0.25])


def test_the_best_temperature_is_what_makes_confidence_true() -> None:
    # three right in four, said with 0.9: at temperature 2 it says 0.75
    said, truth = np.array([[0.9, 0.1]] * 4), np.array([AGREE, AGREE, AGREE, CONSULT])
    assert best_temperature(truth, said, ["AGREE/plan", "CONSULT/visit"]) == pytest.approx(2.0)


def test_each_half_is_calibrated_by_the_other() -> None:
    said, labels = np.array([[0.9, 0.1]] * 8), ["AGREE/plan", "CONSULT/visit"]
    truth = np.array([AGREE, AGREE, AGREE, CONSULT] + [AGREE] * 4)
    events = calibrated(truth, said, labels, np.arange(8) < 4)
    assert events[0, AGREE] > 0.9  # by the half in which all were right
    assert events[4, AGREE] == pytest.approx(0.75)
