"""A form filled by an office is read as what was written, without a question."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from forms import blank, fill, read
from strategies.office_rows import Clerk, Line
from thidua.intake.read import Intake
from thidua.model.records import Record, Value
from thidua.texts import Language


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32), language=st.sampled_from(Language))
def test_what_is_written_into_a_form_is_what_is_read(
    seed: int, language: Language
) -> None:
    form, content = blank(language)
    written = Clerk(form, seed).write()
    with TemporaryDirectory() as folder:
        rows = {name: [line.cells for line in written[name]] for name in written}
        intake = read(fill(Path(folder, "form.xlsx"), form, content, rows), form.pack)
    assert () == intake.problems
    assert () == intake.questions
    for name in form.sheets:
        expected = [line.values for line in written[name]]
        found = [dict(record.values) for record in records(intake, name)]
        assert ordered(expected) == ordered(found), name
    nominated = {
        (str(line.values["code"]), award)
        for name in ("individual", "collective", "work")
        for line in written[name]
        for award in awards(line)
    }
    assert nominated == {n.key for n in intake.batch.nominations}


def awards(line: Line) -> tuple[str, ...]:
    found = line.values["nominated_for"]
    assert isinstance(found, tuple)
    return found


def records(intake: Intake, table: str) -> list[Record]:
    """Return the records of a table, whatever its role."""
    batch = intake.batch
    every = [*batch.units.values(), *batch.nominees.values()]
    children = batch.children.get(table, {}).values()
    found = [record for own in children for record in own]
    own = [record for record in every if record.table == table]
    return [*own, *found, *batch.quotas.get(table, ())]


def ordered(rows: list[dict[str, Value]]) -> list[list[tuple[str, Value]]]:
    """Return rows in an order that does not depend on where they stood."""
    return sorted((sorted(row.items()) for row in rows), key=repr)
