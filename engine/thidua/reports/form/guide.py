"""The plan of a form to the words of its first sheet: what to write where, and how."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.explanation.values import write_day
from thidua.model.vocabulary import Absence, Role
from thidua.reports.form.checks import hint_of
from thidua.reports.form.plan import Form, Sheet
from thidua.texts.localized import LocalizedText
from thidua.texts.template import (
    CHECKS,
    GUIDE,
    IF_EMPTY,
    KINDS,
    NEXT,
    ROWS,
    SHEETS,
    STEPS,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the guide: a table under its head, or lines of one cell each."""

    heading: str
    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The words of the first sheet."""

    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]


def guide(form: Form) -> Guide:
    """Return the guide of a form, in the form's language."""
    say = _Say(form)
    sections = (
        Section(
            say("awards"),
            tuple(say.awards()),
            (say("award"), say("for"), say("filled_on")),
        ),
        Section(say("steps"), tuple((f"• {line}",) for line in say.steps())),
        Section(
            say("sheets"),
            tuple(say.sheets()),
            (say("sheet"), say("rows"), say("if_empty")),
        ),
        Section(say("cells"), tuple(say.cells())),
        Section(say("next"), tuple((line,) for line in say.next())),
    )
    return Guide(say("title"), tuple(say.about()), sections)


class _Say:
    """Says the guide's sentences about one form."""

    def __init__(self, form: Form) -> None:
        self._form, self._language = form, form.language

    def __call__(self, key: str, **details: object) -> str:
        return self._text(GUIDE[key], **details)

    def _text(self, text: LocalizedText, **details: object) -> str:
        return text(self._language).format(**details)

    def about(self) -> Iterator[str]:
        pack = self._form.pack
        yield pack.title(self._language)
        start, end = _day(pack.valid.start), _day(pack.valid.end)
        yield self("pack", id=pack.id, version=pack.version, start=start, end=end)
        for one in pack.rounds.values():
            title = one.title(self._language) if one.title else one.id
            yield self("round", title=title, start=_day(one.start), end=_day(one.end))

    def awards(self) -> Iterator[tuple[str, ...]]:
        for award in self._form.pack.awards.values():
            sheet = self._form.sheets[award.nominee]
            title = sheet.record.title(self._language)
            yield award.title(self._language), title, sheet.name

    def steps(self) -> Iterator[str]:
        for role in (Role.UNIT, Role.NOMINEE, Role.CHILD):
            names = [s.name for s in self._of_role(role)]
            if names:
                quoted = ", ".join(f"“{name}”" for name in names)
                yield self._text(STEPS[role.value], sheets=quoted)
        for key in ("required", "layout"):
            yield self._text(STEPS[key])
        yield self._text(STEPS["example"], sheets=SHEETS["examples"](self._language))

    def sheets(self) -> Iterator[tuple[str, ...]]:
        for sheet in self._form.sheets.values():
            record = sheet.record
            rows = self._text(
                ROWS[record.role.value],
                title=sheet.name,
                kinds=self._names(sheet.kinds),
            )
            yield sheet.name, rows, self._text(IF_EMPTY[_if_empty(sheet)])

    def cells(self) -> Iterator[tuple[str, ...]]:
        used = {
            key
            for sheet in self._form.sheets.values()
            for column in sheet.columns
            for key in (column.field.type.kind.value, hint_of(column))
        }
        for key, title in KINDS.items():
            if key in used:
                yield title(self._language), CHECKS[key].hint(self._language)

    def next(self) -> Iterator[str]:
        for text in NEXT:
            yield self._text(text, pack=self._form.pack.id)
        if self._form.left_out:
            titles = (record.title(self._language) for record in self._form.left_out)
            yield self("left_out", titles=", ".join(titles))

    def _of_role(self, role: Role) -> list[Sheet]:
        sheets = self._form.sheets.values()
        return [sheet for sheet in sheets if sheet.record.role is role]

    def _names(self, kinds: tuple[str, ...]) -> str:
        return ", ".join(self._form.sheets[kind].name for kind in kinds)


def _if_empty(sheet: Sheet) -> str:
    """Return which words say what an empty sheet means."""
    if sheet.record.role is not Role.CHILD:
        return sheet.record.role.value
    is_none = sheet.record.absent_means is Absence.NONE
    return "none" if is_none else "unknown"


def _day(day: date | None) -> str:
    return "…" if day is None else write_day(day.isoformat())
