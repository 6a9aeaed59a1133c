"""What of an award no text says: numbers and readings that are assumed or unknown."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.explanation.grounds import citation, is_supplied
from thidua.explanation.speech import Speech
from thidua.model.conditions import (
    Condition,
    Leaf,
    Operand,
    ParameterRef,
    leaves,
    operands,
)
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Award, Basis, Parameter, Provenance, SeatLimit
from thidua.reports.view import RunView
from thidua.texts import words as tables

_SHAKY = {Provenance.ASSUMED, Provenance.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Shaky:
    """A number or a reading with its remark; a number names its parameter."""

    title: str
    provenance: str
    because: str
    citation: str
    parameter: str | None = None

    @property
    def is_number(self) -> bool:
        """Tell whether it is a number."""
        return self.parameter is not None


def shaky(view: RunView, award: Award) -> tuple[Shaky, ...]:
    """Return an award's numbers that no text gives, then its assumed readings."""
    speech = Speech(view.pack, award, view.language, view.names)
    supplied = _supplied(view, award)
    numbers = [
        _number(speech, view.pack.parameters[name], supplied.get(name))
        for name in sorted(set(_parameters(award)))
        if name in supplied or view.pack.parameters[name].basis.provenance in _SHAKY
    ]
    readings = [
        _reading(speech, title, basis)
        for title, basis in _items(speech, award)
        if basis.provenance is Provenance.ASSUMED
    ]
    return (*numbers, *dict.fromkeys(readings))


def _supplied(view: RunView, award: Award) -> dict[str, frozenset[str]]:
    """Return the constants an officer supplied, by parameter, as findings have them."""
    seen: dict[str, set[str]] = {}
    asked = dict(_asked(award))
    for decision in view.decisions:
        if decision.award != award.id:
            continue
        for finding in decision.findings:
            named = zip(asked.get(finding.node, ()), finding.required, strict=False)
            for operand, constant in named:
                if isinstance(operand, ParameterRef):
                    seen.setdefault(operand.parameter, set()).add(constant)
    parameters = view.pack.parameters
    given = {
        name: frozenset(c for c in constants if is_supplied(parameters[name], c))
        for name, constants in seen.items()
    }
    seats = {name: frozenset[str]() for name in _supplied_seats(view, award)}
    return {**seats, **{name: found for name, found in given.items() if found}}


def _supplied_seats(view: RunView, award: Award) -> Iterator[str]:
    """Yield parameters of limits that have seats though the pack has no number."""
    used = {
        (proposal.award, use.limit)
        for proposal in view.proposals
        for use in proposal.limits
        if use.seats is not None
    }
    filled = {
        operand.parameter
        for other in view.pack.awards.values()
        for limit in other.seats
        for operand in (limit.at_most, limit.at_least)
        if isinstance(operand, ParameterRef) and (other.id, limit.id) in used
    }
    for name in set(_parameters(award)) & filled:
        if not view.pack.parameters[name].values:
            yield name


def _asked(award: Award) -> Iterator[tuple[str, tuple[Operand, ...]]]:
    for condition in _conditions(award):
        for leaf in leaves(condition):
            if isinstance(leaf, Leaf):
                yield leaf.node, operands(leaf)


def bearing(award: Award, decision: Decision, *, is_seated: bool) -> set[str]:
    """Return the parameters a decision rests on: those of the leaves that brought it.

    All criteria bear on being eligible, the deciding ones on any other outcome.
    """
    verdicts = {finding.node: finding.verdict for finding in decision.findings}
    named = set(_seat_parameters(award)) if is_seated else set()
    eligible = decision.outcome is Outcome.ELIGIBLE
    for criterion in award.criteria:
        if not eligible and criterion.id not in decision.deciding:
            continue
        whole = verdicts.get(criterion.condition.node)
        for leaf in leaves(criterion.condition):
            if isinstance(leaf, Leaf) and verdicts.get(leaf.node) is whole:
                named |= {
                    o.parameter for o in operands(leaf) if isinstance(o, ParameterRef)
                }
    return named


