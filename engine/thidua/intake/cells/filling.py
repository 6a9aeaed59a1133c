"""What columns say of one field, to the values, links and faults of drafts."""

from collections.abc import Sequence
from typing import cast

from thidua.intake.cells.columns import Answer, Column, is_fault
from thidua.intake.cells.drafts import Draft
from thidua.intake.cells.faults import Faults
from thidua.intake.cells.numbers import shown
from thidua.intake.cells.said import Awards
from thidua.intake.codes import Code
from thidua.intake.grid import Unreadable
from thidua.model.records import Value
from thidua.model.vocabulary import Field, Kind

Drafts = Sequence[Draft]


def values_of(column: Column[Answer]) -> list[Value | None]:
    """Return the value of every row, None where none is known."""
    if Unreadable not in set(map(type, column.read.values())):
        return cast("list[Value | None]", column.all())
    return column.to(lambda a: None if isinstance(a, Unreadable) else a).all()


def add_faults(
    drafts: Drafts, of: Field, column: Column[Answer], faults: Faults
) -> None:
    """Add the faults of a column to the drafts of its rows."""
    for row in column.where(is_fault):
        why = column.at(row)
        if isinstance(why, Unreadable):
            faults.add(drafts[row], of, column.number, why)


def fill(
    drafts: Drafts, of: Field, columns: Sequence[Column[Answer]], faults: Faults
) -> None:
    """Fill a field that is a link, or that several columns fill."""
    for column in columns:
        add_faults(drafts, of, column, faults)
    if of.type.kind is Kind.LINK:
        _link(drafts, of, columns)
        return
    for row, said in enumerate(zip(*map(values_of, columns), strict=True)):
        values = [value for value in said if value is not None]
        if values and of.id in drafts[row].faults:
            drafts[row].spans.pop(of.id, None)
        if not values or of.id in drafts[row].faults:
            continue
        if any(value != values[0] for value in values):
            _contradict(drafts[row], of, columns, row, faults)
        else:
            drafts[row].values[of.id] = values[0]


def _link(drafts: Drafts, of: Field, columns: Sequence[Column[Answer]]) -> None:
    """Keep what the columns of a link say, as it is written."""
    texts = [column.to(_texts).all() for column in columns]
    said = texts[0] if len(texts) == 1 else list(map(_joined, *texts))
    for draft, link in zip(drafts, said, strict=True):
        if link and of.id not in draft.faults:
            draft.links[of.id] = link


def _texts(answer: Answer) -> tuple[str, ...]:
    """Return what a link's cell says."""
    if answer is None or isinstance(answer, Unreadable):
        return ()
    return (str(answer),)


def _joined(*texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what several columns say, in their order."""
    return tuple(text for each in texts for text in each)


def _contradict(
    draft: Draft,
    of: Field,
    columns: Sequence[Column[Answer]],
    row: int,
    faults: Faults,
) -> None:
    """Leave a field unknown of which two columns say different things."""
    filled = [column for column in columns if column.at(row) is not None]
    both = " / ".join(shown(column.cell(row)) for column in filled)
    why = Unreadable(Code.COLUMNS_CONTRADICT, both)
    faults.add(draft, of, filled[1].number, why)


def as_awards(answer: Answer) -> Awards:
    """Return an answer of one column as what it puts somebody forward for."""
    if isinstance(answer, Unreadable):
        return (), (answer,)
    return (answer if isinstance(answer, tuple) else ()), ()


def nominate(
    drafts: Drafts, of: Field, columns: Sequence[Column[Awards]], faults: Faults
) -> None:
    """Fill what nominees are put forward for; an unknown award spoils no other."""
    for column in columns:
        for row in column.where(lambda awards: bool(awards[1])):
            for why in column.at(row)[1]:
                faults.add(drafts[row], of, column.number, why)
    named = [column.to(lambda awards: awards[0]).all() for column in columns]
    said = named[0] if len(named) == 1 else list(map(_united, *named))
    for draft, awards in zip(drafts, said, strict=True):
        if awards:
            draft.values[of.id] = awards
            draft.faults.pop(of.id, None)


def _united(*sets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the members of several sets, sorted."""
    return tuple(sorted({*_joined(*sets)}))
