"""The figures that training prints, for what was exported, as the package will run it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from detente.claims.judge import Judge
from training.items import LABELS, Item


def judged(folder: Path, labels: Sequence[str], items: Sequence[Item], act: bool) -> np.ndarray:
    """Probabilities (items x labels) by the model in ``folder``, with or without the act marked."""
    questions = [i.question if act else replace(i.question, act=None) for i in items]
    verdicts = Judge(folder).judge(questions)
    return np.array([[verdict.finer[label] for label in labels] for verdict in verdicts])


def tempered(finer: np.ndarray, labels: Sequence[str], temperature: float) -> np.ndarray:
    """Probabilities (items x events) of those by label, as they are when the logits are divided by a temperature."""
    raised = finer ** (1 / temperature)
    of_event = np.array([[label.partition("/")[0] == event for event in LABELS] for label in labels])
    return np.asarray(raised @ of_event / raised.sum(axis=1, keepdims=True))


def best_temperature(truth: np.ndarray, finer: np.ndarray, labels: Sequence[str]) -> float:
    """The temperature, of 0.5 to 3 in steps of 0.02, that makes the right events the most probable altogether."""
    rows = np.arange(len(truth))

    def surprise(temperature: float) -> float:
        return float(-np.log(tempered(finer, labels, temperature)[rows, truth] + 1e-12).mean())

    return min((round(0.5 + 0.02 * step, 2) for step in range(126)), key=surprise)


def calibrated(truth: np.ndarray, finer: np.ndarray, labels: Sequence[str], half: np.ndarray) -> np.ndarray:
    """Probabilities (items x events) of each half of the items, at the temperature that is best for the other."""
    made = np.empty((len(truth), len(LABELS)))
    for side in (half, ~half):
        made[side] = tempered(finer[side], labels, best_temperature(truth[~side], finer[~side], labels))
    return made


def f1_of(truth: np.ndarray, chosen: np.ndarray, event: int) -> float | None:
    """F1 (0 to 1) of one event; None where it neither occurs nor is chosen."""
    right = int(((truth == event) & (chosen == event)).sum())
    total = int((truth == event).sum()) + int((chosen == event).sum())
    return 2 * right / total if total else None


def macro_f1(truth: np.ndarray, chosen: np.ndarray) -> float:
    """The mean over events of F1 (0 to 1); events that neither occur nor are chosen are left out."""
    return float(np.mean([f1 for event in range(len(LABELS)) if (f1 := f1_of(truth, chosen, event)) is not None]))


def calibration_error(truth: np.ndarray, probabilities: np.ndarray, bins: int = 10) -> float:
    """The expected calibration error (0 to 1): how far confidence is from the share that is right, weighed by bin."""
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    bin_of = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [
        abs(sure[bin_of == b].mean() - right[bin_of == b].mean()) * (bin_of == b).sum() for b in set(bin_of.tolist())
    ]
    return float(sum(gaps) / len(truth))


def report(truth: np.ndarray, probabilities: np.ndarray, name: str) -> str:
    """A line: macro-F1, accuracy and calibration error."""
    chosen = probabilities.argmax(axis=1)
    return (
        f"{name}: macro-F1 {macro_f1(truth, chosen):.3f}, accuracy {(chosen == truth).mean():.3f}, "
        f"calibration error {calibration_error(truth, probabilities):.3f}"
    )


def confusion(truth: np.ndarray, probabilities: np.ndarray) -> str:
    """A line an event: F1, how many items it has, and what they are taken for most."""
    chosen, lines = probabilities.argmax(axis=1), []
    for event, name in enumerate(LABELS):
        wrong = np.bincount(chosen[(truth == event) & (chosen != event)], minlength=len(LABELS))
        most = ", ".join(f"{LABELS[i]} {wrong[i]}" for i in np.argsort(-wrong, kind="stable")[:3] if wrong[i])
        lines.append(f"{name:10} {f1_of(truth, chosen, event) or 0:.2f} {int((truth == event).sum()):4}  {most}")
    return "\n".join(lines)
