"""A small vocabulary with every kind of field, and the values its cells may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from thidua.model.records import Value
from thidua.packs.canonical import Plain

TITLE: Plain = {"vi": "Nhãn", "en": "Title"}

DAYS = tuple(
    map(
        date.fromisoformat,
        (
            "2016-02-29",
            "2016-12-31",
            "2017-01-01",
            "2017-08-31",
            "2018-02-28",
            "2018-06-30",
            "2018-07-01",
            "2018-08-31",
            "2018-12-31",
        ),
    )
)
LATER = date(2019, 2, 1)
"""A day after every day of knowledge."""
YEARS = (2015, 2016, 2017, 2018)
NOON = datetime(2018, 6, 30, 5, tzinfo=UTC)
MOMENTS = (*(NOON + timedelta(hours=12 * n) for n in (-2, -1, 0, 1)), NOON)
ENUMS: Mapping[str, tuple[str, ...]] = {
    "sex": ("female", "male"),
    "grade": ("poor", "good", "excellent"),
    "movement": ("faster", "better", "cleaner"),
    "statement": ("conduct", "united"),
    "award": ("old-prize",),
}
ORDERED = {"grade"}
SHARES = ("0%", "33.3333%", "50%", "70%", "100%")


@dataclass(frozen=True)
class Sort:
    """The type of a field, a fact or a parameter, with values to choose from."""

    kind: str
    values: tuple[Value, ...] = ()
    of: str | None = None
    scale: int = 0
    is_ranged: bool = False

    @property
    def key(self) -> tuple[str, str | None, int]:
        """Return what makes two sorts comparable."""
        return self.kind, self.of, self.scale

    def written(self) -> dict[str, Plain]:
        """Return the field as a vocabulary writes it."""
        found: dict[str, Plain] = {"type": self.kind, "title": TITLE}
        if self.of:
            found["of"] = self.of
        if self.scale:
            found["scale"] = self.scale
        if self.is_ranged:
            found["range"] = [plain(self.values[0]), plain(self.values[-1])]
        return found


def plain(value: Value) -> Plain:
    """Return a value as a pack writes it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def enum(name: str) -> Sort:
    return Sort("enum", ENUMS[name], name)


TEXT = Sort("text", ("hai tốt", "ba tốt", "hai giỏi"))
YES_NO = Sort("yes_no", (False, True))
INTEGER = Sort("integer", (-1, 0, 1, 2, 3))
COUNT = Sort("integer", (0, 1, 2, 3))
SMALL = Sort("integer", (0, 1, 2, 3), is_ranged=True)
POINTS = Sort("integer", (-1, 0, 1), is_ranged=True)
DECIMAL = Sort("decimal", tuple(map(Decimal, ("0", "0.50", "1.25", "9.99"))), scale=2)
MONEY = Sort("money", (0, 50, 100), is_ranged=True)
DATE = Sort("date", DAYS)
YEAR = Sort("year", YEARS, is_ranged=True)
MOMENT = Sort("moment", MOMENTS)
SEX, GRADE, MOVEMENT = enum("sex"), enum("grade"), enum("movement")
MOVEMENTS = Sort(
    "set", ((), ("better",), ("better", "faster"), ("cleaner",)), "movement"
)
SHARE = Sort("share", SHARES)
NOMINEE = Sort("link", of="nominee")
UNIT = Sort("link", of="unit")
AWARD = Sort("enum", of="award")

