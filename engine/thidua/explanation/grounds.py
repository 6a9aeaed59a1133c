"""Sentences of what an item rests on: citation, provenance, inputs still missing."""

from thidua.explanation.findings import ALTERNATIVES
from thidua.explanation.inputs import ANYBODY, NOMINATION, PARAMETER
from thidua.explanation.speech import Speech
from thidua.explanation.values import write_day
from thidua.model.conditions import Leaf, ParameterRef, operands
from thidua.model.facts import InputRef
from thidua.model.findings import Finding
from thidua.model.pack import Basis, Citation, Parameter, Provenance
from thidua.model.vocabulary import Absence
from thidua.texts import words as tables


def missing(speech: Speech, ref: InputRef) -> str:
    """Name an input that is not known, with its row, and its owner if another's."""
    text = _input(speech, ref)
    if ref.owner not in {ANYBODY, "", speech.nominee} and ref.owner in speech.names:
        text = speech.say("input_owner", text, owner=speech.name(ref.owner))
    if ref.row is not None:
        text = speech.say("input_row", text, place=str(ref.row))
    return text


def _input(speech: Speech, ref: InputRef) -> str:
    if ref.table == PARAMETER:
        name = ref.detail or ref.owner
        return speech.say("input_parameter", title=_parameter_title(speech, name))
    if ref.table == "award":
        return speech.say("input_award", title=speech.award_title(ref.detail or ""))
    if ref.table == "attestations" and ref.detail is not None:
        title = speech.statement_title(ref.detail)
        return speech.say("input_statement", title=title)
    table = speech.table_title(ref.table)
    if ref.field is not None:
        record = speech.award.nominee if ref.table == NOMINATION else ref.table
        name = speech.field_title(record, ref.field)
        return speech.say("input_field", table=table, field=name)
    if ref.detail is not None:
        return speech.say("input_detail", table=table, detail=ref.detail)
    return table if ref.row is not None else _rows(speech, ref.table)


def _rows(speech: Speech, name: str) -> str:
    """Name rows that are missing; of a register, which may be empty, the table."""
    known = speech.pack.vocabulary.records.get(name)
    is_register = known is not None and known.absent_means is Absence.NONE
    sentence = "input_table" if is_register else "input_rows"
    return speech.say(sentence, table=speech.table_title(name))


def _parameter_title(speech: Speech, name: str) -> str:
    known = speech.pack.parameters.get(name)
    return name if known is None else known.title(speech.language)


def citation(speech: Speech, cite: Citation | None) -> str:
    """Write where an item stands in its source."""
    if cite is None:
        return ""
    source = speech.pack.sources.get(cite.source)
    if source is None:
        return cite.source + ("" if cite.at is None else speech.say("at", cite.at))
    day, issuer = source.date, source.issuer
    return speech.say(
        "citation",
        source=source.number,
        dated="" if day is None else speech.say("dated", write_day(day.isoformat())),
        issuer="" if issuer is None else speech.say("at", issuer(speech.language)),
        at="" if cite.at is None else speech.say("at", cite.at),
    )


def provenance(speech: Speech, basis: Basis) -> str:
    """Remark how a criterion came into the pack, unless it is verbatim."""
    if basis.provenance is Provenance.VERBATIM:
        return ""
    return speech.say(
        "criterion_provenance",
        provenance=speech.say(basis.provenance.value, words=tables.PROVENANCE),
        because=_because(speech, basis),
    )


def number_provenance(speech: Speech, leaf: Leaf, finding: Finding) -> tuple[str, ...]:
    """Remark where each parameter of a leaf comes from."""
    named = zip(operands(leaf), (*finding.required, "", ""), strict=False)
    return tuple(
        parameter_provenance(speech, operand.parameter, constant)
        for operand, constant in named
        if isinstance(operand, ParameterRef)
    )


def parameter_provenance(speech: Speech, name: str, constant: str) -> str:
    """Remark where a parameter's number comes from, or that it has none."""
    parameter = speech.parameter(name)
    basis = parameter.basis
    title = parameter.title(speech.language)
    if is_supplied(parameter, constant):
        provenance = speech.say("supplied", words=tables.PROVENANCE)
        return speech.say(
            "number_provenance",
            title=title,
            provenance=provenance,
            cite="",
            because="",
        )
    cite = citation(speech, basis.cite)
    return speech.say(
        "number_provenance",
        title=title,
        provenance=speech.say(basis.provenance.value, words=tables.PROVENANCE),
        cite=speech.say("at", cite) if cite else "",
        because=_because(speech, basis),
    )


def _because(speech: Speech, basis: Basis) -> str:
    if basis.because is None:
        return ""
    return speech.say("because", basis.because(speech.language).rstrip("."))


def is_supplied(parameter: Parameter, constant: str) -> bool:
    """Tell whether a number is none of the pack's own: an officer supplied it."""
    own = {str(value.value.code) for value in parameter.values}
    return bool(constant) and not set(constant.split(ALTERNATIVES)) <= own
