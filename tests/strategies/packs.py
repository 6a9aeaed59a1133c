"""Generated rule packs: written as one YAML file and read by the real loader."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from strategies.conditions import Words, conditions
from strategies.words import (
    COUNT,
    NOMINATION,
    PARAMETER_SORTS,
    ROWS,
    SHARE,
    TITLE,
    YEAR_BY,
    YES_NO,
    Sort,
    paths_of,
    plain,
    vocabulary,
)
from thidua.model.pack import RulePack
from thidua.packs.canonical import Plain, write_yaml
from thidua.packs.library import Library
from thidua.packs.load import load

INDIVIDUAL_AWARDS = ("medal", "title", "star")
COLLECTIVE_AWARDS = ("flag", "banner")
_CITED: dict[str, Plain] = {"cite": {"source": "plan", "at": "II.1"}}
_ASSUMED: dict[str, Plain] = {
    **_CITED,
    "provenance": "assumed",
    "because": {"vi": "chọn", "en": "chosen"},
}
_SPANS = (
    ({},),
    ({"to": "2018-06-30"}, {"from": "2018-07-01"}),
    ({"to": "2018-02-28"}, {"from": "2018-03-01", "to": "2018-08-31"},
     {"from": "2018-09-01"}),
)  # fmt: skip
_CLOCKS = (None, "received_on", "decided_on", "round_end")


@dataclass(frozen=True)
class Style:
    """How far a generated pack goes.

    Where `is_plain`, a pack keeps to what completions can tell: no `known`, no spans of
    awards, confirm gates only where no other award rests on them, no seats.
    """

    is_plain: bool = False
    most_criteria: int = 4
    most_facts: int = 4


@dataclass
class _Draft:
    """A pack while it is drawn; the facts each sort of award may name."""

    style: Style
    early: dict[str, Sort] = field(default_factory=dict)
    late: dict[str, Sort] = field(default_factory=dict)
    of_members: dict[str, Sort] = field(default_factory=dict)
    facts: dict[str, Plain] = field(default_factory=dict)

    def words(
        self, paths: Mapping[str, Sort], awards: tuple[tuple[str, str], ...] = ()
    ) -> Words:
        return Words(paths, PARAMETER_SORTS, awards, is_plain=self.style.is_plain)


@dataclass(frozen=True)
class Generated:
    """A pack with the text it was loaded from, which says what it is."""

    text: str
    pack: RulePack = field(compare=False)

    def __repr__(self) -> str:
        """Show the text up to the vocabulary, which is always the same."""
        return self.text.partition("\nvocabulary:")[0]

    def _repr_pretty_(self, printer: Any, cycle: object) -> None:  # noqa: ARG002
        printer.text(repr(self))


@st.composite
def packs(draw: DrawFn, style: Style | None = None) -> Generated:
    """Draw a pack, write it as YAML and load it."""
    text = draw(pack_texts(style))
    return Generated(text, loaded(text))


@st.composite
def pack_texts(draw: DrawFn, style: Style | None = None) -> str:
    """Draw a pack as the text of one YAML file."""
    draft = _Draft(style or Style())
    _draw_facts(draw, draft)
    awards = _draw_awards(draw, draft)
    parameters: dict[str, Plain] = {
        name: draw(_parameters(sort)) for name, sort in PARAMETER_SORTS.items()
    }
    parameters["places"] = draw(_seat_parameters())
    return write_yaml(
        {
            "pack": "generated",
            "version": 1,
            "title": TITLE,
            "valid": {"from": "2018-01-01", "to": "2018-12-31"},
            "law_date": draw(st.sampled_from(_CLOCKS[1:])),
            "sources": {"plan": {"number": "15/KH"}},
            "rounds": {"dot-1": {"from": "2018-01-01", "to": "2018-08-31"}},
            "parameters": parameters,
            "facts": draft.facts,
            "gates": {"gate": _gate(draw, draft)},
            "awards": awards,
            "vocabulary": vocabulary(),
        }
    )


def loaded(text: str) -> RulePack:
    """Load the text of a pack; a generated one has no faults."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.yaml"
        path.write_text(text, encoding="utf-8")
        found, problems = load(path, Library(()))
    assert found is not None, (problems, text)
    return found.pack


def _draw_facts(draw: DrawFn, draft: _Draft) -> None:
    common = paths_of("collective")
    number = draw(st.integers(1, draft.style.most_facts))
    for index in range(number):
        paths = {**common, **draft.early}
        draft.early[f"early_{index}"] = _fact(draw, draft, f"early_{index}", paths)
    for index in range(draw(st.integers(0, 2))):
        paths = {**common, **draft.early}
        own = (("medal", "self"),)
        draft.late[f"late_{index}"] = _fact(draw, draft, f"late_{index}", paths, own)
    for index in range(draw(st.integers(0, 2))):
        _member_fact(draw, draft, f"members_{index}")


