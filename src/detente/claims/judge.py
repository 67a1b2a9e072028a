"""The model's judgement: which PLOVER type an act between two marked parties is, or that it is none.

A small sentence encoder, fine-tuned on ``training/corpus`` and run by ONNX Runtime on one thread; see
``model/MODEL_CARD.md``. It reads one sentence with a mark before the actor, the recipient and the act.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

MODEL = Path(__file__).parent / "model"
# Tokens of their own in the model's vocabulary, each standing before what it marks.
MARKS = ("[ACTOR]", "[RECIPIENT]", "[ACT]")
MOST_TOKENS = 128

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence with the parties and the act to judge, as character ranges of ``text``."""

    text: str
    actor: Range
    recipient: Range | None = None
    act: Range | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How probable each PLOVER type is, and ``NONE``: no event between the two. The probabilities add up to 1.

    ``finer`` gives them by type and kind ("COERCE/arrest"); "other" stands for no kind and for rare ones, and
    "CONCEDE/announced" for what is to be conceded or withdrawn. The model learns types, kinds only by the way: what it
    says of a kind is a hint.
    """

    probabilities: Mapping[str, float]
    finer: Mapping[str, float]

    @property
    def best(self) -> str:
        """The most probable of all, ``NONE`` among them."""
        return max(self.probabilities, key=self.probabilities.__getitem__)


class Judge:
    """The model, loaded; ``folder`` holds ``act-judge.onnx``, ``tokenizer.json`` and ``labels.json``."""

    def __init__(self, folder: Path = MODEL) -> None:
        # a tenth of a second to load, which commands that judge nothing need not pay
        import onnxruntime  # type: ignore[import-untyped]
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(folder / "act-judge.onnx", options)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._marks: list[int] = [self._tokenizer.token_to_id(mark) for mark in MARKS]  # type: ignore[misc]
        told = json.loads((folder / "labels.json").read_text("utf-8"))
        self._labels: list[str] = told["labels"]
        self._temperature: float = told["temperature"]

    def judge(self, questions: Sequence[Question], most: int = MOST_TOKENS) -> list[Verdict]:
        """A verdict for each question, in their order, from ``most`` tokens at most about what is marked.

        Each is judged by itself: int8 takes its scale from all that is judged at once, so that in a batch a verdict
        would change with its neighbours, and batches gain no more than a sixth on one core.
        """
        texts = [marked(q.text, q.actor, q.recipient, q.act) for q in questions]
        encoded = self._tokenizer.encode_batch_fast(texts)
        return [self._verdict(window(each.ids, self._marks, most)) for each in encoded]

    def _verdict(self, ids: Sequence[int]) -> Verdict:
        """The verdict on a sentence's token ids."""
        (logits,) = self._session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})
        scaled = logits[0].astype(np.float64) / self._temperature
        shares = np.exp(scaled - scaled.max())
        finer = dict(zip(self._labels, (shares / shares.sum()).tolist(), strict=True))
        events: dict[str, float] = defaultdict(float)
        for label, probability in finer.items():
            events[label.partition("/")[0]] += probability
        return Verdict(dict(events), finer)


@cache
def judge() -> Judge:
    """The judge that the package ships, loaded once."""
    return Judge()


def marked(text: str, actor: Range, recipient: Range | None, act: Range | None) -> str:
    """The text with a mark before each of the ranges; square brackets of its own become round."""
    text = text.replace("[", "(").replace("]", ")")
    spans = [(span[0], mark) for span, mark in zip((actor, recipient, act), MARKS, strict=True) if span is not None]
    for start, mark in sorted(spans, reverse=True):
        text = f"{text[:start]}{mark} {text[start:]}"
    return text


def window(ids: Sequence[int], marks: Sequence[int], most: int = MOST_TOKENS) -> Sequence[int]:
    """At most ``most`` token ids of a sentence: its two ends, which frame every sentence, and those nearest a mark."""
    if len(ids) <= most:
        return ids
    at = [i for i, each in enumerate(ids) if each in marks]
    inner = sorted(range(1, len(ids) - 1), key=lambda i: min((abs(i - mark) for mark in at), default=i))
    return [ids[i] for i in (0, *sorted(inner[: most - 2]), len(ids) - 1)]
