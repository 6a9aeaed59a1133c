"""What keeps a field of a row unknown, to the fault in its draft and a problem."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from thidua.intake.cells.choices import Spellings, for_nominees
from thidua.intake.cells.details import bounds, fault_details
from thidua.intake.cells.drafts import NOMINATED_FOR, Draft
from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawSheet, Unreadable
from thidua.model.vocabulary import Field
from thidua.problems import Detail

if TYPE_CHECKING:
    from thidua.problems import Problem

_NOT_WRITTEN = frozenset({Code.CELL_ERROR, Code.CELL_FORMULA, Code.CELL_DITTO})


class Faults:
    """Gathers the faults of one table's cells."""

    def __init__(self, source: RawSheet, known: Mapping[str, Spellings]) -> None:
        self._source = source
        self.known = known
        self._details: dict[tuple[str, str, Unreadable], dict[str, Detail]] = {}
        self._said: set[tuple[int | None, int, Unreadable]] = set()
        self.problems: list[Problem] = []
        self.dashes: dict[int, int] = {}  # cells with a dash, by column

    def add(self, draft: Draft, of: Field, column: int, why: Unreadable) -> None:
        """Leave a field unknown, and say once for each cell why."""
        self._bound(draft, of, why)
        draft.faults[of.id] = why.code.value
        if why.code not in _NOT_WRITTEN:
            draft.written[of.id] = why.found
        said = (draft.place.row, column, why)
        if said not in self._said:
            self._said.add(said)
            self.say(draft, column, why.code, **self._of(draft, of, why))

    @staticmethod
    def _bound(draft: Draft, of: Field, why: Unreadable) -> None:
        """Keep the days a date may be, unless another cell says something else."""
        days = bounds(why, of.type)
        if days is not None and of.id not in draft.faults:
            draft.spans[of.id] = days
        elif draft.spans.get(of.id) != days:
            draft.spans.pop(of.id, None)

    def say(self, draft: Draft, column: int, code: Code, **details: Detail) -> None:
        """Say something of a cell."""
        place = self._source.place(draft.place.row, column)
        self.problems.append(problem(code, place, **details))

    def _of(self, draft: Draft, of: Field, why: Unreadable) -> dict[str, Detail]:
        """Return the details of a fault, the same for equal cells of a field."""
        kind = draft.record_type.id
        details = self._details.get((kind, of.id, why))
        if details is None:
            is_asked = of.id == NOMINATED_FOR
            known = for_nominees(self.known, kind) if is_asked else self.known
            details = fault_details(why, of, known)
            self._details[kind, of.id, why] = details
        return details
