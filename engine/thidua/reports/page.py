"""A view to `ket-qua.html`: one page that prints, works offline and needs no script."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.explanation.grounds import citation, provenance
from thidua.explanation.speech import Speech
from thidua.explanation.tree import Reason
from thidua.explanation.values import write_day
from thidua.model.conditions import Verdict
from thidua.model.pack import Basis
from thidua.reports.lines import AwardLines, Line
from thidua.reports.shaky import Shaky, key_title, limit_title
from thidua.reports.summary import summary
from thidua.reports.view import RunView
from thidua.texts import words as tables
from thidua.texts.headings import GROUPS, HEADINGS

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
_TEMPLATE = "ket-qua.html.j2"
_SEATED = ("proposed", "tied", "awaiting_seats", "reserve")
_MARKS = {
    Verdict.MET: "✓",
    Verdict.UNMET: "✗",
    Verdict.UNKNOWN: "?",
    Verdict.NOT_APPLICABLE: "–",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """An item of an award with the passage it rests on."""

    title: str
    citation: str
    provenance: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One award on the page."""

    id: str
    title: str
    lines: AwardLines
    criteria: tuple[Ground, ...]
    order: tuple[Ground, ...]
    limits: tuple[Ground, ...]

    @property
    def seated(self) -> tuple[Line, ...]:
        """Return those who were ranked for seats, in order."""
        groups = self.lines.groups
        return tuple(line for group in _SEATED for line in groups.get(group, ()))


def page(view: RunView, awards: Sequence[AwardLines]) -> str:
    """Return the page of a view and its lines; the same view gives the same text."""
    said = {key: text(view.language) for key, text in HEADINGS.items()}
    files = {person.place.file for person in view.people.values()}
    return _template(*files if len(files) == 1 else ()).render(
        lang=view.language.value,
        w=said,
        groups={key: text(view.language) for key, text in GROUPS.items()},
        verdicts={
            verdict.name: (mark, tables.VERDICTS[verdict.name.lower()](view.language))
            for verdict, mark in _MARKS.items()
        },
        pack=view.pack,
        pack_title=view.pack.title(view.language),
        facts=tuple(_facts(view, said)),
        summary=summary(view),
        numbers=_numbers(awards),
        readings=_readings(awards),
        chapters=tuple(_chapter(view, award) for award in awards),
        problems=view.problems,
        shown=shown_children,
        met_leaves=met_leaves,
    )


def _template(only_file: str | None = None) -> "Template":
    """Return the template; where there is one input file, places leave it out."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    head = f"{only_file} ▸ "
    environment.filters["short"] = lambda text: text.replace(head, "")
    return environment.get_template(_TEMPLATE)


def _facts(view: RunView, said: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what the page's head says of the run."""
    setting, pack = view.setting, view.pack
    days = [write_day(d.isoformat()) for d in (setting.round_start, setting.round_end)]
    number = said["version"].format(pack.version)
    yield said["pack"], f"{pack.id} ({number})"
    yield said["round"], said["round_span"].format(setting.round_id, *days)
    yield said["as_of"], write_day(setting.as_of.isoformat())
    yield said["decided_on"], write_day(setting.decided_on.isoformat())
    yield said["award_year"], str(setting.award_year)
    if view.opinions:
        yield said["evaluators"], view.opinions
    yield said["digest"], pack.digest[:16]
    yield said["file"], ", ".join(sorted({p.place.file for p in view.people.values()}))


def _numbers(awards: Sequence[AwardLines]) -> tuple[Shaky, ...]:
    found = (doubt for award in awards for doubt in award.shaky if doubt.is_number)
    return tuple(dict.fromkeys(found))


def _readings(awards: Sequence[AwardLines]) -> tuple[tuple[Shaky, int], ...]:
    """Return the assumed readings, each with how many awards rest on it."""
    counted = Counter(
        doubt for award in awards for doubt in award.shaky if not doubt.is_number
    )
    return tuple(counted.items())


def _chapter(view: RunView, lines: AwardLines) -> Chapter:
    award = lines.award
    speech = Speech(view.pack, award, view.language, view.names)
    return Chapter(
        id=award.id,
        title=award.title(view.language),
        lines=lines,
        criteria=tuple(
            _ground(speech, criterion.title(view.language), criterion.basis)
            for criterion in award.criteria
        ),
        order=tuple(
            _ground(speech, key_title(speech, award, key.node), key.basis)
            for key in award.rank
        ),
        limits=tuple(
            _ground(speech, limit_title(speech, limit), limit.basis)
            for limit in award.seats
        ),
    )


def _ground(speech: Speech, title: str, basis: Basis) -> Ground:
    return Ground(title, citation(speech, basis.cite), provenance(speech, basis))


def shown_children(reason: Reason) -> tuple[Reason, ...]:
    """Return the branches of what is not met that bear on it."""
    return tuple(c for c in reason.children if c.verdict is not Verdict.NOT_APPLICABLE)


def met_leaves(reason: Reason) -> tuple[Reason, ...]:
    """Return the leaves by which a reason is met, each with the last route above it."""
    return tuple(_met(reason, "")) if reason.children else ()


def _met(reason: Reason, route: str) -> Iterator[Reason]:
    named = reason.route or route
    if not reason.children:
        yield replace(reason, route=named)
    for child in reason.children:
        if child.verdict is Verdict.MET or reason.is_denial:
            yield from _met(child, named)
