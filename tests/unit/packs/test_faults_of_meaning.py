"""Each fault of meaning is found alone, at its line and position."""

from collections.abc import Callable

import pytest

NOMINEE = (
    '        nominee: {type: link, of: nominee, title: {vi: "Người", en: "Nominee"}}\n'
)
LEAF = "{fact: years_excellent, at_least: 2}"
BETWEEN = "{fact: score, between: [6.5, 10]}"
BEFORE = "{fact: born_on, before: {fact: run.as_of, minus: {years: 18}}}"
WANTED = "      - {from: 2018-01-01, to: 2018-06-30, value: 1}\n"
HEADCOUNT = "headcount: {type: integer, range: [0, 100000], "
EXTRA = (
    "{title: {vi: a, en: b}, type: «set, provenance: unknown, cite: {source: plan}}\n"
)
GRAND = "    kind: title\n    for: individual\n"
CITE = "cite: {source: plan}}"
WINDOW = (
    "{fact: joined, within_last: {years: {parameter: wanted}, ending: year_before}}"
)
BOTH = "plus: {years: 1}, minus: {years: 1}"
ODD = (
    "  - «award: odd\n    title: {vi: a, en: b}\n    kind: title\n"
    "    for: collective\n    criteria:\n"
    "      - {id: a, fact: by_direct, at_least: 1, cite: {source: plan}}\n"
)
ROLELESS = (
    "title: {vi: a, en: b}\n      fields:\n"
    "        nominee: {type: link, of: nominee, title: {vi: a, en: b}}\n"
)
COPY = (
    "  - «award: grand-prize\n    title: {vi: a, en: b}\n"
    "    kind: title\n    for: individual\n    criteria: []\n"
)
ENUM_EXTRA = (
    "{title: {vi: a, en: b}, type: enum, of: «marks, "
    "provenance: unknown, cite: {source: plan}}\n"
)
EXEMPLARY = "      - id: exemplary\n"
VERSIONS = (
    "      - {id: exemplary, cite: {source: plan}, valid: {to: 2018-06-30},\n"
    "         attested: exemplary_conduct}\n"
    "      - «id: exemplary\n        valid: {from: 2018-07-01}\n"
    "        law_date: round_end\n"
)
LOOP = (
    "  a: «{title: {vi: a, en: a}, some: ratings, where: {fact: b, at_least: 1}}\n"
    "  b: {title: {vi: b, en: b}, count: ratings, where: {fact: a, is: true}}\n"
)
SEATS = "- {id: district, at_most: 10, per: unit.district, cite: {source: plan}}"
MEMBER = "{id: has-grand, award: grand-prize, whose: members"
USE = "{use: no-open-matter"

NAMES = [
    ("P040", LEAF, "{fact: «years_exelent, at_least: 2}"),
    ("P040", LEAF, "{fact: «winners, at_least: 50%}"),
    ("P040", "earliest: born_on", "earliest: «born_at"),
    ("P040", "{fact: run.as_of, minus", "{fact: «run.asof, minus"),
    ("P040", "ending: year_before}}", "ending: {fact: «born}}}"),
    ("P041", HEADCOUNT, "headcount: {type: enum, of: «marks, "),
    ("P042", "{fact: clubs, includes: private}", "{fact: clubs, includes: «privat}"),
    (
        "P042",
        "{fact: grade, in: [good, excellent]}",
        "{fact: grade, in: «[good, excelent]}",
    ),
    ("P043", "at_least: {parameter: floor}", "at_least: {parameter: «flor}"),
    ("P044", "award: prize, state: eligible", "award: «price, state: eligible"),
    ("P044", "has_award: old-prize", "has_award: «old-price"),
    ("P044", "where: {award: prize}", "where: {award: «price}"),
    (
        "P044",
        "{submitting_unit: U01, award: prize}",
        "«{submitting_unit: U01, award: price}",
    ),
    ("P046", 'cite: {source: plan, at: "II.1"}', 'cite: {source: «plane, at: "II.1"}'),
    ("P047", "attested: exemplary_conduct\n", "attested: «exemplary\n"),
    ("P048", "sum: initiatives.benefit", "sum: «inititives.benefit"),
    ("P048", "bridge: {table: leaves", "bridge: {table: «leave"),
    ("P048", "uses_once: [initiatives]", "uses_once: «[inititives]"),
    ("P048", "table: quotas", "table: «quota"),
    ("P049", "highest: ratings.grade", "highest: «ratings.grad"),
    ("P049", "dated_by: recognised_on", "dated_by: «benefit"),
    ("P050", "{use: no-open-matter}", "{use: «no-open-mater}"),
    ("P051", "for: collective", "for: «colective"),
    ("P055", "per: unit.district", "per: «unit.distric"),
]

