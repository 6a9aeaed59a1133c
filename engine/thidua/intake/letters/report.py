"""What is strange about the text of tables, to problems and questions for people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from thidua.intake.codes import Code, problem
from thidua.intake.grid import Binding, RawCell, RawSheet, RawTable
from thidua.intake.letters.columns import ColumnText, inspect_text
from thidua.intake.letters.convert import convert
from thidua.intake.letters.damage import unscrambled
from thidua.intake.spelling import NOTHING_TIDIED, Tidied
from thidua.model.mapping import Letters, Question, Topic
from thidua.problems import Place, Problem

_PREVIEWED = 5
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class TextReport:
    """What is strange about the text of a batch, and what is to be asked about it."""

    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


def inspect_tables(tables: Sequence[RawTable]) -> TextReport:
    """Return what is strange about the columns that are read.

    A column that the map converts is looked at in its new letters. Tables that share a
    sheet ask once about a column of theirs.
    """
    problems: list[Problem] = []
    questions: dict[Place, Question] = {}
    counts: dict[str, Tidied] = {}
    for table in tables:
        file = table.source.file
        bindings = {binding.column: binding for binding in table.bindings}
        for binding in bindings.values():
            column, cells = _column(table, binding)
            text = inspect_text(cells, column.font)
            if binding.letters is Letters.UNICODE:
                text = replace(text, letters=(), old=())
            problems += column.problems(text)
            for question in column.questions(text):
                questions.setdefault(question.place, question)
            counts[file] = counts.get(file, NOTHING_TIDIED) + text.tidied
    for file, count in counts.items():
        problems += tidied_note(file, [count])
    return TextReport(tuple(problems), tuple(questions.values()))


def _column(table: RawTable, binding: Binding) -> tuple["Column", Sequence[RawCell]]:
    """Return a column of a table with its cells, converted where the map says so."""
    at, letters = binding.column, binding.letters
    cells = table.cells(at)
    if letters is not None:
        cells = [convert(c, letters) if isinstance(c, str) else c for c in cells]
    rows = [row.number for row in table.rows]
    heading = (table.header_row, at, binding.heading)
    return Column(table.source, heading, rows, cells), cells


class Column:
    """One column of a sheet: its cells with the numbers of their rows."""

    def __init__(
        self,
        sheet: RawSheet,
        heading: tuple[int, int, str],
        rows: Sequence[int],
        cells: Sequence[RawCell],
    ) -> None:
        """Keep the column; `heading` is its row, its column and its text."""
        self._sheet = sheet
        self._header_row, self._column, self._heading = heading
        self._rows = rows
        self._cells = cells

    @property
    def font(self) -> Letters | None:
        """Return the encoding of the old font that any of its cells is shown in."""
        fonts = self._sheet.marks.old_fonts
        if not fonts:
            return None
        found = (fonts.get((row, self._column)) for row in self._rows)
        return next((letters for letters in found if letters is not None), None)

    def problems(self, text: ColumnText) -> list[Problem]:
        """Say which cells are in old letters, lost letters or were misread."""
        found = []
        if text.letters:
            found.append(self._old(text))
        if text.lost:
            found.append(self._faulty(Code.TEXT_LOST, text.lost))
        if text.scrambled:
            shown = self._text(text.scrambled[0])
            mended = unscrambled(shown) or ""
            found.append(
                self._faulty(Code.TEXT_SCRAMBLED, text.scrambled, _short(mended))
            )
        return found

    def questions(self, text: ColumnText) -> list[Question]:
        """Ask whether the column is in the old letters that it seems to be in."""
        if not text.letters:
            return []
        samples = dict.fromkeys(self._text(position) for position in text.old)
        pairs = [
            f"{_short(sample)} → {_short(convert(sample, text.letters[0]))}"
            for sample in list(samples)[:_PREVIEWED]
        ]
        return [
            Question(
                Topic.LETTERS,
                self._sheet.place(self._header_row, self._column),
                _short(next(iter(samples))),
                tuple(letters.value for letters in text.letters),
                tuple(pairs),
                {"heading": self._heading},
            )
        ]

    def _old(self, text: ColumnText) -> Problem:
        sample = self._text(text.old[0])
        return problem(
            Code.LETTERS_OLD,
            self._sheet.place(self._header_row, self._column),
            heading=self._heading,
            letters=text.letters[0].value,
            count=str(len(text.old)),
            found=_short(sample),
            reading=_short(convert(sample, text.letters[0])),
            unicode=str(text.unicode),
        )

    def _faulty(
        self, code: Code, positions: Sequence[int], reading: str = ""
    ) -> Problem:
        return problem(
            code,
            self._sheet.place(self._rows[positions[0]], self._column),
            heading=self._heading,
            count=str(len(positions)),
            found=_short(self._text(positions[0])),
            reading=reading,
        )

    def _text(self, position: int) -> str:
        cell = self._cells[position]
        return cell if isinstance(cell, str) else ""


def tidied_note(file: str, counts: Iterable[Tidied]) -> list[Problem]:
    """Say, once a file, how many cells were tidied up, if any."""
    whole = sum(counts, NOTHING_TIDIED)
    if whole == NOTHING_TIDIED:
        return []
    return [
        problem(
            Code.TEXT_TIDIED,
            Place(file),
            composed=str(whole.composed),
            spaces=str(whole.spaces),
            eth=str(whole.eth),
        )
    ]


def _short(text: str) -> str:
    """Return the start of a text on one line; the soft hyphen is a letter here."""
    return " ".join(text.split())[:_SHOWN]
