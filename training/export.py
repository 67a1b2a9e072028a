"""From the trained network to what the package ships: ONNX, int8, with its tokenizer and labels."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.model import Network


def export(network: Network, words: Any, labels: Sequence[str], out: Path) -> None:
    """Write ``act-judge.onnx``, ``tokenizer.json`` and ``labels.json``, with a temperature of 1, into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    network = copy.deepcopy(network).eval()
    embeddings = network.base.embeddings
    embeddings.word_embeddings = embeddings.word_embeddings.merged()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network, (torch.ones(2, 16, dtype=torch.long),), str(full), input_names=["input_ids"],
            output_names=["logits"], dynamic_axes={"input_ids": {0: "items", 1: "tokens"}, "logits": {0: "items"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        # seven bits of eight: processors without VNNI would overflow, and judge otherwise than those with it
        quantize_dynamic(full, out / "act-judge.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    words.save(str(out / "tokenizer.json"))
    write_labels(out, labels, 1.0)


def write_labels(out: Path, labels: Sequence[str], temperature: float) -> None:
    """Write ``labels.json``: the labels in the order of the logits, and what to divide the logits by."""
    told = {"temperature": temperature, "labels": list(labels)}
    (out / "labels.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