TYPES = [
    (
        "P054",
        f"      dated_by: recognised_on\n      fields:\n{NOMINEE}",
        "      dated_by: recognised_on\n      fields:\n",
        'role: child\n      title: {vi: "Sáng',
    ),
    (
        "P059",
        "{fact: unit.sector, equals: public}",
        "{fact: unit.sector, «at_least: public}",
    ),
    ("P060", "{fact: had_old, is: false}", "{fact: had_old, «at_least: 2}"),
    (
        "P060",
        "{fact: good_share, at_least: 70%, if_empty: unmet}",
        "{fact: good_share, «in: [70%]}",
    ),
    ("P061", LEAF, "{fact: years_excellent, at_least: «two}"),
    ("P061", LEAF, "{fact: years_excellent, at_least: «2.5}"),
    ("P061", LEAF, "{fact: years_excellent, at_least: «true}"),
    ("P061", "{fact: best_grade, at_least: good}", "{fact: best_grade, equals: «true}"),
    ("P061", "at_least: 70%", "at_least: «70"),
    ("P061", BETWEEN, "{fact: score, at_least: «6.555}"),
    ("P061", BEFORE, "{fact: born_on, before: «2018-13-01}"),
    ("P062", BETWEEN, "{fact: score, at_least: «11}"),
    ("P099", EXEMPLARY, VERSIONS),
    ("P098", LEAF, "{fact: years_excellent, at_least: {parameter: «seats}}"),
    (
        "P098",
        "where: {fact: direct, is: true}",
        "where: {fact: benefit, at_least: {parameter: «seats}}",
    ),
    (
        "P098",
        "applies_when: {fact: unit.sector, equals: public}",
        "applies_when: {fact: unit.headcount, at_least: {parameter: «seats}}",
    ),
    (
        "P098",
        "- {first: {fact: direct, is: true}",
        "- {first: {fact: years_excellent, at_least: {parameter: «seats}}",
    ),
    ("P062", "{years: 2, ending: award_year}", "{years: «0, ending: award_year}"),
    ("P063", BETWEEN, "{fact: score, between: «[10, 6.5]}"),
    (
        "P063",
        "joined: {type: year, range: [1950, 2018]",
        "joined: {type: year, range: «[2018, 1950]",
    ),
    (
        "P063",
        "{from: 2018-01-01, to: 2018-12-31}}\n          -",
        "{from: 2018-12-31, to: «2018-01-01}}\n          -",
    ),
    ("P064", 'matches: "[A-Z].*"', 'matches: «"[A-Z"'),
    ("P065", "at_least: {parameter: floor}", "at_least: {parameter: «wanted}"),
    ("P066", "{fact: run.as_of, minus: {years: 18}}", "{fact: «joined}"),
    ("P067", "minus: {years: 18}", "minus: «{hours: 18}"),
    (
        "P067",
        "within_last: {years: {parameter: wanted}",
        "within_last: {«months: {parameter: wanted}",
    ),
    ("P069", "sum: initiatives.benefit", "sum: «ratings.grade"),
    (
        "P070",
        "bridge: {table: leaves",
        "bridge: {table: initiatives",
        "ratings\n    ending",
    ),
    ("P071", MEMBER, "{id: has-grand, award: «team-prize, whose: members"),
    ("P071", MEMBER, "{id: has-grand, award: «grand-prize"),
    (
        "P072",
        "keyed_by: [submitting_unit, award]",
        "keyed_by: [submitting_unit]",
        "{submitting_unit: U01",
    ),
    ("P073", HEADCOUNT, "headcount: «{type: enum, "),
    ("P073", "  floor:\n", f"  extra: {EXTRA}  floor:\n"),
    ("P073", "  floor:\n", f"  extra: {EXTRA.replace('set', 'text')}  floor:\n"),
    ("P075", "most: benefit_total", "most: «name"),
    ("P075", "earliest: born_on", "earliest: «benefit_total"),
]

