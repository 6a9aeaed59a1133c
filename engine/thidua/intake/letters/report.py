"""What is strange about a column's text, to problems and a question for people."""

from collections.abc import Iterable, Sequence

from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawCell, RawSheet
from thidua.intake.letters.columns import ColumnText
from thidua.intake.letters.convert import convert
from thidua.intake.letters.damage import unscrambled
from thidua.intake.spelling import NOTHING_TIDIED, Tidied
from thidua.model.mapping import Letters, Question, Topic
from thidua.problems import Place, Problem

_PREVIEWED = 5
_SHOWN = 80


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
