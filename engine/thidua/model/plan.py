"""A plan: awards of one stratum, for one kind of nominee and one epoch, as integers.

All evaluators read the same plan and the same coded rows. A row is a tuple with one
entry a column: an integer, or None where nothing is known.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from thidua.model.conditions import Grouping, Leaf, Verdict


class Source(StrEnum):
    """What a column holds."""

    LOW = "low"  # least possible value of a fact; None: unbounded or unknown
    HIGH = "high"  # greatest possible value of a fact
    EMPTY = (
        "empty"  # 1: surely nothing to compute from; 0: surely something; None: open
    )
    SHARE_LOW = "share_low"  # bounds of 1000000*n - constant*d of a share
    SHARE_HIGH = "share_high"
    TEST = "test"  # a leaf computed with the facts: 1 met, 0 unmet, None unknown
    NOMINATED = "nominated"  # 1 where the nominee is judged for the award, else 0
    GRANTED = "granted"  # 1 where the history holds a grant for the period
    AWARD = "award"  # result of an earlier stratum: 1 met, 0 unmet, None unknown


@dataclass(frozen=True, slots=True)
class Column:
    """One column of coded facts.

    `award` is set where the column belongs to one nomination (its papers, its vote) or
    to another award; `constant` only for shares; `leaf` only for TEST, with `operands`
    the codes of its right-hand side in the plan's epoch, in the order of
    `conditions.operands` (several alternatives where the law date is unknown; None
    inside one for a text or for another fact, which the test looks up itself).
    """

    source: Source
    fact: str | None = None
    award: str | None = None
    constant: int | None = None
    leaf: Leaf | None = None
    operands: tuple[tuple[int | None, ...], ...] = ()
    whose: str = "self"
    state: str | None = None


class Test(StrEnum):
    """A comparison of an interval of integers with constants."""

    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LE = "le"
    GT = "gt"
    GE = "ge"
    IN = "in"
    NOT_IN = "not_in"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class LeafNode:
    """A test of columns `low` and `high` (the same one where the value is exact).

    `alternatives` holds the constants, once for each possible epoch: they must agree
    for a firm verdict; none at all means a parameter without a value. Where column
    `empty` is 1 the leaf is `if_empty` (which may be unknown), or not applicable;
    where it is open, the leaf is firm only if `if_empty` agrees with the test.
    """

    test: Test
    low: int
    high: int
    alternatives: tuple[tuple[int, ...], ...]
    empty: int | None = None
    if_empty: Verdict | None = None


@dataclass(frozen=True, slots=True)
class GroupNode:
    """Earlier nodes taken together; children that are not applicable are dropped."""

    grouping: Grouping
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LapsingNode:
    """A criterion not in force in every possible epoch.

    Firm only where it does not hinder: met or not applicable.
    """

    child: int


@dataclass(frozen=True, slots=True)
class AwardNode:
    """Whether the award's conditions hold.

    No criterion is in two of the lists. Unmet where `applies` or any of `refusing` or
    `confirming` is unmet; else met where `applies` and all of `refusing` and `holding`
    are met or not applicable, `confirming` ones not being waited for; else unknown.
    So an unmet hold gate gives unknown, and filling in a confirm gate may turn met
    into unmet: the one place where a firm verdict is not final.
    """

    applies: int | None
    refusing: tuple[int, ...]
    holding: tuple[int, ...]
    confirming: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EligibleNode:
    """Another award of the same stratum: granted already, or nominated and eligible.

    Met where `granted` is 1, or `nominated` is 1 and the award is met; unmet where
    `granted` is 0 and either `nominated` is 0 or the award is unmet; else unknown.
    """

    award: int  # node of the award
    nominated: int  # column
    granted: int  # column


PlanNode: TypeAlias = LeafNode | GroupNode | LapsingNode | AwardNode | EligibleNode


@dataclass(frozen=True, slots=True)
class Origin:
    """What a node stands for: an award's node by name (`initiative/direct-worker`)."""

    award: str
    node: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Nodes in an order where children come before those that use them.

    `origins` runs beside `nodes`. The node of award A itself is named `award`; those of
    a criterion as in its condition, of a rank key `rank/1`, of a seat limit's `where`
    `seats/ID/where`, of `applies_when` `applies-when`. `valueless` are leaf nodes that
    wait for a parameter's value, with its id.
    """

    nominee: str
    awards: tuple[str, ...]
    columns: tuple[Column, ...]
    nodes: tuple[PlanNode, ...]
    origins: tuple[Origin, ...]
    valueless: tuple[tuple[int, str], ...] = ()


Row: TypeAlias = tuple[int | None, ...]
"""Coded facts of one nominee, one entry a column of the plan."""

Trace: TypeAlias = tuple[Verdict, ...]
"""Verdicts of one nominee, one entry a node of the plan."""
