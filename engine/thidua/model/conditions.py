"""Conditions: what a criterion asks, with names and types already resolved."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TypeAlias

from thidua.model.vocabulary import ValueType
from thidua.problems import Place


class Verdict(IntEnum):
    """What is known of a condition; the codes are those of the trace."""

    UNMET = 0
    MET = 1
    NOT_APPLICABLE = 2
    UNKNOWN = 3


class Operator(StrEnum):
    """What a leaf asks of a fact."""

    EQUALS = "equals"
    DIFFERS = "differs"
    IN = "in"
    NOT_IN = "not_in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    IS = "is"
    INCLUDES = "includes"
    BEFORE = "before"
    AFTER = "after"
    ON_OR_BEFORE = "on_or_before"
    ON_OR_AFTER = "on_or_after"
    WITHIN = "within"
    WITHIN_LAST = "within_last"
    KNOWN = "known"
    MATCHES = "matches"


class Anchor(StrEnum):
    """The end of a window or of a streak."""

    AWARD_YEAR = "award_year"
    YEAR_BEFORE = "year_before"
    AS_OF = "as_of"
    ROUND_END = "round_end"


@dataclass(frozen=True, slots=True)
class Shift:
    """A calendar shift; a day that does not exist rolls on to the next one."""

    years: int = 0
    months: int = 0
    days: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the pack: as written, for people, and as an integer code.

    `code` is None for text. A share is written `70%` and kept as the code of a decimal
    with scale 4 of one hundred (70% = 700000, so 1% = 10000).
    """

    written: str
    code: int | None


@dataclass(frozen=True, slots=True)
class ParameterRef:
    """The value of a parameter in force on the law date."""

    parameter: str
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class FactRef:
    """Another fact on the right-hand side."""

    fact: str
    shift: Shift | None = None


Operand: TypeAlias = Literal | ParameterRef | FactRef


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time: the round, the award year, fixed dates, or the last n units.

    Exactly one of `named` (`round`, `award_year`, `year_before`), `bounds` (first and
    last day, both included; years for a year fact) and `unit` with `amount` is given.
    """

    named: str | None = None
    bounds: tuple[Operand, Operand] | None = None
    unit: str | None = None  # years | months | days
    amount: Operand | None = None
    ending: Anchor | FactRef = Anchor.AS_OF


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one fact. `node` is its name in the trace."""

    node: str
    fact: str
    type: ValueType
    operator: Operator
    operands: tuple[Operand, ...] = ()
    window: Window | None = None
    if_empty: Verdict | None = None
    route: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Attested:
    """A judgement: unknown until somebody attests it."""

    node: str
    statement: str
    route: str | None = None
    place: Place | None = None


class AwardState(StrEnum):
    """What a leaf on another award asks for."""

    PROPOSED = "proposed"
    ELIGIBLE = "eligible"
    GRANTED = "granted"


@dataclass(frozen=True, slots=True)
class AwardLeaf:
    """Whether the nominee (`self`) or at least one member (`members`) has an award."""

    node: str
    award: str
    state: AwardState = AwardState.PROPOSED
    whose: str = "self"
    route: str | None = None
    place: Place | None = None


class Grouping(StrEnum):
    """How a group takes its children."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions taken together; a route names one alternative for people."""

    node: str
    grouping: Grouping
    children: tuple["Condition", ...]
    route: str | None = None
    place: Place | None = None


Condition: TypeAlias = Leaf | Attested | AwardLeaf | Group


def leaves(condition: Condition) -> "list[Leaf | Attested | AwardLeaf]":
    """Return the leaves of a condition, left to right."""
    if isinstance(condition, Group):
        return [leaf for child in condition.children for leaf in leaves(child)]
    return [condition]


def operands(leaf: Leaf) -> tuple[Operand, ...]:
    """Return every right-hand side of a leaf: its own, then those of its window."""
    window = leaf.window
    if window is None:
        return leaf.operands
    amount = () if window.amount is None else (window.amount,)
    return (*leaf.operands, *(window.bounds or ()), *amount)
