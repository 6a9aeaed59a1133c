"""Sentences of a leaf: what was asked, and what was found."""

from collections.abc import Sequence

from thidua.explanation.findings import ALTERNATIVES
from thidua.explanation.speech import Speech
from thidua.model.conditions import (
    Anchor,
    Attested,
    AwardLeaf,
    FactRef,
    Leaf,
    Literal,
    Operand,
    Operator,
    ParameterRef,
    Shift,
    Window,
    operands,
)
from thidua.model.findings import Finding, Observed
from thidua.model.vocabulary import Kind, ValueType
from thidua.texts import words as tables

_NOTHING_SEEN = Observed()


def required(
    speech: Speech, leaf: Leaf | Attested | AwardLeaf, finding: Finding
) -> str:
    """Say what a leaf asks for."""
    match leaf:
        case Attested():
            return speech.say("attested")
        case AwardLeaf():
            state = speech.say(leaf.state.value, words=tables.AWARD_STATES)
            return speech.say(leaf.whose, words=tables.WHOSE, state=state)
        case Leaf():
            if leaf.operator is Operator.KNOWN:
                return _known(speech, leaf)
            return _required(speech, leaf, _operands(speech, leaf, finding))


def _known(speech: Speech, leaf: Leaf) -> str:
    denied = [o for o in leaf.operands if isinstance(o, Literal) and o.code == 0]
    return speech.say("not_known" if denied else "known", words=tables.OPERATORS)


def _required(speech: Speech, leaf: Leaf, written: Sequence[str]) -> str:
    if leaf.window is not None:
        return _window(speech, leaf.window, written)
    every = ", ".join(written)
    return speech.say(leaf.operator.value, *written, words=tables.OPERATORS, all=every)


def _window(speech: Speech, window: Window, written: Sequence[str]) -> str:
    if window.named is not None:
        return speech.say(window.named, words=tables.WINDOWS)
    if window.bounds is not None:
        return speech.say("bounds", *written, words=tables.WINDOWS)
    ending = window.ending
    if isinstance(ending, Anchor):
        end = speech.say(ending.value, words=tables.ANCHORS)
    else:
        end = _fact_operand(speech, ending)
    unit = speech.say(window.unit or "years", words=tables.UNITS)
    return speech.say("last", *written, words=tables.WINDOWS, unit=unit, ending=end)


def _operands(speech: Speech, leaf: Leaf, finding: Finding) -> list[str]:
    """Write the right-hand sides of a leaf, constants as the finding has them."""
    named = operands(leaf)
    constants = (*finding.required, *[""] * len(named))
    amount = None if leaf.window is None else leaf.window.amount
    return [
        _operand(
            speech,
            operand,
            ValueType(Kind.INTEGER) if operand is amount else leaf.type,
            constant,
        )
        for operand, constant in zip(named, constants, strict=False)
    ]


def _operand(
    speech: Speech, operand: Operand, value_type: ValueType, constant: str
) -> str:
    match operand:
        case FactRef():
            return _fact_operand(speech, operand)
        case Literal(written=text, code=code):
            if code is None:
                return speech.say("quoted", text)
            return speech.writer.value(value_type, code)
        case ParameterRef():
            title = speech.parameter(operand.parameter).title(speech.language)
            if not constant:
                return speech.say("valueless", title=title)
            value = _constant(speech, value_type, constant)
            return speech.say("parameter", value=value, title=title)


def _constant(speech: Speech, value_type: ValueType, constant: str) -> str:
    parts = [
        speech.writer.value(value_type, int(code))
        for code in constant.split(ALTERNATIVES)
    ]
    joined = speech.say("or").join(parts)
    return speech.say("alternatives", joined) if len(parts) > 1 else joined


def _fact_operand(speech: Speech, operand: FactRef) -> str:
    return speech.say(
        "fact",
        title=speech.fact_title(operand.fact),
        shift="" if operand.shift is None else _shift(speech, operand.shift),
    )


def _shift(speech: Speech, shift: Shift) -> str:
    amounts = ((name, getattr(shift, name)) for name in Shift.__slots__)
    return "".join(
        speech.say(
            "plus" if amount > 0 else "minus",
            str(abs(amount)),
            unit=speech.say(name, words=tables.UNITS),
        )
        for name, amount in amounts
        if amount
    )


def observed(
    speech: Speech, leaf: Leaf | Attested | AwardLeaf, finding: Finding
) -> str:
    """Say what was found of a leaf's fact."""
    seen = finding.observed or _NOTHING_SEEN
    match leaf:
        case Leaf():
            return _observed(speech, leaf, seen)
        case AwardLeaf():
            return _interval(speech, ValueType(Kind.YES_NO), seen)
        case Attested():
            return speech.say(_attested(seen, finding))


def _attested(seen: Observed, finding: Finding) -> str:
    """Name the sentence: answers that are evidence and still in question clash."""
    if seen.low is not None and seen.low == seen.high:
        return "attested_yes" if seen.low else "attested_no"
    if not finding.evidence:
        return "attested_open"
    in_question = {ref.row for ref in finding.missing}
    clash = in_question.intersection(finding.evidence)
    return "attested_contradictory" if clash else "attested_unsure"


def _observed(speech: Speech, leaf: Leaf, seen: Observed) -> str:
    if seen.empty is True:
        return speech.say("nothing")
    if seen.shown is not None:
        return _shown(speech, leaf.type, seen.shown)
    if seen.share is not None:
        return _share(speech, seen.share)
    return _interval(speech, leaf.type, seen)


def _interval(speech: Speech, value_type: ValueType, seen: Observed) -> str:
    ends = [
        None if code is None else speech.writer.value(value_type, code)
        for code in (seen.low, seen.high)
    ]
    match ends:
        case [None, None]:
            return speech.say("unknown")
        case [str(low), None]:
            return speech.say("from", low)
        case [None, str(high)]:
            return speech.say("up_to", high)
        case [str(low), str(high)] if low != high:
            if _says_nothing(speech, value_type, seen):
                return speech.say("unknown")
            return speech.say("between", low, high)
    return ends[0] or speech.say("unknown")


def _says_nothing(speech: Speech, value_type: ValueType, seen: Observed) -> bool:
    """Tell whether an interval holds every value of its enum, or yes and no."""
    if value_type.kind is Kind.YES_NO:
        return True
    if value_type.kind is not Kind.ENUM:
        return False
    values = speech.pack.vocabulary.enums[value_type.of or ""].values
    return (seen.low, seen.high) == (0, len(values) - 1)


def _shown(speech: Speech, value_type: ValueType, shown: str) -> str:
    if value_type.kind is not Kind.SET:
        return speech.say("quoted", shown)
    ids = [part for part in shown.split(",") if part]
    titles = [speech.writer.enum_title_of(value_type.of or "", one) for one in ids]
    return ", ".join(titles) or speech.say("set_empty")


def _share(speech: Speech, share: tuple[int, int, int, int]) -> str:
    n, n_most, d, d_most = share
    least, most, of, of_most = (speech.writer.integer(n) for n in share)
    if d != d_most:
        return speech.say("share_open", n=least, n_most=most, d=of, d_most=of_most)
    if n != n_most:
        return speech.say("share_range", n=least, n_most=most, d=of)
    return speech.say("share", n=least, d=of, percent=speech.writer.fraction(n, d))
