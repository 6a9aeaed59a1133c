"""What a run was asked to do: dates, round, local parameters, options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from thidua.model.pack import ParameterValue


@dataclass(frozen=True, slots=True)
class RunContext:
    """The dates and local values of one run; no stage asks a clock.

    `as_of` is the date of knowledge, `round_id` with its first and last day the round
    that is judged. `local` holds the values an officer supplied, by parameter id: they
    come before those of the pack.
    """

    round_id: str
    round_start: date
    round_end: date
    as_of: date
    decided_on: date
    award_year: int
    local: Mapping[str, tuple[ParameterValue, ...]] = field(default_factory=dict)
