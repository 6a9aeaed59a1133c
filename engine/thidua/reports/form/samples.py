"""The plan of a form to one made-up row for each of its sheets."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeAlias

from thidua.intake.spelling import fold_name
from thidua.model.pack import RulePack
from thidua.model.vocabulary import Kind, Role, ValueType
from thidua.reports.form.checks import ends, value_of
from thidua.reports.form.plan import Column, Form, Sheet
from thidua.texts import Language
from thidua.texts.template import (
    ANSWERS,
    SAMPLE_ANY,
    SAMPLE_NAMES,
    SAMPLE_TEXTS,
)

Cell: TypeAlias = str | int | float | date | None
"""What a cell of the form holds; None where an example leaves it empty."""

_BORN_ON = "born_on"
_BIRTHDAY = date(1985, 3, 9)
_SOME_YEAR = 2026
_AFTER_START = timedelta(days=40)
_COUNTS: Mapping[str, int] = {"no": 0, "blank": 0}
"""Whole numbers of a vote that must not all be the same."""
_USUAL: Mapping[Kind, int] = {
    Kind.INTEGER: 9,
    Kind.MONEY: 15_000_000,
    Kind.SHARE: 125_000,
}
_LETTERS = 2


def samples(form: Form) -> dict[str, tuple[Cell, ...]]:
    """Return a row that fits each sheet, by record type; links lead to one another."""
    codes = _codes(form)
    return {
        name: tuple(_cell(column, sheet, form, codes) for column in sheet.columns)
        for name, sheet in form.sheets.items()
    }


def _codes(form: Form) -> dict[str, str]:
    """Return the codes of examples: the initials of a sheet's name and a number."""
    codes: dict[str, str] = {}
    for name, sheet in form.sheets.items():
        words = [fold_name(word)[:1] for word in sheet.name.split()]
        initials = "".join(words[:_LETTERS]).upper()
        number = 1 + sum(code.startswith(initials) for code in codes.values())
        codes[name] = f"{initials}{number:02}"
    return codes


def _cell(column: Column, sheet: Sheet, form: Form, codes: Mapping[str, str]) -> Cell:
    if column.choices is not None:
        return column.choices.values[0]
    match column.field.type.kind:
        case Kind.YES_NO:
            found: Cell = ANSWERS["yes"](form.language)
        case Kind.LINK:
            found = codes[column.link_to[0]] if column.link_to else None
        case Kind.TEXT:
            is_code = column.field.id == "code"
            own = codes[sheet.record.id]
            found = own if is_code else _text(column, sheet, form.language)
        case _:
            found = _number(column.field.id, column.field.type, form.pack)
    return found


def _text(column: Column, sheet: Sheet, language: Language) -> Cell:
    name = column.field.id
    if name == "name" and sheet.record.role in {Role.UNIT, Role.NOMINEE}:
        is_person = _BORN_ON in sheet.record.fields
        title = SAMPLE_NAMES["person" if is_person else "other"](language)
        return title.format(title=sheet.name)
    return SAMPLE_TEXTS.get(name, SAMPLE_ANY)(language) or None


def _number(name: str, of_type: ValueType, pack: RulePack) -> Cell:
    """Return a number or a day that lies within the declared range."""
    if name == _BORN_ON:
        return _BIRTHDAY
    low, high = ends(of_type)
    match of_type.kind:
        case Kind.DATE | Kind.MOMENT:
            found = _day(pack)
            code = found.toordinal() if of_type.kind is Kind.DATE else (low + high) // 2
        case Kind.YEAR:
            code = _day(pack).year
        case Kind.DECIMAL:
            code = 125 * 10**of_type.scale // 10
        case kind:
            code = _COUNTS.get(name, _USUAL[kind])
    return value_of(of_type, min(max(code, low), high))


def _day(pack: RulePack) -> date:
    """Return a day early in the pack's first round."""
    starts = [one.start for one in pack.rounds.values()]
    first = min(starts) if starts else pack.valid.start
    return (first or date(_SOME_YEAR, 1, 1)) + _AFTER_START
