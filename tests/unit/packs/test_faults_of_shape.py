"""Each fault of shape is found alone, at its line and position."""

from collections.abc import Callable

import pytest

EXTRA = "{title: {vi: a, en: b}, values: [{value: 1}], cite: {source: plan}}\n"
LEAF = "- {fact: years_excellent, at_least: 2}"
TOTAL = 'title: {vi: "Tổng", en: "Total"}, sum: initiatives.benefit}'
PLAN = "plan: {number: 15/KH, date: 2018-03-09"
PRIZE = '    title: {vi: "Giải", en: "Prize"}\n'
FIRST = "- {first: {fact: direct, is: true}, cite: {source: plan}}"

SPOILED = [
    ("P011", 'cite: {source: plan, at: "I"}', 'cite: «{at: "I"}'),
    ("P011", f"- award: prize\n{PRIZE}    kind: form\n", f"- «award: prize\n{PRIZE}"),
    ("P012", LEAF, "- {fact: years_excellent, at_least: 2, «rout: a}"),
    ("P012", "kind: form\n", "kind: form\n    «seets: []\n"),
    ("P013", PLAN, "plan: {number: «15, date: 2018-03-09"),
    ("P014", "{fact: had_old, is: false}", "{fact: had_old, is: «no}"),
    ("P015", "version: 1", "version: «1.5"),
    ("P016", "uses_once: [initiatives]", "uses_once: «initiatives"),
    ("P017", "applies_when: {fact: unit.sector, equals: public}", "applies_when: «x"),
    ("P017", 'issuer: {vi: "Quỹ", en: "Fund"}', "issuer: «Fund"),
    ("P018", PLAN, "plan: {number: 15/KH, date: «2018-02-30"),
    ("P018", PLAN, "plan: {number: 15/KH, date: «2018"),
    ("P019", "values: [{value: 66.67%}]", "values: [{value: «[1]}]"),
    ("P021", "    kind: form\n", "    kind: «from\n"),
    ("P021", "effect: confirm", "effect: «refuze"),
    ("P021", "role: unit\n", "role: «units\n"),
    ("P022", "id: vote", "id: «Vote_1"),
    ("P022", "dot-2: {from", "«dot_2: {from"),
    ("P023", "  floor:\n", f"  «Extra: {EXTRA}  floor:\n"),
    ("P024", "fact: vote.in_favour", "fact: «vote.in.favour"),
    ("P025", "attested: exemplary_conduct", "attested: «Exemplary conduct"),
    ("P025", "private: {title", "«PRIVATE: {title"),
    ("P026", 'good_share: {title: {vi: "Tỷ lệ"', 'good_share: {title: {vi: «""'),
    ("P027", "score, between: [6.5, 10]", "score, between: «[6.5]"),
    ("P027", "score, between: [6.5, 10]", "score, between: «[6.5, 7, 10]"),
    ("P028", "version: 1", "version: «0"),
    ("P028", "decimal, scale: 2, range", "decimal, scale: «12, range"),
    ("P030", LEAF, "- «{facts: years_excellent}"),
    ("P031", LEAF, "- «{fact: years_excellent}"),
    ("P031", LEAF, "- «{fact: years_excellent, at_least: 2, at_most: 5}"),
    ("P032", LEAF, f"- «{{all: [{LEAF[2:]}], any: [{LEAF[2:]}]}}"),
    ("P033", f"benefit_total: {{{TOTAL}", f"benefit_total: «{{count: ratings, {TOTAL}"),
    ("P034", FIRST, "- «{cite: {source: plan}}"),
    ("P034", FIRST, "- «{most: recent, least: recent, cite: {source: plan}}"),
    (
        "P035",
        "within_last: {years: {parameter: wanted}",
        "within_last: «{days: 2, years: 1",
    ),
    ("P037", LEAF, "- «{use: no-open-matter}"),
    ("P036", "every: ratings,", "every: ratings, «ending: award_year,"),
    ("P036", "every: ratings,", "every: ratings, «per_year: all,"),
    ("P036", "share: ratings,", "share: ratings, of: «all_members,"),
]


@pytest.mark.parametrize(("code", "old", "new"), SPOILED)
def test_a_fault_of_shape_is_found_alone_at_its_place(
    spoil: Callable[[str, str], object], code: str, old: str, new: str
) -> None:
    found, place = spoil(old, new)
    assert [(code, *place)] == found
