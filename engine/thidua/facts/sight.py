"""What of a batch was known at the date of knowledge."""

from collections.abc import Mapping
from datetime import date, datetime

from thidua.facts.calendars import local_day
from thidua.model.records import Batch, Nomination, Record
from thidua.model.run import RunContext
from thidua.model.vocabulary import Absence, RecordType, Vocabulary


class Sight:
    """The rows and nominations of a batch by owner, without later records."""

    def __init__(
        self, batch: Batch, vocabulary: Vocabulary, context: RunContext
    ) -> None:
        """Keep the batch and index its nominations."""
        self._batch = batch
        self._vocabulary = vocabulary
        self._as_of = context.as_of
        self._rows: dict[tuple[str, str], tuple[Record, ...]] = {}
        self._nominations = _by_nominee(batch)

    def rows(self, table: str, owner: str) -> tuple[Record, ...]:
        """Return the rows of an owner but for those dated later."""
        key = (table, owner)
        found = self._rows.get(key)
        if found is None:
            rows = self._batch.rows(table, owner)
            found = tuple(row for row in rows if not self.is_later(row))
            self._rows[key] = found
        return found

    def is_later(self, row: Record) -> bool:
        """Tell whether a row is dated after the date of knowledge."""
        record_type = self._vocabulary.records.get(row.table)
        day = None if record_type is None else first_day_of(row, record_type)
        return day is not None and day > self._as_of

    def may_lack_rows(self, table: str, owner: str) -> bool:
        """Tell whether there may be rows of an owner that were not submitted."""
        if self._batch.is_incomplete(table, owner):
            return True
        absence = self._vocabulary.records[table].absent_means
        return absence is Absence.UNKNOWN and not self.rows(table, owner)

    def nomination(self, nominee: str, award: str | None) -> Nomination | None:
        """Return the nomination for an award; for None, if there is only one."""
        own = self._nominations.get(nominee, {})
        if award is not None:
            return own.get(award)
        return next(iter(own.values())) if len(own) == 1 else None

    def papers(self, nominee: str, award: str | None) -> Nomination | None:
        """Return the papers of a nomination; for None, if all nominations share them.

        Shared papers are the same day of receipt and the same submitting unit.
        """
        if award is not None:
            return self.nomination(nominee, award)
        own = list(self._nominations.get(nominee, {}).values())
        days_and_units = {(n.received_on, n.submitting_unit) for n in own}
        return own[0] if len(days_and_units) == 1 else None


def first_day_of(row: Record, record_type: RecordType) -> date | None:
    """Return the day of a row, or the first day it may be of."""
    name = record_type.dated_by or ""
    day = day_of(row.get(name))
    return row.spans[name][0] if day is None and name in row.spans else day


def day_of(value: object) -> date | None:
    """Return the Vietnamese day of a date or a moment."""
    if isinstance(value, datetime):
        return local_day(value)
    return value if isinstance(value, date) else None


def _by_nominee(batch: Batch) -> Mapping[str, Mapping[str, Nomination]]:
    found: dict[str, dict[str, Nomination]] = {}
    for nomination in batch.nominations:
        found.setdefault(nomination.nominee, {})[nomination.award] = nomination
    return found
