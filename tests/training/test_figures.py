"""The figures of the trainer, on cases that can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training.figures import best_temperature, calibration_error, f1_of, macro_f1, tempered


def test_macro_f1_leaves_out_labels_that_are_nowhere() -> None:
    truth, chosen = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    assert f1_of(truth, chosen, 0) == pytest.approx(2 / 3)
    assert f1_of(truth, chosen, 2) is None
    assert macro_f1(truth, chosen, 3) == pytest.approx((2 / 3 + 4 / 5) / 2)


def test_calibration_error_is_the_gap_between_sure_and_right() -> None:
    sure = np.array([[0.95, 0.05]] * 4)
    assert calibration_error(np.array([0, 0, 0, 1]), sure) == pytest.approx(0.2)
    assert calibration_error(np.array([0, 0, 0, 0]), sure) == pytest.approx(0.05)


def test_a_temperature_above_one_makes_less_sure() -> None:
    sure = np.array([[0.9, 0.1]])
    assert tempered(sure, 1.0) == pytest.approx(sure)
    assert tempered(sure, 2.0)[0] == pytest.approx([0.75, 0.25])


def test_the_best_temperature_is_what_makes_confidence_true() -> None:
    # three right in four, said with 0.9: at temperature 2 it says 0.75
    said = np.array([[0.9, 0.1]] * 4)
    assert best_temperature(np.array([0, 0, 0, 1]), said) == pytest.approx(2.0)
