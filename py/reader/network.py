"""The network: MiniLM-L6 (Wang et al. 2020), a small change to it (LoRA, Hu et al. 2021), the mean of its last layer,
and one sigmoid for each rule."""

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from reader.base import SCALE

RANK = 8
CHANGED = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
           "intermediate.dense", "output.dense")  # fmt: skip
"""The matrices of each layer that the change is made to."""


class Changed(nn.Module):
    """A linear layer of the base, held fast, and a change of low rank beside it."""

    def __init__(self, base: nn.Linear) -> None:
        super().__init__()
        self.base = base
        self.down = nn.Parameter(torch.randn(RANK, base.in_features) / math.sqrt(base.in_features))
        self.up = nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, given: Tensor) -> Tensor:
        """Give what the base makes of it and what the change adds."""
        changed: Tensor = self.base(given) + (given @ self.down.T) @ self.up.T * SCALE
        return changed


class Network(nn.Module):
    """Numbers of pieces -> for each rule a logit."""

    def __init__(self, base: Path, rules: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, local_files_only=True)
        self.head = nn.Linear(self.encoder.config.hidden_size, rules)
        self.dropout = nn.Dropout(0.1)
        nn.init.constant_(self.head.bias, -2.5)  # most posts have no risk
        self.encoder.requires_grad_(False)
        for layer in self.encoder.encoder.layer:
            for name in CHANGED:
                owner, _, last = name.rpartition(".")
                parent = layer.get_submodule(owner)
                setattr(parent, last, Changed(getattr(parent, last)))

    def forward(self, numbers: Tensor, there: Tensor) -> Tensor:
        """Give the logits; `there` is 1 where there is a piece and 0 where the row is filled up."""
        last = self.encoder(input_ids=numbers, attention_mask=there).last_hidden_state
        weight = there.unsqueeze(-1).float()
        logits: Tensor = self.head(self.dropout((last * weight).sum(1) / weight.sum(1)))
        return logits

    def change(self) -> Mapping[str, Tensor]:
        """Give what has been learnt, by name: the change and the head, in half precision."""
        learnt = {name: value for name, value in self.named_parameters() if value.requires_grad}
        return {name: value.detach().half().contiguous() for name, value in learnt.items()}