_NOMINEE = {
    "code": Sort("text"),
    "name": TEXT,
    "unit": UNIT,
    "submitting_unit": UNIT,
    "received_on": DATE,
}
OWN: Mapping[str, Mapping[str, Sort]] = {
    "individual": {
        "motto": TEXT,
        "in_production": YES_NO,
        "height": INTEGER,
        "target": SMALL,
        "mark": DECIMAL,
        "goal": DECIMAL,
        "pay": MONEY,
        "joined_on": DATE,
        "left_on": DATE,
        "since": YEAR,
        "checked_at": MOMENT,
        "sex": SEX,
        "grade": GRADE,
        "movement": MOVEMENT,
        "movements": MOVEMENTS,
    },
    "collective": {
        "motto": TEXT,
        "height": INTEGER,
        "pay": MONEY,
        "joined_on": DATE,
        "since": YEAR,
        "grade": GRADE,
        "movements": MOVEMENTS,
    },
}
UNIT_FIELDS: Mapping[str, Sort] = {
    "district": TEXT,
    "sector": MOVEMENT,
    "headcount": Sort("integer", (1, 2, 3, 4), is_ranged=True),
    "roster_complete": YES_NO,
    "founded_on": DATE,
}
ROWS: Mapping[str, Mapping[str, Sort]] = {
    "deeds": {
        "done_on": DATE,
        "scope": GRADE,
        "benefit": MONEY,
        "points": POINTS,
        "applied": YES_NO,
        "seen_at": MOMENT,
        "note": TEXT,
        "kinds": MOVEMENTS,
    },
    "ratings": {"year": YEAR, "grade": GRADE, "passed": YES_NO},
    "leaves": {"year": YEAR, "long": YES_NO},
    "prior_awards": {"award": AWARD, "year": YEAR, "granted_on": DATE},
}
DATED_BY = {"deeds": "done_on", "prior_awards": "granted_on"}
YEAR_BY = {"ratings": "year", "leaves": "year", "prior_awards": "year"}
UNKNOWN_WHEN_ABSENT = {"ratings"}
VOTE = ("yes", "no", "blank", "members_total", "present")
_TESTIMONY: Mapping[str, Mapping[str, Sort]] = {
    "votes": {"award": AWARD, **dict.fromkeys(VOTE, COUNT)},
    "attestations": {"statement": enum("statement"), "answer": YES_NO, "on": DATE},
}
RUN: Mapping[str, Sort] = {
    "run.award_year": Sort("year", YEARS),
    **{f"run.{day}": DATE for day in ("as_of", "decided_on", "round_end")},
}
NOMINATION: Mapping[str, Sort] = {
    "nomination.received_on": DATE,
    "vote.in_favour": SHARE,
    "vote.present": SHARE,
}

PARAMETER_SORTS: Mapping[str, Sort] = {
    "wanted": INTEGER,
    "asked": INTEGER,
    "worth": MONEY,
    "passing": DECIMAL,
    "since_when": YEAR,
    "deadline": DATE,
    "instant": MOMENT,
    "least_grade": GRADE,
    "sector_meant": MOVEMENT,
    "majority": SHARE,
}


def paths_of(kind: str) -> dict[str, Sort]:
    """Return what conditions on a nominee of a kind may name, beside derived facts."""
    units = {
        f"{owner}.{name}": sort
        for owner in ("unit", "submitting_unit")
        for name, sort in UNIT_FIELDS.items()
    }
    return {**RUN, **units, **OWN[kind]}


def vocabulary() -> dict[str, Plain]:
    """Return the vocabulary as a pack writes it."""
    return {"enums": {name: _enum(name) for name in ENUMS}, "records": _records()}


def _enum(name: str) -> Plain:
    values: dict[str, Plain] = {value: {"title": TITLE} for value in ENUMS[name]}
    return {"title": TITLE, "ordered": name in ORDERED, "values": values}


def _records() -> dict[str, Plain]:
    quota = {"unit": UNIT, "award": AWARD, "seats": Sort("integer")}
    found = {
        "unit": _record("unit", {"code": Sort("text"), **UNIT_FIELDS}),
        "quotas": _record("quota", quota),
    }
    for kind, own in OWN.items():
        found[kind] = _record("nominee", {**_NOMINEE, **own})
    for table, fields in {**ROWS, **_TESTIMONY}.items():
        more: dict[str, Plain] = {"absent_means": "none"}
        if table in _TESTIMONY or table in UNKNOWN_WHEN_ABSENT:
            more = {"absent_means": "unknown"}
        for key, names in (("dated_by", DATED_BY), ("year_by", YEAR_BY)):
            if table in names:
                more[key] = names[table]
        if table == "votes":
            more["per"] = "nomination"
        if table == "attestations":
            more["dated_by"] = "on"
        found[table] = {**_record("child", {"nominee": NOMINEE, **fields}), **more}
    return found


def _record(role: str, fields: Mapping[str, Sort]) -> dict[str, Plain]:
    written: dict[str, Plain] = {name: sort.written() for name, sort in fields.items()}
    return {"role": role, "title": TITLE, "fields": written}
