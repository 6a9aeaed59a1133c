"""What the engine is given: conjunctions of integer comparisons, in layers of shards.

The values of one nominee stand on a board: the columns of the row first, then one
place a signal. A signal is an outcome: 1 met, 0 unmet, 2 not applicable, None unknown.
"""

from dataclasses import dataclass
from typing import TypeAlias

Bit: TypeAlias = tuple[int, str, int]
"""One comparison: a place on the board, an operator, a constant."""

Conjunction: TypeAlias = tuple[Bit, ...]
"""Comparisons that must all hold; none at all always holds."""

EQ, NE = "$eq", "$neq"
LT, LE, GT, GE = "$lt", "$lte", "$gt", "$gte"

LIMIT = 2**62
"""The greatest number, up or down, that the engine is trusted with."""

MOST_RULES = 60
"""Rules a shard: with the end marker never more than 61 of 64 pending."""

MOST_FIELDS = 240
"""Fields a message, of the 252 the engine can take."""


@dataclass(frozen=True, slots=True)
class Rule:
    """If all of `when` hold, the signal at `place` is `outcome`."""

    when: Conjunction
    place: int
    outcome: int


@dataclass(frozen=True, slots=True)
class Shard:
    """Rules that fit one rule set; `fields` are the places they read (f0, f1 …)."""

    rules: tuple[Rule, ...]
    fields: tuple[int, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Shards that read only what stands on the board before any of them is run.

    `closed` signals are 0 after the layer where none of their rules fired.
    """

    shards: tuple[Shard, ...]
    closed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """Layers in order; `outputs` is the place of each node's verdict."""

    columns: int
    places: int
    layers: tuple[Layer, ...]
    outputs: tuple[int, ...]
