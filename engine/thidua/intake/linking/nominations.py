"""Who is put forward for what: from the nominees' rows and a table of nominations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thidua.intake.cells.drafts import NOMINATED_FOR, Draft
from thidua.intake.codes import Code, problem
from thidua.intake.linking.merging import place_order
from thidua.intake.linking.nominees import Nominees
from thidua.intake.linking.units import Linked
from thidua.intake.near import nearest
from thidua.model.pack import Award
from thidua.model.records import Nomination
from thidua.model.vocabulary import RecordType
from thidua.problems import Place

NOMINATIONS = "nominations"
RECEIVED_ON = "received_on"
SUBMITTING_UNIT = "submitting_unit"
UNIT = "unit"
AWARD = "award"


@dataclass(frozen=True, slots=True)
class _Claim:
    """One cell that puts a nominee forward for an award."""

    nominee: str
    award: str
    draft: Draft

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return self.draft.place


def build_nominations(
    nominees: Nominees,
    listed: Sequence[tuple[str, Draft]],
    awards: Mapping[str, Award],
    types: Mapping[str, RecordType],
    linked: Linked,
) -> tuple[Nomination, ...]:
    """Return nominations by nominee and award.

    Args:
        nominees: Who may be put forward.
        listed: Rows of the table of nominations, with their nominee.
        awards: The pack's awards.
        types: The record types, by id.
        linked: Where problems are added.
    """
    claims: dict[tuple[str, str], list[_Claim]] = {}
    for claim in (*_own(nominees), *_listed(listed)):
        if _is_possible(claim, nominees, awards, types, linked):
            claims.setdefault((claim.nominee, claim.award), []).append(claim)
    _say_who_is_not(nominees, {nominee for nominee, _ in claims}, linked)
    own = {key: record.get(RECEIVED_ON) for key, record in nominees.records.items()}
    made = tuple(_nomination(claims[k], own[k[0]], linked) for k in sorted(claims))
    if _is_asked_for(awards) and not any(
        map(_names_submitter, _rows(nominees, listed))
    ):
        return _by_own_unit(made, nominees, linked)
    return made


def _is_asked_for(awards: Mapping[str, Award]) -> bool:
    """Tell whether seats of any award are counted by submitting unit."""
    limits = [limit for award in awards.values() for limit in award.seats]
    return any(limit.per == SUBMITTING_UNIT for limit in limits)


def _rows(nominees: Nominees, listed: Sequence[tuple[str, Draft]]) -> Iterator[Draft]:
    for drafts in nominees.rows.values():
        yield from drafts
    yield from (draft for _, draft in listed)


def _names_submitter(draft: Draft) -> bool:
    return any(SUBMITTING_UNIT in cells for cells in (draft.values, draft.faults))


def _by_own_unit(
    made: tuple[Nomination, ...], nominees: Nominees, linked: Linked
) -> tuple[Nomination, ...]:
    """Let everybody's own unit submit, where the batch names no submitting unit."""
    units = {key: record.get(UNIT) for key, record in nominees.records.items()}
    known = [n for n in made if units[n.nominee] is not None]
    if known:
        place = min((n.place for n in known), key=place_order)
        linked.problems.append(problem(Code.OWN_UNIT_SUBMITS, Place(place.file)))
    return tuple(
        n
        if units[n.nominee] is None
        else replace(n, submitting_unit=str(units[n.nominee]))
        for n in made
    )


def _own(nominees: Nominees) -> Iterator[_Claim]:
    """Yield what the nominees' own rows claim."""
    for key, drafts in nominees.rows.items():
        for draft in drafts:
            awards = draft.values.get(NOMINATED_FOR)
            for award in awards if isinstance(awards, tuple) else ():
                yield _Claim(key, award, draft)


def _listed(listed: Sequence[tuple[str, Draft]]) -> Iterator[_Claim]:
    """Yield what the table of nominations claims."""
    for key, draft in listed:
        if draft.text(AWARD):
            yield _Claim(key, draft.text(AWARD), draft)
        # A faulty award has its problem already; an empty one says nothing.


def _is_possible(
    claim: _Claim,
    nominees: Nominees,
    awards: Mapping[str, Award],
    types: Mapping[str, RecordType],
    linked: Linked,
) -> bool:
    """Tell whether the pack knows the award and gives it to such a nominee."""
    award = awards.get(claim.award)
    if award is None:
        near = nearest(claim.award, {name: name for name in awards})
        linked.problems.append(
            problem(
                Code.AWARD_UNKNOWN,
                claim.place,
                found=claim.award,
                nearest=near or "–",
                nominee=claim.nominee,
            )
        )
        return False
    table = nominees.records[claim.nominee].table
    if award.nominee != table:
        linked.problems.append(
            problem(
                Code.AWARD_OF_OTHER_KIND,
                claim.place,
                found=award.title,
                expected=types[award.nominee].title,
                table=types[table].title,
                nominee=claim.nominee,
            )
        )
    return award.nominee == table


def _nomination(
    claims: Sequence[_Claim], own_day: object, linked: Linked
) -> Nomination:
    """Return one nomination; a date or unit on which rows differ is unknown.

    Where no row that claims it names a day, the day on the nominee's own row holds.
    """
    if len(claims) == 1:
        return _claimed(claims[0], own_day)
    first = min(claims, key=lambda claim: place_order(claim.place))
    days = {claim.draft.values.get(RECEIVED_ON) for claim in claims} - {None}
    units = {claim.draft.text(SUBMITTING_UNIT) for claim in claims} - {""}
    if len(days) > 1 or len(units) > 1:
        found = ", ".join(sorted(str(value) for value in (*days, *units)))
        linked.problems.append(
            problem(
                Code.NOMINATIONS_CONTRADICT,
                max((claim.place for claim in claims), key=place_order),
                found=found,
                nominee=first.nominee,
                award=first.award,
            )
        )
    day = own_day
    if days:
        day = next(iter(days)) if len(days) == 1 else None
    return Nomination(
        nominee=first.nominee,
        award=first.award,
        place=first.place,
        received_on=day if isinstance(day, date) else None,
        submitting_unit=next(iter(units)) if len(units) == 1 else None,
    )


def _claimed(claim: _Claim, own_day: object) -> Nomination:
    """Return the nomination that one row alone claims."""
    day = claim.draft.values.get(RECEIVED_ON, own_day)
    return Nomination(
        claim.nominee,
        claim.award,
        claim.draft.place,
        day if isinstance(day, date) else None,
        claim.draft.text(SUBMITTING_UNIT) or None,
    )


def _say_who_is_not(nominees: Nominees, nominated: set[str], linked: Linked) -> None:
    """Say which nominees are put forward for nothing, where nothing else says so."""
    silent = {
        key: record.place
        for key, record in nominees.records.items()
        if key not in nominated
        and NOMINATED_FOR not in record.values
        and NOMINATED_FOR not in record.faults
    }
    if len(silent) == len(nominees.records) > 1:
        first = min(silent.values(), key=place_order)
        place, count = Place(first.file, first.sheet), str(len(silent))
        linked.problems.append(problem(Code.NOBODY_NOMINATED, place, count=count))
        return
    for key, place in silent.items():
        linked.problems.append(problem(Code.NOT_NOMINATED, place, found=key))
