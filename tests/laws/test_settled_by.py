"""The inputs said to settle a case are enough, and no smaller set of inputs is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from small_world import CONTEXT
from strategies.batches import assembled
from strategies.packs import loaded
from strategies.words import TITLE, vocabulary
from thidua.evaluation.opinions import Engine, bench
from thidua.model.conditions import Literal
from thidua.model.facts import InputRef
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import ParameterValue, RulePack
from thidua.model.records import Nomination, Record, Value
from thidua.packs.canonical import Plain, write_yaml
from thidua.problems import Place
from thidua.workflow import judge

EXAMPLES = 300 if settings().max_examples > 1000 else 30
REFERENCE = bench(Engine.REFERENCE, cross_check=False)
OPEN = {Outcome.UNDETERMINED, Outcome.NEEDS_PARAMETER}
Answers = Mapping[str, Value]

INPUTS: Mapping[str, tuple[Value, ...]] = {
    "in_production": (True, False),
    "sex": ("female", "male"),
    "grade": ("good", "poor"),
    "motto": ("hai tốt", "ba tốt"),
    "movements": (("better",), ()),
    "mark": (Decimal("1.25"), Decimal("9.99"), Decimal(-1), Decimal(99)),
    "goal": (Decimal(20), Decimal(0), Decimal(1)),
    "height": (3, 0, -9, 9),
    "applied": (True, False),
    "conduct": (True, False),
    "united": (True, False),
    "wanted": (2, 1),
}
"""Everything a case may wait for, with answers that decide its leaf.

A case knows one of the first two; the others beat whatever it is compared with.
"""

LEAVES: tuple[tuple[tuple[str, ...], dict[str, Plain]], ...] = (
    (("in_production",), {"fact": "in_production", "is": True}),
    (("sex",), {"fact": "sex", "equals": "female"}),
    (("grade",), {"fact": "grade", "equals": "good"}),
    (("motto",), {"fact": "motto", "matches": "hai .*"}),
    (("movements",), {"fact": "movements", "includes": "better"}),
    (("mark", "goal"), {"fact": "mark", "less_than": {"fact": "goal"}}),
    (("height", "wanted"), {"fact": "height", "at_least": {"parameter": "wanted"}}),
    (("applied",), {"fact": "applied_deeds", "more_than": 0}),
    (("conduct",), {"attested": "conduct"}),
    (("united",), {"attested": "united"}),
)
_CITED: dict[str, Plain] = {"cite": {"source": "plan"}}


@dataclass(frozen=True)
class Case:
    """Criteria that share no input, and what is known of the nominee."""

    criteria: tuple[Plain, ...]
    known: Answers
    unknown: tuple[str, ...]

    @property
    def pack(self) -> RulePack:
        deeds: Plain = {
            "title": TITLE,
            "count": "deeds",
            "where": {"fact": "applied", "is": True},
        }
        wanted: Plain = {"title": TITLE, **_CITED, "provenance": "unknown"}
        award: dict[str, Plain] = {"award": "medal", "title": TITLE, "kind": "title"}
        return loaded(
            write_yaml(
                {
                    "pack": "settled",
                    "version": 1,
                    "title": TITLE,
                    "valid": {"from": "2018-01-01", "to": "2018-12-31"},
                    "sources": {"plan": {"number": "15/KH"}},
                    "rounds": {"dot-1": {"from": "2018-01-01", "to": "2018-08-31"}},
                    "parameters": {"wanted": wanted},
                    "facts": {"applied_deeds": deeds},
                    "awards": [
                        {**award, "for": "individual", "criteria": self.criteria}
                    ],
                    "vocabulary": vocabulary(),
                }
            )
        )


@st.composite
def cases(draw: DrawFn) -> Case:
    """Draw criteria over some of the inputs, each input in one leaf."""
    chosen = draw(
        st.lists(st.sampled_from(LEAVES), min_size=1, max_size=5, unique_by=str)
    )
    trees: list[dict[str, Plain]] = [dict(leaf) for _, leaf in chosen]
    while len(trees) > 1 and draw(st.integers(0, 3)):
        grouping = draw(st.sampled_from(("all", "any", "any", "none")))
        size = draw(st.integers(1, min(3, len(trees))))
        trees = [*trees[size:], {grouping: trees[:size]}]
    criteria = tuple(
        {"id": f"criterion-{n}", **_CITED, **tree} for n, tree in enumerate(trees)
    )
    inputs = [name for names, _ in chosen for name in names]
    unknown = [name for name in inputs if draw(st.integers(0, 2))]
    known = {
        name: draw(st.sampled_from(INPUTS[name][:2]))
        for name in inputs
        if name not in unknown
    }
    return Case(criteria, known, tuple(unknown))


def decided(pack: RulePack, answers: Answers) -> Decision:
    """Judge the one nominee of a case."""
    place = Place("a.xlsx", "individual", 2)
    papers = {"conduct", "united", "applied", "wanted"}
    own = {name: value for name, value in answers.items() if name not in papers}
    values = {"unit": "u", "received_on": CONTEXT.round_end, **own}
    nominee = Record(table="individual", key="an", place=place, values=values)
    attested = tuple(
        _row("attestations", name, {"statement": name, "answer": answers[name]})
        for name in ("conduct", "united")
        if name in answers
    )
    applied = {"applied": answers["applied"]} if "applied" in answers else {}
    rows = {
        "attestations": {"an": attested},
        "deeds": {"an": (_row("deeds", "1", applied),)},
    }
    run = CONTEXT
    if "wanted" in answers:
        value = Literal(str(answers["wanted"]), int(str(answers["wanted"])))
        run = replace(run, local={"wanted": (ParameterValue(value),)})
    nomination = Nomination("an", "medal", place, CONTEXT.round_end)
    batch = assembled({"an": nominee}, {}, [nomination], rows)
    return judge(batch, pack, run, REFERENCE).decisions[0]


def _row(table: str, name: str, values: Answers) -> Record:
    key = f"{table}-{name}"
    return Record(
        table=table, key=key, place=Place("a.xlsx", table, 2), values=dict(values)
    )


def name_of(ref: InputRef) -> str:
    return ref.field or ref.detail or ref.table


def sets_that_settle(case: Case, pack: RulePack, most: int) -> list[set[str]]:
    """Return the smallest sets of inputs that, answered somehow, make eligible."""
    for size in range(most + 1):
        found = [
            set(names)
            for names in combinations(case.unknown, size)
            if any(
                decided(
                    pack, {**case.known, **dict(zip(names, values, strict=True))}
                ).outcome
                is Outcome.ELIGIBLE
                for values in product(*(INPUTS[name] for name in names))
            )
        ]
        if found:
            return found
    return []


@settings(max_examples=EXAMPLES)
@given(cases())
def test_what_settles_a_case_is_enough_and_never_more_than_needed(case: Case) -> None:
    assume(1 <= len(case.unknown) <= 5)
    pack = case.pack
    decision = decided(pack, case.known)
    assume(decision.outcome in OPEN)
    named = {name_of(ref) for ref in decision.settled_by}
    assert named in sets_that_settle(case, pack, len(decision.settled_by))