def _number(
    speech: Speech, parameter: Parameter, supplied: frozenset[str] | None
) -> Shaky:
    """Name a parameter with its number, where there is just one."""
    is_given = supplied is not None
    basis = parameter.basis
    own = {str(v.value.code) for v in parameter.values if v.value.code is not None}
    provenance = basis.provenance.value
    if is_given:
        provenance = "supplied"
    return Shaky(
        title=_valued(speech, parameter, supplied or frozenset(own)),
        provenance=speech.say(provenance, words=tables.PROVENANCE),
        because="" if basis.because is None else basis.because(speech.language),
        citation=citation(speech, basis.cite),
        parameter=parameter.id,
    )


def _valued(speech: Speech, parameter: Parameter, constants: frozenset[str]) -> str:
    title = parameter.title(speech.language)
    if len(constants) != 1 or not next(iter(constants)).lstrip("-").isdigit():
        return title
    value = speech.writer.value(parameter.type, int(next(iter(constants))))
    return speech.say("equals", title=title, value=value)


def _reading(speech: Speech, title: str, basis: Basis) -> Shaky:
    return Shaky(
        title=title,
        provenance=speech.say(basis.provenance.value, words=tables.PROVENANCE),
        because="" if basis.because is None else basis.because(speech.language),
        citation=citation(speech, basis.cite),
    )


def _parameters(award: Award) -> Iterator[str]:
    for condition in _conditions(award):
        for leaf in leaves(condition):
            if isinstance(leaf, Leaf):
                named = operands(leaf)
                yield from (o.parameter for o in named if isinstance(o, ParameterRef))
    yield from _seat_parameters(award)


def _seat_parameters(award: Award) -> Iterator[str]:
    for limit in award.seats:
        for operand in (limit.at_most, limit.at_least):
            if isinstance(operand, ParameterRef):
                yield operand.parameter


def _conditions(award: Award) -> Iterator[Condition]:
    if award.applies_when is not None:
        yield award.applies_when
    yield from (criterion.condition for criterion in award.criteria)
    yield from (key.condition for key in award.rank if key.condition is not None)
    yield from (limit.where for limit in award.seats if limit.where is not None)


def _items(speech: Speech, award: Award) -> Iterator[tuple[str, Basis]]:
    for criterion in award.criteria:
        yield criterion.title(speech.language), criterion.basis
    for key in award.rank:
        yield key_title(speech, award, key.node), key.basis
    for limit in award.seats:
        yield limit_title(speech, limit), limit.basis


def key_title(speech: Speech, award: Award, node: str) -> str:
    """Return the title of a rank key: its own, else that of the fact it compares."""
    key = next(key for key in award.rank if key.node == node)
    if key.title is not None:
        return key.title(speech.language)
    if key.fact is not None:
        return speech.fact_title(key.fact)
    tested = leaves(key.condition) if key.condition else []
    return "; ".join(speech.title(leaf) for leaf in tested)


def limit_title(speech: Speech, limit: SeatLimit) -> str:
    """Name a limit: by its title, else by what it counts, in total or for each unit."""
    if limit.title is not None:
        return limit.title(speech.language)
    name = _counted(speech, limit)
    if limit.where is not None:
        about = "; ".join(speech.title(leaf) for leaf in leaves(limit.where))
        name = speech.say("limit_where", limit=name, title=about)
    return name if limit.at_least is None else speech.say("limit_kept", limit=name)


def _counted(speech: Speech, limit: SeatLimit) -> str:
    if limit.per is None:
        return speech.say("limit_total")
    if limit.per in tables.SCOPES:
        per = speech.say(limit.per, words=tables.SCOPES)
    else:
        per = speech.fact_title(limit.per)
    return speech.say("limit_per", per=per)
