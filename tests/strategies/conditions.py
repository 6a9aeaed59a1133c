"""Generated conditions as packs write them: all operators, all right-hand sides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from strategies.words import DATE, ENUMS, YEARS, Sort, plain
from thidua.packs.canonical import Plain

_SAME = ("equals", "differs", "in", "not_in")
_ORDER = ("at_least", "at_most", "more_than", "less_than", "between")
_TIME = ("before", "after", "on_or_before", "on_or_after", "within", "within_last")
_NUMBER = (*_SAME, *_ORDER)
_OPERATORS: Mapping[str, tuple[str, ...]] = {
    "text": (*_SAME, "matches"),
    "yes_no": ("is",),
    "integer": _NUMBER,
    "decimal": _NUMBER,
    "money": _NUMBER,
    "year": (*_NUMBER, *_TIME),
    "date": (*_SAME, "between", *_TIME),
    "moment": (*_SAME, "between", *_TIME),
    "enum": _SAME,
    "set": ("includes",),
    "share": ("equals", "differs", "at_least", "at_most", "more_than", "less_than"),
}
_SHIFTED = {"date", "moment", "year"}
_NO_OTHER_FACT = {"share", "set"}


@dataclass(frozen=True)
class Words:
    """What a condition may name where it stands.

    `awards` are pairs of an award and whose it may be. Where `is_plain`, conditions
    keep to what completions can tell: no `known`, no other fact as a window's length.
    """

    paths: Mapping[str, Sort]
    parameters: Mapping[str, Sort]
    awards: tuple[tuple[str, str], ...] = ()
    attests: bool = True
    is_plain: bool = False

    def comparable(self, sort: Sort) -> list[str]:
        """Return the other facts a value of a sort may be compared with."""
        return [path for path, other in self.paths.items() if other.key == sort.key]

    def parameters_of(self, sort: Sort) -> list[str]:
        """Return the parameters a value of a sort may be compared with."""
        return [name for name, p in self.parameters.items() if p.key == sort.key]

    def without_awards(self) -> "Words":
        """Return the same words for conditions that rest on no award."""
        return replace(self, awards=())


@st.composite
def conditions(draw: DrawFn, words: Words, depth: int = 2) -> dict[str, Plain]:
    """Draw a condition: a leaf, a judgement, another award, or a group of such."""
    if depth and draw(st.integers(0, 2)) == 0:
        return draw(_groups(words, depth))
    sort = draw(st.integers(0, 9))
    if sort == 0 and words.attests:
        return {"attested": draw(st.sampled_from(ENUMS["statement"]))}
    if sort in {1, 2} and words.awards:
        award, whose = draw(st.sampled_from(words.awards))
        states = st.sampled_from(("proposed", "eligible", "granted"))
        return {"award": award, "state": draw(states), "whose": whose}
    return draw(_leaves(words))


@st.composite
def _groups(draw: DrawFn, words: Words, depth: int) -> dict[str, Plain]:
    grouping = draw(st.sampled_from(("all", "any", "none")))
    number = draw(st.integers(1, 3))
    children = [draw(conditions(words, depth - 1)) for _ in range(number)]
    for index, child in enumerate(children):
        if draw(st.booleans()):
            child["route"] = f"way-{index}"
    return {grouping: children}


@st.composite
def _leaves(draw: DrawFn, words: Words) -> dict[str, Plain]:
    path = draw(st.sampled_from(sorted(words.paths)))
    sort = words.paths[path]
    operators = _OPERATORS[sort.kind]
    if sort.kind == "enum" and sort.of == "grade":
        operators = _NUMBER
    if not words.is_plain and draw(st.integers(0, 15)) == 0:
        return {"fact": path, "known": draw(st.booleans())}
    operator = draw(st.sampled_from(operators))
    leaf: dict[str, Plain] = {
        "fact": path,
        operator: draw(_right(words, sort, operator)),
    }
    if draw(st.integers(0, 3)) == 0:
        leaf["if_empty"] = draw(st.sampled_from(("met", "unmet")))
    return leaf


@st.composite
def _right(draw: DrawFn, words: Words, sort: Sort, operator: str) -> Plain:
    one = Sort("enum", ENUMS[sort.of], sort.of) if sort.of else sort
    operand = _operand(words, one)
    special: dict[str, st.SearchStrategy[Plain]] = {
        "is": st.booleans(),
        "matches": st.sampled_from(("hai .*", ".*tốt", "ba")),
        "within": _windows(words, sort),
        "within_last": _last(words, sort),
        "between": _between(words, sort),
        "in": st.lists(operand, min_size=1, max_size=3),
        "not_in": st.lists(operand, min_size=1, max_size=3),
    }
    return draw(special.get(operator, operand))


@st.composite
def _between(draw: DrawFn, words: Words, sort: Sort) -> Plain:
    if draw(st.booleans()):
        ends = [draw(st.integers(0, len(sort.values) - 1)) for _ in range(2)]
        values = [sort.values[n] for n in sorted(ends)]
        if sort.kind != "enum":
            values.sort()
        return [plain(value) for value in values]
    first, last = draw(_reference(words, sort)), draw(_operand(words, sort))
    return [first, last]


@st.composite
def _operand(draw: DrawFn, words: Words, sort: Sort) -> Plain:
    if draw(st.integers(0, 2)):
        return plain(draw(st.sampled_from(sort.values)))
    return draw(_reference(words, sort))


@st.composite
def _reference(draw: DrawFn, words: Words, sort: Sort) -> Plain:
    """Draw a parameter or another fact, a literal where there is none of the sort."""
    names = [("parameter", name) for name in words.parameters_of(sort)]
    if sort.kind not in _NO_OTHER_FACT:
        names += [("fact", path) for path in words.comparable(sort)]
    if not names:
        return plain(draw(st.sampled_from(sort.values)))
    key, name = draw(st.sampled_from(names))
    found: dict[str, Plain] = {key: name}
    if sort.kind in _SHIFTED and draw(st.booleans()):
        found[draw(st.sampled_from(("plus", "minus")))] = draw(_shifts(sort.kind))
    return found


@st.composite
def _shifts(draw: DrawFn, kind: str) -> Plain:
    found: dict[str, Plain] = {"years": draw(st.integers(-2, 2))}
    if kind != "year":
        found["months"] = draw(st.integers(-13, 13))
        found["days"] = draw(st.integers(-40, 40))
    if kind == "moment":
        found["hours"] = draw(st.integers(-30, 30))
    return found


@st.composite
def _windows(draw: DrawFn, words: Words, sort: Sort) -> Plain:
    if draw(st.booleans()):
        return draw(st.sampled_from(("round", "award_year", "year_before")))
    bound = Sort("year", YEARS) if sort.kind == "year" else DATE
    if draw(st.booleans()):
        ends = sorted(draw(st.sampled_from(bound.values)) for _ in range(2))
        return {"from": plain(ends[0]), "to": plain(ends[1])}
    first = draw(_reference(words, bound))
    return {"from": first, "to": plain(draw(st.sampled_from(bound.values)))}


@st.composite
def _last(draw: DrawFn, words: Words, sort: Sort) -> Plain:
    units = ("years",) if sort.kind == "year" else ("years", "months", "days")
    amount: Plain = draw(st.integers(1, 14))
    counted = Sort("integer")
    names = [] if words.is_plain else words.comparable(counted)
    if draw(st.integers(0, 3)) == 0:
        found = [{"parameter": name} for name in words.parameters_of(counted)]
        amount = draw(st.sampled_from([*found, *({"fact": n} for n in names), 2]))
    ending: Plain = draw(
        st.sampled_from(("award_year", "year_before", "as_of", "round_end"))
    )
    if draw(st.integers(0, 2)) == 0:
        kinds = {"date"} if words.is_plain else _SHIFTED
        days = [path for path, s in words.paths.items() if s.kind in kinds]
        ending = {"fact": draw(st.sampled_from(sorted(days)))}
    return {draw(st.sampled_from(units)): amount, "ending": ending}
