"""A sheet and a record type to its header, and whether they fit each other whole."""

from collections.abc import Sequence

from thidua.intake.codes import Code, problem
from thidua.intake.grid import RawSheet
from thidua.intake.tables.binding import bind, hits, whole
from thidua.intake.tables.body import rows_below
from thidua.intake.tables.decisions import Decisions
from thidua.intake.tables.header import Header, best, header_at, headers
from thidua.intake.tables.headings import HeadingIndex, heading_key, is_ignored
from thidua.model.vocabulary import Kind, RecordType, Role
from thidua.problems import Problem

_LEAST_HITS = 2
_SHOWN = 6


def find_header(
    sheet: RawSheet, indices: Sequence[HeadingIndex], decisions: Decisions
) -> Header | None:
    """Return the header of a sheet: what people said, else the one known best.

    Two known headings make a header, or one where no other is unknown. Where no row
    has as many, the one with most headings near known ones is it, so that they can be
    asked about.
    """
    if not sheet.rows:
        return None
    if decisions.header:
        return header_at(sheet, decisions.header)
    candidates = headers(sheet)
    if sheet.structured:
        return candidates[0]

    def score(header: Header) -> tuple[int, int]:
        known, entire = max(hits(header, index) for index in indices)
        said = _decided(header, decisions)
        return known + said, entire + said

    found = best(candidates, score)
    if found and score(found)[0] >= _LEAST_HITS:
        return found
    entire = (h for h in candidates if any(_is_whole(h, index) for index in indices))
    return next(entire, None) or _nearly(candidates, indices)


def fits(sheet: RawSheet, index: HeadingIndex, decisions: Decisions) -> bool:
    """Tell whether every heading is known and a record can be made of each row."""
    header = find_header(sheet, (index,), decisions)
    if header is None or not rows_below(sheet, header):
        return False
    bound = bind(header, index, decisions)
    own = {
        name
        for binding in bound.bindings
        if binding.table is None
        for name in binding.into.values()
    }
    return not (bound.unread or bound.in_part) and _suffices(index.record, own)


def no_header(sheet: RawSheet, record: RecordType) -> Problem:
    """Say that no row near the top holds headings."""
    known = [each.title for each in record.fields.values()]
    return problem(
        Code.HEADER_NOT_FOUND,
        sheet.place(sheet.rows[0].number if sheet.rows else None),
        table=record.title,
        expected=tuple(known[:_SHOWN]),
        rows=str(len(sheet.rows)),
    )


def _suffices(record: RecordType, own: set[str]) -> bool:
    """Tell whether columns make records of a type that nothing else names."""
    if record.role is Role.NOMINEE:
        return "nominated_for" in own and bool({"name", "code"} & own)
    if record.role is Role.UNIT:
        return bool({"name", "code"} & own) and len(own) >= _LEAST_HITS
    links = {f.id for f in record.fields.values() if f.type.kind is Kind.LINK}
    return bool(own & links) and bool(own - links)


def _decided(header: Header, decisions: Decisions) -> int:
    """Return how many headings people decided on."""
    keys = {heading_key(heading.text) for heading in header.headings if heading.parts}
    return len(keys & decisions.columns.keys())


def _is_whole(header: Header, index: HeadingIndex) -> bool:
    """Tell whether a header has nothing but known headings, and any."""
    named = [heading for heading in header.headings if heading.parts]
    idle = sum(
        is_ignored(each.text) and whole(each.parts, index) is None for each in named
    )
    known = hits(header, index)[0]
    return known > 0 and known + idle == len(named)


def _nearly(
    candidates: Sequence[Header], indices: Sequence[HeadingIndex]
) -> Header | None:
    """Return the header with most headings that are known or near known ones."""

    def score(header: Header) -> tuple[int, ...]:
        texts = [heading.text for heading in header.headings if heading.parts]
        near = sum(any(index.nearest(text) for index in indices) for text in texts)
        return (near, -len(header.rows))

    found = best(candidates, score)
    return found if found and score(found)[0] >= _LEAST_HITS else None
