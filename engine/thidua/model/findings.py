"""Findings and decisions: what the program concluded of a nominee for an award."""

from dataclasses import dataclass
from enum import StrEnum

from thidua.model.conditions import Verdict
from thidua.model.facts import InputRef
from thidua.problems import Place


class Outcome(StrEnum):
    """The result of checking the conditions (kết quả xét điều kiện)."""

    NOT_APPLICABLE = "not_applicable"
    INELIGIBLE = "ineligible"
    HELD = "held"
    NEEDS_PARAMETER = "needs_parameter"
    UNDETERMINED = "undetermined"
    ELIGIBLE = "eligible"


@dataclass(frozen=True, slots=True)
class Observed:
    """What was found for a leaf: an interval of codes, or a text or set as written."""

    low: int | None = None
    high: int | None = None
    shown: str | None = None
    share: tuple[int, int, int, int] | None = None  # n least, n most, d least, d most
    empty: bool | None = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One node of the trace: a leaf, a route, a criterion, a rank condition."""

    node: str
    verdict: Verdict
    required: tuple[str, ...] = ()  # codes or texts of the constants, as written
    observed: Observed | None = None
    evidence: tuple[Place, ...] = ()
    missing: tuple[InputRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One nominee for one award: the outcome and every finding it rests on.

    `deciding` are the criteria that settle the outcome; `also` the causes that would
    have given another outcome further down the list. `settled_by` is the smallest set
    of inputs which, answered favourably, makes the nominee eligible (undetermined,
    needs_parameter and held only). `subject_to` are confirm gates not yet entered.
    `routes` are (criterion, route) pairs taken. `nominated` is False where the award
    was judged only to show what else the nominee would qualify for.
    """

    nominee: str
    award: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    deciding: tuple[str, ...]
    also: tuple[tuple[Outcome, str], ...] = ()
    subject_to: tuple[str, ...] = ()
    settled_by: tuple[InputRef, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    law_date: str | None = None
    place: Place | None = None
    nominated: bool = True
