"""A column of a form to the check a spreadsheet program makes while it is filled."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeAlias

from thidua.explanation.values import Writer
from thidua.model.vocabulary import Kind, ValueType, Vocabulary
from thidua.reports.form.plan import Column
from thidua.texts import Language
from thidua.texts.template import ANSWERS, CHECKS, RANGE

Options: TypeAlias = dict[str, Any]
"""A data validation as xlsxwriter takes it."""

_VIETNAM = timezone(timedelta(hours=7))

LAST_ROW = 2001
"""The last row, counted from 1, that checks and drop-downs reach."""

FIRST_DAY = date(1906, 1, 1)
"""A year typed into a date cell becomes a day before this one, so it is refused."""
LAST_DAY = date(2099, 12, 31)
MOST = 10**15 - 1
"""A workbook keeps no more digits than these."""


def _start(day: date) -> int:
    """Return the code of the moment a day begins."""
    return int(datetime.combine(day, time(), _VIETNAM).timestamp())


_WHOLE_SHARE = 1_000_000
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_STRICT, _LENIENT = "stop", "warning"
_VALIDATES: Mapping[Kind, str] = {
    Kind.INTEGER: "integer",
    Kind.MONEY: "integer",
    Kind.YEAR: "integer",
    Kind.DECIMAL: "decimal",
    Kind.SHARE: "decimal",
    Kind.DATE: "date",
    Kind.MOMENT: "date",
}
_USUAL: Mapping[Kind, tuple[int, int]] = {
    Kind.INTEGER: (-MOST, MOST),
    Kind.MONEY: (0, MOST),
    Kind.YEAR: (1900, 2099),
    Kind.DECIMAL: (-MOST, MOST),
    Kind.SHARE: (0, _WHOLE_SHARE),
    Kind.DATE: (FIRST_DAY.toordinal(), LAST_DAY.toordinal()),
    Kind.MOMENT: (_start(FIRST_DAY), _start(LAST_DAY)),
}
"""The range, as codes, of a field that declares none."""


def check(column: Column, language: Language, cells: str, first: str) -> Options:
    """Return the check of the cells of a column.

    Args:
        column: The column; a list or a link names a range of the workbook.
        language: The language of the messages.
        cells: All cells of the column, as in `$A$2:$A$2001`.
        first: The first of them, as in `A2`.
    """
    of_type = column.field.type
    if of_type.kind is Kind.YES_NO:
        answers = [ANSWERS[answer](language) for answer in ("yes", "no")]
        return _list(answers) | _say(column, "yes_no", language)
    if column.choices is not None:
        return _choice(column, f"={column.choices.name}", language)
    if column.link_to:
        codes = f"={codes_name(column.link_to)}"
        return _list(codes, _LENIENT) | _say(column, "link", language)
    if of_type.kind in _VALIDATES:
        return _between(of_type) | _say(column, of_type.kind.value, language)
    if column.field.id == "code":
        once = f"=SUMPRODUCT(--({cells}={first}))=1"
        options = {"validate": "custom", "value": once, "error_type": _LENIENT}
        return options | _say(column, "code", language)
    return {"validate": "any"}


def meaning(column: Column, language: Language) -> Options:
    """Return what a heading says of its column when it is chosen."""
    hint = CHECKS[hint_of(column)].hint(language)
    needed = ANSWERS["required" if column.is_required else "optional"](language)
    text = f"{' – '.join(column.heading)}. {hint} {needed}"
    return {"validate": "any"} | _input(column, text)


def hint_of(column: Column) -> str:
    """Return the key of the words that say how a column is written."""
    return "code" if column.field.id == "code" else column.field.type.kind.value


def codes_name(records: tuple[str, ...]) -> str:
    """Return the name of the range that holds the codes of record types."""
    return "codes_" + "_".join(records)


def ends(of_type: ValueType) -> tuple[int, int]:
    """Return the least and the greatest code of a column: as declared, else usual."""
    least, most = _USUAL[of_type.kind]
    low = least if of_type.low is None else of_type.low
    if of_type.kind is Kind.DATE:
        low = max(low, least)
    return low, most if of_type.high is None else of_type.high


def value_of(of_type: ValueType, code: int) -> int | float | date | datetime:
    """Return a code as a cell of a workbook holds it."""
    match of_type.kind:
        case Kind.DATE:
            return date.fromordinal(code)
        case Kind.MOMENT:
            return datetime.fromtimestamp(code, _VIETNAM).replace(tzinfo=None)
        case Kind.SHARE:
            return code / _WHOLE_SHARE
        case Kind.DECIMAL:
            return float(Decimal(code).scaleb(-of_type.scale))
        case _:
            return code


def _say(column: Column, kind: str, language: Language) -> Options:
    """Return a hint for the cell and a message for a wrong value."""
    words, of_type = CHECKS[kind], column.field.type
    span = ""
    if of_type.low is not None and of_type.high is not None:
        writer = Writer(Vocabulary({}, {}), language)
        low, high = (writer.value(of_type, end) for end in ends(of_type))
        span = RANGE(language).format(low=low, high=high)
    return _input(column, words.hint(language)) | {
        "error_title": _short(column.heading[0], _LONGEST_TITLE),
        "error_message": _short(
            words.error(language).format(range=span), _LONGEST_MESSAGE
        ),
    }


def _choice(column: Column, source: str, language: Language) -> Options:
    """Return a drop-down; where several values may be given, others are let through."""
    if column.field.type.kind is Kind.SET:
        return _list(source) | _say(column, "set", language) | {"show_error": False}
    return _list(source) | _say(column, "enum", language)


def _list(source: str | list[str], error_type: str = _STRICT) -> Options:
    return {"validate": "list", "source": source, "error_type": error_type}


def _between(of_type: ValueType) -> Options:
    low, high = (value_of(of_type, end) for end in ends(of_type))
    return {
        "validate": _VALIDATES[of_type.kind],
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_type": _STRICT,
    }


def _input(column: Column, message: str) -> Options:
    return {
        "input_title": _short(column.heading[0], _LONGEST_TITLE),
        "input_message": _short(message, _LONGEST_MESSAGE),
    }


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
