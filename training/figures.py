"""The figures that training prints, for what was exported, as the package will run it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from detente.claims.judge import Judge
from training.items import LABELS, Item


def macro_f1(truth: np.ndarray, chosen: np.ndarray, labels: int) -> float:
    """The mean over labels of F1 (0 to 1); labels that neither occur nor are chosen are left out."""
    scores = [f1 for label in range(labels) if (f1 := f1_of(truth, chosen, label)) is not None]
    return float(np.mean(scores)) if scores else 0.0


def f1_of(truth: np.ndarray, chosen: np.ndarray, label: int) -> float | None:
    """F1 (0 to 1) of one label; None where it neither occurs nor is chosen."""
    right = int(((truth == label) & (chosen == label)).sum())
    total = int((truth == label).sum()) + int((chosen == label).sum())
    return 2 * right / total if total else None


def tempered(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities (items x labels) as they are when the logits are divided by a temperature."""
    raised = probabilities ** (1 / temperature)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def calibration_error(truth: np.ndarray, probabilities: np.ndarray, bins: int = 10) -> float:
    """The expected calibration error (0 to 1): how far confidence is from the share that is right, weighed by bin."""
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    bin_of = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [
        abs(sure[bin_of == b].mean() - right[bin_of == b].mean()) * (bin_of == b).sum() for b in set(bin_of.tolist())
    ]
    return float(sum(gaps) / len(truth))


def best_temperature(truth: np.ndarray, probabilities: np.ndarray) -> float:
    """The temperature, of 0.5 to 3 in steps of 0.02, that makes the right labels the most probable altogether."""
    rows = np.arange(len(truth))

    def surprise(temperature: float) -> float:
        return float(-np.log(tempered(probabilities, temperature)[rows, truth] + 1e-12).mean())

    return min((round(0.5 + 0.02 * step, 2) for step in range(126)), key=surprise)


def judged(folder: Path, items: Sequence[Item], act: bool) -> np.ndarray:
    """Probabilities (items x labels) by the model in ``folder``, with or without the act marked."""
    questions = [i.question if act else replace(i.question, act=None) for i in items]
    verdicts = Judge(folder).judge(questions)
    return np.array([[verdict.probabilities[label] for label in LABELS] for verdict in verdicts])


def report(truth: np.ndarray, probabilities: np.ndarray, name: str) -> str:
    """A line: macro-F1, accuracy and calibration error."""
    chosen = probabilities.argmax(axis=1)
    return (
        f"{name}: macro-F1 {macro_f1(truth, chosen, len(LABELS)):.3f}, accuracy {(chosen == truth).mean():.3f}, "
        f"calibration error {calibration_error(truth, probabilities):.3f}"
    )


def confusion(truth: np.ndarray, probabilities: np.ndarray) -> str:
    """A line a label: F1, how many items it has, and what they are taken for most."""
    chosen, lines = probabilities.argmax(axis=1), []
    for label, name in enumerate(LABELS):
        wrong = np.bincount(chosen[(truth == label) & (chosen != label)], minlength=len(LABELS))
        most = ", ".join(f"{LABELS[i]} {wrong[i]}" for i in np.argsort(-wrong, kind="stable")[:3] if wrong[i])
        lines.append(f"{name:10} {f1_of(truth, chosen, label) or 0:.2f} {int((truth == label).sum()):4}  {most}")
    return "\n".join(lines)
