"""Faults in data and rules, as values that are collected and never raised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from thidua.texts.localized import LocalizedText


class Severity(StrEnum):
    """How much a problem matters: an error takes something out of the judgement."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a cell of a sheet, or a line of a text file.

    `file` is a path relative to what the user named, with `/`; `row`, `line` and
    `position` count from 1; `column` is the letter of a sheet's column.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    position: int | None = None

    def __str__(self) -> str:
        """Write the place as people name it: `a.xlsx ▸ Cá nhân ▸ C14`, `a.yaml:3:5`."""
        if self.line is not None:
            tail = f":{self.line}" + (f":{self.position}" if self.position else "")
            return self.file + tail
        cell = f"{self.column or ''}{self.row or ''}"
        return " ▸ ".join(part for part in (self.file, self.sheet, cell) if part)


Detail: TypeAlias = str | LocalizedText | date | tuple["Detail", ...]
"""A value that a wording needs: as it stands, or said in the reader's language."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a code with its place and the values its wording needs.

    The wording (message, what was expected, what to do) stands in `texts` under the
    code, so a problem is the same value in every language. `details` maps the names
    used in the wording to their values.
    """

    code: str
    place: Place
    severity: Severity = Severity.ERROR
    details: Mapping[str, Detail] = field(default_factory=dict)