def _fact(
    draw: DrawFn,
    draft: _Draft,
    name: str,
    paths: Mapping[str, Sort],
    awards: tuple[tuple[str, str], ...] = (),
) -> Sort:
    """Draw a derived fact over a table; return its sort."""
    computation = draw(
        st.sampled_from(
            (
                *("count", "sum", "highest", "lowest", "earliest", "latest"),
                *("streak", "share", "every", "some", "has_award"),
            )
        )
    )
    sorts = {"sum": _SUMMED, "earliest": _TIMES, "latest": _TIMES}
    written: dict[str, Plain] = {"title": TITLE}
    sort = {"share": SHARE, "count": COUNT, "streak": COUNT}.get(computation, YES_NO)
    table = draw(st.sampled_from(("deeds", "ratings", "prior_awards")))
    if computation in {"sum", "highest", "lowest", "earliest", "latest"}:
        table, column, sort = draw(
            st.sampled_from(_columns(sorts.get(computation, _ORDERED)))
        )
        written[computation] = f"{table}.{column}"
        if computation == "sum":
            sort = Sort(sort.kind, sort.values, None, sort.scale)
    elif computation == "streak":
        table = "ratings"
        written |= {"streak": table, **draw(_streak_options(draft, paths))}
    elif computation == "has_award":
        table = "prior_awards"
        written["has_award"] = draw(
            st.sampled_from(("old-prize", *INDIVIDUAL_AWARDS, *COLLECTIVE_AWARDS))
        )
    else:
        written[computation] = table
    if draw(st.integers(0, 3)):
        words = draft.words({**paths, **_row_paths(table)}, awards)
        written["where"] = draw(conditions(words, 1))
    draft.facts[name] = written
    return sort


_SUMMED = {"integer", "money", "decimal"}
_TIMES = {"date", "moment", "year"}
_ORDERED = {*_SUMMED, *_TIMES}


def _columns(kinds: set[str]) -> list[tuple[str, str, Sort]]:
    return [
        (table, name, sort)
        for table, fields in ROWS.items()
        for name, sort in fields.items()
        if sort.kind in kinds or (kinds is _ORDERED and sort.of == "grade")
    ]


def _row_paths(table: str) -> dict[str, Sort]:
    return {name: sort for name, sort in ROWS[table].items() if sort.values}


@st.composite
def _streak_options(
    draw: DrawFn, draft: _Draft, paths: Mapping[str, Sort]
) -> dict[str, Plain]:
    found: dict[str, Plain] = {
        "ending": draw(st.sampled_from(("award_year", "year_before"))),
        "per_year": draw(st.sampled_from(("any", "all"))),
    }
    if draw(st.booleans()):
        bridge: dict[str, Plain] = {
            "table": draw(st.sampled_from(sorted(set(YEAR_BY) - {"ratings"}))),
            "counts_as": draw(st.sampled_from(("met", "neutral"))),
        }
        if draw(st.booleans()):
            words = draft.words({**paths, **_row_paths(str(bridge["table"]))})
            bridge["where"] = draw(conditions(words, 1))
        found["bridge"] = bridge
    return found


def _member_fact(draw: DrawFn, draft: _Draft, name: str) -> None:
    ofs = ("all_members", "rated", *({"award": a} for a in INDIVIDUAL_AWARDS))
    written: dict[str, Plain] = {"title": TITLE, "share": "members"}
    written["of"] = draw(st.sampled_from(ofs))
    if draw(st.integers(0, 3)):
        paths = {**paths_of("individual"), **draft.early, **draft.late}
        awards = tuple((award, "self") for award in INDIVIDUAL_AWARDS)
        written["where"] = draw(conditions(draft.words(paths, awards), 1))
    draft.facts[name] = written
    draft.of_members[name] = SHARE


def _draw_awards(draw: DrawFn, draft: _Draft) -> list[Plain]:
    found: list[Plain] = []
    own = {**paths_of("individual"), **NOMINATION, **draft.early}
    for index, award in enumerate(INDIVIDUAL_AWARDS):
        paths = {**own, **draft.late} if index else own
        rests_on = tuple((name, "self") for name in INDIVIDUAL_AWARDS[:index])
        found.append(_award(draw, draft, award, draft.words(paths, rests_on)))
    paths = {**paths_of("collective"), **NOMINATION, **draft.early, **draft.late}
    paths |= draft.of_members
    members = tuple((name, "members") for name in INDIVIDUAL_AWARDS)
    for index, award in enumerate(COLLECTIVE_AWARDS):
        rests_on = tuple((name, "self") for name in COLLECTIVE_AWARDS[:index])
        words = draft.words(paths, (*rests_on, *members))
        found.append(_award(draw, draft, award, words))
    return found


