"""A pack as lines of text: what each award asks, on what ground, with which numbers."""

from collections.abc import Iterator

from thidua.explanation.grounds import citation, provenance
from thidua.explanation.speech import Speech
from thidua.model.pack import Award, Effect, Parameter, RulePack
from thidua.texts import Language
from thidua.texts.pack_page import PACK_PAGE
from thidua.texts.words import EFFECTS, PROVENANCE

_STEP = "   "


def pack_lines(pack: RulePack, language: Language) -> Iterator[str]:
    """Yield the pack's head, its rounds, parameters and awards."""
    yield f"{pack.title(language)}  ({pack.id} v{pack.version})"
    start, end = pack.valid.start or "…", pack.valid.end or "…"
    yield PACK_PAGE["valid"](language).format(start=start, end=end)
    yield PACK_PAGE["digest"](language).format(digest=pack.digest[:16])
    for one in pack.rounds.values():
        named = f" · {one.title(language)}" if one.title else ""
        yield PACK_PAGE["round"](language).format(
            id=one.id, start=one.start, end=one.end, title=named
        )
    if pack.parameters:
        yield ""
        yield PACK_PAGE["parameters"](language)
    for parameter in pack.parameters.values():
        yield _STEP + _parameter(parameter, language)
    for stratum, awards in enumerate(pack.strata, start=1):
        for award in awards:
            yield ""
            yield from _award(pack, pack.awards[award], stratum, language)


def _parameter(parameter: Parameter, language: Language) -> str:
    values = ", ".join(
        _value(value.value.written, value.valid.start, value.valid.end)
        for value in parameter.values
    )
    return PACK_PAGE["parameter"](language).format(
        title=parameter.title(language),
        id=parameter.id,
        values=values or "?",
        provenance=PROVENANCE[parameter.basis.provenance.value](language),
    )


def _value(written: str, start: object, end: object) -> str:
    span = f" ({start or '…'} – {end or '…'})" if start or end else ""
    return f"{written}{span}"


def _award(
    pack: RulePack, award: Award, stratum: int, language: Language
) -> Iterator[str]:
    speech = Speech(pack, award, language)
    yield PACK_PAGE["award"](language).format(
        title=award.title(language), id=award.id, stratum=stratum
    )
    for criterion in award.criteria:
        effect = ""
        if criterion.effect is not Effect.REFUSE:
            effect = f"  [{EFFECTS[criterion.effect.value](language)}]"
        yield f"{_STEP}· {criterion.title(language)}{effect}"
        yield f"{_STEP * 2}{citation(speech, criterion.basis.cite)}"
        ground = provenance(speech, criterion.basis)
        if ground:
            yield f"{_STEP * 2}{ground}"