STRUCTURE = [
    (
        "P045",
        "dot-2: {from: 2018-09-01, to: 2018-12-31}",
        "dot-2: «{from: 2018-09-01, to: 2019-01-31}",
    ),
    (
        "P080",
        "- {use: no-open-matter}",
        "- {use: no-open-matter}\n      - «{use: no-open-matter}",
    ),
    ("P080", "- route: initiatives", "- route: «direct-worker"),
    (
        "P081",
        "- {use: no-open-matter}",
        f"- {USE}}}\n      - «{USE}, valid: {{from: 2018-02-01}}}}",
    ),
    ("P081", SEATS, f"{SEATS}\n      - «{SEATS[2:]}"),
    ("P082", f"    values:\n{WANTED}", "    values:\n", "- {from: 2018-07-01"),
    (
        "P083",
        "values: [{value: 66.67%}]",
        "values: []",
        'title: {vi: "Tỷ lệ", en: "Threshold"}',
    ),
    (
        "P084",
        "{from: 2018-07-01, value: 2}",
        "{from: 2018-06-30, value: 2}",
        "- {from: 2018-01-01, to: 2018-06-30",
    ),
    ("P085", SEATS, "- «{id: district, at_most: 10, per: unit.district}"),
    (
        "P085",
        "attested: exemplary_conduct\n        cite: {source: plan}\n",
        "attested: exemplary_conduct\n",
        "id: exemplary",
    ),
    ("P086", '    because: {vi: "chọn", en: "chosen"}\n', "", "assumed\n"),
    (
        "P087",
        "dot-1: {from: 2018-01-01, to: 2018-08-31",
        "dot-1: {from: 2018-08-31, to: «2018-01-01",
    ),
    (
        "P088",
        "attested: exemplary_conduct\n",
        "award: grand-prize\n",
        "award: grand-prize\n    title",
    ),
    ("P089", "\nfacts:\n", f"\nfacts:\n{LOOP}"),
    (
        "P091",
        "\nfacts:\n",
        "\nfacts:\n  born_on: «{title: {vi: a, en: b}, count: ratings}\n",
    ),
    ("P094", "benefit_total: {title", "benefit_total: {«overrides: true, title"),
    ("P094", "law_date: received_on\n", "law_date: received_on\n«drop: [x]\n"),
    ("P100", SEATS, "- {id: district, at_most: 1, «at_least: 1, cite: {source: plan}}"),
    ("P101", SEATS, "- «{id: district, at_most: 15%, per: unit.sector, " + CITE),
    (
        "P102",
        GRAND,
        f"{GRAND}    seats:\n      - {{at_most: 1, «of: {{award: prize}}, {CITE}\n",
    ),
    (
        "P088",
        SEATS,
        "- {id: district, at_most: 1%, of: {award: team-prize}, " + CITE,
        "award: grand-prize\n    title",
    ),
]


MORE = [
    (
        "P068",
        "\n  - award: team-prize\n    title",
        f"\n{ODD}  - award: team-prize\n    title",
    ),
    ("P011", '      title: {vi: "Xếp loại", en: "Grade"}\n', "", "ordered: true"),
    ("P011", "    quotas:\n", f"    extra:\n      «{ROLELESS}    quotas:\n"),
    (
        "P011",
        '      role: unit\n      title: {vi: "Đơn vị", en: "Unit"}\n',
        "      role: unit\n",
        "role: unit\n",
    ),
    ("P021", "seats: {type: integer,", "seats: {type: link, of: «units,"),
    ("P041", "  floor:\n", f"  extra: {ENUM_EXTRA}  floor:\n"),
    ("P040", WINDOW, "{fact: joined, within_last: {years: 1, ending: {fact: «born}}}"),
    ("P066", WINDOW, "{fact: joined, within_last: {years: 1, ending: {fact: «name}}}"),
    ("P061", WINDOW, "{fact: joined, within: {from: «2018-01-01, to: 2018}}"),
    ("P067", WINDOW, "{fact: joined, at_least: {fact: joined, plus: «{days: 1}}}"),
    ("P067", WINDOW, f"{{fact: joined, at_least: «{{fact: joined, {BOTH}}}}}"),
    ("P061", 'matches: "[A-Z].*"', "equals: «5"),
    ("P061", "at_most: 10, per: unit.district", "at_most: «ten, per: unit.district"),
    ("P048", "share: ratings,", "share: «rating,"),
    (
        "P087",
        "{from: 2018-07-01, value: 2}",
        "{from: 2018-07-01, to: «2018-06-01, value: 2}",
    ),
    ("P094", "    for: collective\n", "    for: collective\n    «drop: [a]\n"),
    ("P094", "    for: collective\n", "    for: collective\n    «overrides: true\n"),
    ("P094", "{id: has-grand, ", "{id: has-grand, «overrides: true, "),
    ("P011", "at_most: 10, per", "per", "{id: district"),
    ("P080", "  - award: team-prize\n", f"{COPY}  - award: team-prize\n"),
]

INTO = "into: {value: grade, season: year}"
COLUMNS = [
    ("P049", INTO, "into: «{value: mark, season: year}"),
    ("P049", INTO, f"{INTO}\n          sets: «{{period: 1}}"),
    ("P056", INTO, "into: «{value: grade, season: year, number: grade}"),
    ("P057", INTO, "into: {value: grade}", '["Xếp loại {season}"]'),
    ("P058", "          table: ratings\n", "          table: «rating\n"),
    ("P074", '["Xếp loại {season}"]', '«["Xếp loại {season}", "Xếp loại"]'),
]


@pytest.mark.parametrize("row", [*NAMES, *TYPES, *STRUCTURE, *MORE, *COLUMNS], ids=str)
def test_a_fault_of_meaning_is_found_alone_at_its_place(
    spoil: Callable[..., object], row: tuple[str, ...]
) -> None:
    code, *change = row
    found, place = spoil(*change)
    assert [(code, *place)] == found