_LAST = {"banner"}
"""The award on which no other ever rests."""


def _award(draw: DrawFn, draft: _Draft, award: str, words: Words) -> dict[str, Plain]:
    is_plain = draft.style.is_plain
    is_individual = award in INDIVIDUAL_AWARDS
    effects = ["refuse", "refuse", "hold", "confirm"]
    if is_plain and award not in _LAST:
        effects.remove("confirm")
    criteria: list[Plain] = []
    for index in range(draw(st.integers(1, draft.style.most_criteria))):
        criteria += _criterion(draw, f"criterion-{index}", words, effects)
    if draw(st.integers(0, 3)) == 0:
        criteria.append({"use": "gate", "effect": draw(st.sampled_from(effects))})
    written: dict[str, Plain] = {
        "award": award,
        "title": TITLE,
        "kind": "title",
        "for": "individual" if is_individual else "collective",
        "criteria": criteria,
    }
    if draw(st.booleans()):
        written["applies_when"] = draw(conditions(words, 1))
    if not is_plain:
        written |= _selection(draw, words)
        if draw(st.integers(0, 5)) == 0:
            written["valid"] = {"from": "2018-03-01"}
    return written


def _criterion(
    draw: DrawFn, name: str, words: Words, effects: list[str]
) -> list[dict[str, Plain]]:
    """Draw a criterion, or two versions of one."""
    lapsing = ({"from": "2018-07-01"},)
    spans = draw(st.sampled_from((*[_SPANS[0]] * 4, _SPANS[1], lapsing)))
    effect, clock = draw(st.sampled_from(effects)), draw(st.sampled_from(_CLOCKS))
    has_clock = draw(st.booleans())
    versions = []
    for span in spans:
        written: dict[str, Plain] = {"id": name, **_ASSUMED, "effect": effect}
        written |= draw(conditions(words))
        if span:
            written["valid"] = span
        if clock and has_clock:
            written["law_date"] = clock
        versions.append(written)
    return versions


def _selection(draw: DrawFn, words: Words) -> dict[str, Plain]:
    """Draw rank keys and seat limits."""
    kinds = {"most": _ORDERED, "least": _ORDERED, "earliest": _TIMES, "latest": _TIMES}
    rank: list[Plain] = []
    for _ in range(draw(st.integers(0, 2))):
        key: dict[str, Plain] = {**_CITED}
        direction = draw(st.sampled_from(("first", *kinds)))
        if direction == "first":
            key["first"] = draw(conditions(words, 1))
        else:
            allowed = kinds[direction]
            paths = [p for p, s in words.paths.items() if s.kind in allowed]
            key[direction] = draw(st.sampled_from(sorted(paths)))
            key["unknown"] = draw(st.sampled_from(("first", "last")))
        rank.append(key)
    pers = (None, "unit", "submitting_unit", "unit.district")
    seats: list[Plain] = []
    for _ in range(draw(st.integers(0, 2))):
        most = draw(st.sampled_from((0, 1, 2, 5, {"parameter": "places"})))
        limit: dict[str, Plain] = {**_CITED, "at_most": most}
        per = draw(st.sampled_from(pers))
        seats.append({**limit, "per": per} if per else limit)
    return {"rank": rank, "seats": seats}


def _gate(draw: DrawFn, draft: _Draft) -> dict[str, Plain]:
    paths = {**paths_of("collective"), **draft.early}
    return {**_ASSUMED, **draw(conditions(draft.words(paths)))}


@st.composite
def _parameters(draw: DrawFn, sort: Sort) -> dict[str, Plain]:
    """Draw a parameter: one value, several by date, a gap, or none at all."""
    written: dict[str, Plain] = {**_ASSUMED, "title": TITLE, "type": sort.kind}
    if sort.of:
        written["of"] = sort.of
    if sort.scale:
        written["scale"] = sort.scale
    spans = list(draw(st.sampled_from(_SPANS)))
    if draw(st.integers(0, 5)) == 0:
        written["provenance"] = "unknown"
        spans = spans[: draw(st.integers(0, len(spans) - 1))]
    clock = draw(st.sampled_from(_CLOCKS))
    if clock:
        written["law_date"] = clock
    written["values"] = [
        {**span, "value": plain(draw(st.sampled_from(sort.values)))} for span in spans
    ]
    return written


@st.composite
def _seat_parameters(draw: DrawFn) -> dict[str, Plain]:
    values: list[Plain] = [
        {"value": 1, "for": {"submitting_unit": "u0"}},
        {"value": 2, "for": {"submitting_unit": "u1", "award": "medal"}},
    ]
    return {
        **_CITED,
        "title": TITLE,
        "provenance": "unknown",
        "keyed_by": ["submitting_unit", "award"],
        "table": "quotas",
        "values": values[: draw(st.integers(0, 2))],
    }
