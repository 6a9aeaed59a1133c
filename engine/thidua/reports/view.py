"""A finished run and its pack to one frozen value that every report is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from thidua.model.findings import Decision
from thidua.model.pack import RulePack
from thidua.model.proposals import Proposal
from thidua.model.records import Batch, Record
from thidua.problems import Place, Problem
from thidua.texts import Language
from thidua.texts.catalogue import severity_word, word
from thidua.texts.headings import HEADINGS


class FinishedRun(Protocol):
    """What a report needs of a run; `manifest` is the content of `run.json`."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Return dates, round and evaluators."""

    @property
    def batch(self) -> Batch:
        """Return what was submitted."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions."""

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Return the proposals."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the faults found."""


@dataclass(frozen=True, slots=True)
class Person:
    """A nominee (of any kind) as people name it."""

    key: str
    name: str
    unit: str
    place: Place


@dataclass(frozen=True, slots=True)
class WordedProblem:
    """A problem in the language of the report."""

    place: Place
    code: str
    severity: str
    message: str
    expected: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Setting:
    """When and how the run was made."""

    round_id: str
    round_start: date
    round_end: date
    as_of: date
    decided_on: date
    award_year: int
    judged_by: str = ""
    checked_by: str | None = None


@dataclass(frozen=True, slots=True)
class RunView:
    """Everything reports show: rules, people, conclusions, faults, and the language."""

    pack: RulePack
    setting: Setting
    language: Language
    people: Mapping[str, Person]
    units: Mapping[str, str]
    decisions: tuple[Decision, ...]
    proposals: tuple[Proposal, ...]
    problems: tuple[WordedProblem, ...]

    @property
    def names(self) -> dict[str, str]:
        """Return the display names of units and nominees by key."""
        return {**self.units, **{key: p.name for key, p in self.people.items()}}

    @property
    def opinions(self) -> str:
        """Say who judged, and who checked or that nobody did; empty if not known."""
        judged_by, checked_by = self.setting.judged_by, self.setting.checked_by
        if not judged_by:
            return ""
        said = HEADINGS["unchecked" if checked_by is None else "checked"]
        return said(self.language).format(judged_by=judged_by, checked_by=checked_by)


def view(run: FinishedRun, pack: RulePack, language: Language) -> RunView:
    """Return the view of a run in a language.

    Args:
        run: The run, just made or read from its folder.
        pack: The pack it was made under.
        language: The language of the report.
    """
    units = {key: _name(record) for key, record in run.batch.units.items()}
    return RunView(
        pack=pack,
        setting=_setting(run.manifest),
        language=language,
        people={
            key: _person(record, units) for key, record in run.batch.nominees.items()
        },
        units=units,
        decisions=run.decisions,
        proposals=run.proposals,
        problems=tuple(_worded(problem, language) for problem in run.problems),
    )


def _setting(manifest: Mapping[str, Any]) -> Setting:
    dates, evaluators = manifest["dates"], manifest.get("evaluators", {})
    return Setting(
        round_id=manifest["round"],
        round_start=date.fromisoformat(dates["round_start"]),
        round_end=date.fromisoformat(dates["round_end"]),
        as_of=date.fromisoformat(dates["as_of"]),
        decided_on=date.fromisoformat(dates["decided_on"]),
        award_year=int(dates["award_year"]),
        judged_by=evaluators.get("judged_by") or "",
        checked_by=evaluators.get("checked_by"),
    )


def _name(record: Record) -> str:
    return str(record.get("name") or record.key)


def _person(record: Record, units: Mapping[str, str]) -> Person:
    unit = record.get("unit")
    shown = "" if unit is None else units.get(str(unit), str(unit))
    return Person(record.key, _name(record), shown, record.place)


def _worded(problem: Problem, language: Language) -> WordedProblem:
    worded = word(problem, language)
    return WordedProblem(
        problem.place,
        problem.code,
        severity_word(problem.severity, language),
        worded.message,
        worded.expected,
        worded.remedy,
    )
