"""From the trained model to what the package ships: ONNX, int8, with its tokenizer and labels."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def export(model: nn.Module, tokenizer: object, labels: Sequence[str], out: Path) -> None:
    """Write ``act-judge.onnx``, ``tokenizer.json`` and ``labels.json`` into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    model.eval()
    ids = torch.ones(2, 16, dtype=torch.long)
    inputs = (ids, torch.ones_like(ids), torch.zeros(2, 3, 16, dtype=torch.long))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model, inputs, str(full), input_names=["input_ids", "attention_mask", "marks"], output_names=["logits"],
            dynamic_axes={
                "input_ids": {0: "items", 1: "tokens"}, "attention_mask": {0: "items", 1: "tokens"},
                "marks": {0: "items", 2: "tokens"}, "logits": {0: "items"},
            },
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(full, out / "act-judge.onnx", weight_type=QuantType.QInt8)
    tokenizer.backend_tokenizer.save(str(out / "tokenizer.json"))  # type: ignore[attr-defined]
    (out / "labels.json").write_text(json.dumps(list(labels)) + "\n", "utf-8")
