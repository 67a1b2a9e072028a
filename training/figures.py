"""The figures that training and scoring print."""

from __future__ import annotations

import numpy as np


def macro_f1(truth: np.ndarray, chosen: np.ndarray, labels: int) -> float:
    """The mean over labels of F1 (0 to 1); labels that neither occur nor are chosen are left out."""
    scores = []
    for label in range(labels):
        right = int(((truth == label) & (chosen == label)).sum())
        total = int((truth == label).sum()) + int((chosen == label).sum())
        if total:
            scores.append(2 * right / total)
    return float(np.mean(scores)) if scores else 0.0


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities (items x labels) of logits."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def calibration_error(truth: np.ndarray, logits: np.ndarray, bins: int = 10) -> float:
    """The expected calibration error (0 to 1): how far confidence is from the share that is right, weighed by bin."""
    probabilities = softmax(logits)
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    bin_of = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [
        abs(sure[bin_of == b].mean() - right[bin_of == b].mean()) * (bin_of == b).sum() for b in set(bin_of.tolist())
    ]
    return float(sum(gaps) / len(truth))
