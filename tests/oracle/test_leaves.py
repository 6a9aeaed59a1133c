"""Leaves on dates, moments, sets, texts and windows, against all completions."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from oracle.two_valued import says
from small_world import CONTEXT, DATE, TEXT, VOCABULARY, batch_of, facts_of, person
from thidua.facts.cells import code_of
from thidua.model.conditions import (
    Anchor,
    FactRef,
    Leaf,
    Literal,
    Operator,
    Shift,
    Verdict,
    Window,
)
from thidua.model.records import Value
from thidua.model.vocabulary import Kind, ValueType

DAYS = tuple(
    map(
        date.fromisoformat,
        (
            "2016-02-29",
            "2016-08-31",
            "2016-12-31",
            "2017-01-01",
            "2017-02-28",
            "2017-08-31",
            "2018-01-01",
            "2018-08-31",
            "2018-09-01",
        ),
    )
)
MOMENTS = tuple(
    datetime(2018, 8, 31, 16, 59, 59, tzinfo=UTC) + timedelta(seconds=step)
    for step in (-86_399, -86_400, 0, 1, 86_400)
)
DOMAINS: Mapping[str, tuple[Value, ...]] = {
    "joined_on": DAYS,
    "left_on": DAYS,
    "checked_at": MOMENTS,
    "height": (0, 1, 2),
    "movements": ((), ("better",), ("better", "faster"), ("cleaner",)),
    "motto": ("hai tốt", "ba tốt", "hai giỏi"),
    "name": ("hai tốt", "An"),
}
FIELDS = VOCABULARY.records["individual"].fields
SHIFTS = st.none() | st.builds(
    Shift, st.integers(-2, 2), st.integers(-13, 13), st.integers(-40, 40)
)
COMPARISONS = st.sampled_from(
    (
        Operator.BEFORE,
        Operator.AFTER,
        Operator.ON_OR_BEFORE,
        Operator.ON_OR_AFTER,
        Operator.EQUALS,
        Operator.DIFFERS,
    )
)


def raw(name: str, value: Value) -> object:
    """Return a value as the oracle sees it: a code, a text or a set of codes."""
    type_ = FIELDS[name].type
    if isinstance(value, tuple):
        one = ValueType(Kind.ENUM, type_.of)
        return {code_of(each, one, VOCABULARY) for each in value}
    return value if type_.kind is Kind.TEXT else code_of(value, type_, VOCABULARY)


def literal(name: str, value: Value) -> Literal:
    code = raw(name, value)
    return Literal(str(value), code if isinstance(code, int) else None)


@st.composite
def comparisons(draw: st.DrawFn) -> Leaf:
    """Draw a date or a moment compared with a literal or another date."""
    name = draw(st.sampled_from(("joined_on", "checked_at")))
    right = draw(st.sampled_from(DOMAINS[name]).map(lambda v: literal(name, v)))
    if name == "joined_on":
        other = st.builds(FactRef, st.sampled_from(("left_on", "run.as_of")), SHIFTS)
        right = draw(st.just(right) | other)
    return Leaf(name, name, FIELDS[name].type, draw(COMPARISONS), (right,))


@st.composite
def windows(draw: st.DrawFn) -> Leaf:
    """Draw a date or a moment in a window."""
    name = draw(st.sampled_from(("joined_on", "checked_at")))
    day = st.sampled_from(DAYS).map(lambda d: Literal(str(d), d.toordinal()))
    end = day | st.builds(FactRef, st.just("left_on"), SHIFTS)
    ending = st.sampled_from(Anchor) | st.just(FactRef("left_on"))
    unit = st.sampled_from(("years", "months", "days"))
    amount = st.integers(1, 14).map(lambda n: Literal(str(n), n))
    window = draw(
        st.builds(Window, st.sampled_from(("round", "award_year", "year_before")))
        | st.builds(lambda a, b: Window(bounds=(a, b)), end, end)
        | st.builds(
            lambda u, n, e: Window(unit=u, amount=n, ending=e), unit, amount, ending
        )
    )
    return Leaf(name, name, FIELDS[name].type, Operator.WITHIN, window=window)


@st.composite
def words(draw: st.DrawFn) -> Leaf:
    """Draw a test of a text or a set."""
    if draw(st.booleans()):
        codes = st.integers(0, 2).map(lambda n: Literal(str(n), n))
        type_ = FIELDS["movements"].type
        return Leaf("m", "movements", type_, Operator.INCLUDES, (draw(codes),))
    operators = (Operator.EQUALS, Operator.DIFFERS, Operator.IN, Operator.NOT_IN)
    operator = draw(st.sampled_from((*operators, Operator.MATCHES)))
    if operator is Operator.MATCHES:
        return Leaf("t", "motto", TEXT, operator, (Literal("hai .*", None),))
    texts = st.sampled_from(DOMAINS["motto"]).map(lambda text: Literal(text, None))
    wanted = 2 if operator in {Operator.IN, Operator.NOT_IN} else 1
    operands = [draw(texts | st.just(FactRef("name"))) for _ in range(wanted)]
    return Leaf("t", "motto", TEXT, operator, tuple(operands))


def nominees() -> st.SearchStrategy[dict[str, Value | None]]:
    return st.fixed_dictionaries(
        {name: st.sampled_from((*values, None)) for name, values in DOMAINS.items()}
    )


def completions(
    given_values: Mapping[str, Value | None], names: set[str]
) -> Iterator[dict[str, object]]:
    """Yield the values a leaf may see, complete."""
    asked = sorted(names & given_values.keys())
    choices = [
        DOMAINS[name] if given_values[name] is None else (given_values[name],)
        for name in asked
    ]
    for values in product(*choices):
        own = {n: raw(n, v) for n, v in zip(asked, values, strict=True)}
        yield {**own, "run.as_of": CONTEXT.as_of.toordinal()}


def names_in(leaf: Leaf) -> set[str]:
    window = leaf.window or Window()
    rights = (*leaf.operands, *(window.bounds or ()), window.ending)
    return {leaf.fact} | {r.fact for r in rights if isinstance(r, FactRef)}


@given(values=nominees(), leaf=comparisons() | windows() | words())
def test_a_firm_verdict_is_that_of_every_completion(
    values: dict[str, Value | None], leaf: Leaf
) -> None:
    known = {name: value for name, value in values.items() if value is not None}
    facts = facts_of(batch_of([person("an", **known)]))
    codes = [getattr(operand, "code", None) for operand in leaf.operands]
    if leaf.window is not None:
        window = (*(leaf.window.bounds or ()), leaf.window.amount)
        codes += [getattr(each, "code", None) for each in window if each is not None]
    verdict = facts.test("an", leaf, (tuple(codes),))
    answers = {
        says(leaf, seen[leaf.fact], seen.__getitem__, CONTEXT)
        for seen in completions(values, names_in(leaf))
    }
    if verdict is Verdict.UNKNOWN:
        assert names_in(leaf) - {"run.as_of"} - known.keys()
    else:
        assert answers == {verdict is Verdict.MET}


def test_the_types_of_the_small_world_are_those_tested() -> None:
    assert FIELDS["joined_on"].type == DATE
