"""Rows an office could write into a form, with the records they should become."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.model.records import Value
from thidua.model.vocabulary import Kind, Role
from thidua.reports.form.checks import ends
from thidua.reports.form.plan import Column, Form, Sheet
from thidua.reports.form.tables import awards_of
from thidua.texts.template import ANSWERS

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặ"
    "éèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
SPITEFUL = ("=1+1", "@SUM(A1)", "+84", "-5", "0012", "1/2", "<b>&", "http://a.vn", "'x")
MOST_MONEY = 10**12
MOST = 10**6


@dataclass
class Line:
    """One row: what its cells hold, and the values it stands for."""

    cells: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)

    def put(self, name: str, cell: object, value: Value) -> None:
        self.cells[name], self.values[name] = cell, value


class Clerk:
    """Writes rows for every sheet of a form from one seed."""

    def __init__(self, form: Form, seed: int) -> None:
        self.form, self.chance = form, random.Random(seed)  # noqa: S311
        self.lines: dict[str, list[Line]] = {}
        self.used: set[str] = set()

    def write(self) -> dict[str, list[Line]]:
        """Return the lines of every sheet, by record type."""
        for name, sheet in self.form.sheets.items():
            self.lines[name] = self.sheet(sheet)
        return self.lines

    def sheet(self, sheet: Sheet) -> list[Line]:
        role = sheet.record.role
        if role in {Role.UNIT, Role.NOMINEE}:
            return [self.line(sheet, {}) for _ in range(self.chance.randint(1, 3))]
        if role is Role.QUOTA:
            return [self.line(sheet, {})]
        owners = [o for kind in sheet.kinds for o in self.lines[kind]]
        chosen = self.chance.sample(owners, self.chance.randint(0, len(owners)))
        return [self.child(sheet, owner) for owner in chosen]

    def child(self, sheet: Sheet, owner: Line) -> Line:
        code = str(owner.values["code"])
        known: dict[str, tuple[object, Value]] = {"nominee": (code, code)}
        column = sheet.columns[sheet.position("award") or 0]
        if sheet.record.per == "nomination" and column.choices:
            awards = owner.values["nominated_for"]
            assert isinstance(awards, tuple)
            ids = self.ids(column, sheet)
            award = self.chance.choice(awards)
            known["award"] = (column.choices.values[ids.index(award)], award)
        return self.line(sheet, known)

    def line(self, sheet: Sheet, known: dict[str, tuple[object, Value]]) -> Line:
        """Write a row; what is not required may be left empty."""
        line = Line()
        last = sheet.columns[-1].field.id
        for column in sheet.columns:
            name = column.field.id
            needed = column.is_required or name in {last, "submitting_unit"}
            if name in known:
                line.put(name, *known[name])
            elif needed or self.chance.random() < 0.6:
                line.put(name, *self.value(column, sheet))
        return line

    def value(self, column: Column, sheet: Sheet) -> tuple[object, Value]:
        """Return a cell and the value it stands for."""
        of_type, name = column.field.type, column.field.id
        match of_type.kind:
            case Kind.ENUM | Kind.SET:
                return self.choice(column, sheet)
            case Kind.LINK:
                code = str(
                    self.chance.choice(self.lines[column.link_to[0]]).values["code"]
                )
                return code, code
            case Kind.YES_NO:
                answer = self.chance.random() < 0.5
                return ANSWERS["yes" if answer else "no"](self.form.language), answer
            case Kind.TEXT:
                text = self.code() if name == "code" else self.text(name)
                return text, text
            case _:
                return self.number(column)

    def number(self, column: Column) -> tuple[object, Value]:
        of_type = column.field.type
        low, high = ends(of_type)
        if of_type.kind is not Kind.DATE:
            most = MOST_MONEY if of_type.kind is Kind.MONEY else MOST
            low, high = max(low, -most), min(high, most)
        code = self.chance.randint(low, high)
        if of_type.kind is Kind.DATE:
            return date.fromordinal(code), date.fromordinal(code)
        if of_type.kind is Kind.DECIMAL:
            exact = Decimal(code).scaleb(-of_type.scale)
            return exact, exact
        return code, code

    def choice(self, column: Column, sheet: Sheet) -> tuple[object, Value]:
        assert column.choices is not None
        ids, labels = self.ids(column, sheet), column.choices.values
        if column.field.type.kind is Kind.ENUM:
            number = self.chance.randrange(len(ids))
            return labels[number], ids[number]
        some = self.chance.sample(range(len(ids)), self.chance.randint(1, len(ids)))
        return "; ".join(labels[n] for n in some), tuple(sorted(ids[n] for n in some))

    def ids(self, column: Column, sheet: Sheet) -> Sequence[str]:
        """Return what the values of a list stand for, in the list's order."""
        assert column.choices is not None
        if column.choices.name.startswith("awards_"):
            return [a for kind in sheet.kinds for a in awards_of(self.form.pack, kind)]
        enum = self.form.pack.vocabulary.enums[column.field.type.of or ""]
        return [value.id for value in enum.values]

    def code(self) -> str:
        """Return an identity number with its leading zero."""
        return self.fresh(lambda: f"0{self.chance.randrange(10**11):011}")

    def text(self, name: str) -> str:
        """Return a text nobody else has, or one a spreadsheet may take for another."""
        if name in {"note", "position"} and self.chance.random() < 0.3:
            return self.chance.choice(SPITEFUL)
        return self.fresh(self.words)

    def words(self) -> str:
        sizes = [self.chance.randint(3, 6) for _ in range(3)]
        return " ".join(
            "".join(self.chance.choices(LETTERS, k=n)) for n in sizes
        ).title()

    def fresh(self, make: Any) -> str:
        text = str(make())
        while text in self.used:
            text = str(make())
        self.used.add(text)
        return text
