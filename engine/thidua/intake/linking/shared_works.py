"""Initiatives on several dossiers: the same one claimed by more than one nominee."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from thidua.intake.codes import Code, problem
from thidua.intake.linking.identities import Answers
from thidua.intake.linking.lookalikes import blocks, neighbours
from thidua.intake.linking.portraits import are_near_titles
from thidua.intake.linking.slips import slip_pairs
from thidua.intake.linking.spellings import bare_words, unit_words
from thidua.intake.linking.units import Linked
from thidua.model.pack import Award
from thidua.model.records import Record
from thidua.problems import Place

INITIATIVES = "initiatives"
_LEAST_OF_TITLE = 12  # a shorter title says too little
_SHARED_WORDS = (3, 4)  # of the words of two titles under one decision
_NEXT = 3
"""How many dossiers with one title are compared with each."""


@dataclass(frozen=True, slots=True)
class Work:
    """One row about an initiative: its owner, its title, the decision on it."""

    owner: str
    title: str
    number: str
    issuer: tuple[str, ...]
    words: tuple[str, ...]
    place: Place

    @property
    def key(self) -> str:
        """Return what a person's answer calls it."""
        return f"{self.owner}|{self.title or self.number}"

    @property
    def joined(self) -> str:
        """Return the title as bare letters and digits."""
        return "".join(self.words)

    @property
    def is_telling(self) -> bool:
        """Tell whether the title is long enough to be known by."""
        return len(self.joined) >= _LEAST_OF_TITLE


def used_once(awards: Mapping[str, Award]) -> tuple[str, ...]:
    """Return the tables of which a row may serve one award only."""
    named = {table for award in awards.values() for table in award.uses_once}
    return tuple(sorted({INITIATIVES, *named}))


def works(owners: Mapping[str, Sequence[Record]]) -> list[Work]:
    """Return what the rows of one table are about, in order of owner and title."""
    found = [_work(owner, row) for owner, rows in owners.items() for row in rows]
    return sorted(found, key=lambda work: (work.key, work.number))


def _work(owner: str, row: Record) -> Work:
    title = str(row.values.get("title", row.values.get("name", "")))
    number = row.values.get("number")
    bare_number = "".join(bare_words(str(number))) if number is not None else ""
    issuer = unit_words(str(row.values.get("recognised_by", "")))
    return Work(owner, title, bare_number, issuer, bare_words(title), row.place)


def are_one_work(one: Work, other: Work) -> bool:
    """Tell whether two rows seem to be about one initiative.

    That is a title equal but for accents or a slip; or one decision and titles that
    share most words, for one decision may recognise many initiatives.
    """
    if one.is_telling and other.is_telling and are_near_titles(one.words, other.words):
        return True
    if not one.number or one.number != other.number:
        return False
    if one.issuer and other.issuer and one.issuer != other.issuer:
        return False
    if not one.words or not other.words:
        return True
    shared, every = {*one.words} & {*other.words}, {*one.words} | {*other.words}
    if any(word.isdecimal() for word in every - shared):
        return False
    return len(shared) * _SHARED_WORDS[1] >= len(every) * _SHARED_WORDS[0]


def find_shared(
    table: str,
    owners: Mapping[str, Sequence[Record]],
    answers: Answers,
    linked: Linked,
) -> None:
    """Say which initiatives stand on two dossiers, and ask; each row once."""
    asked: set[str] = set()
    found = works(owners)
    if answers:
        linked.know(table, (work.key for work in found))
    for one, other in _pairs(found):
        if other.key in asked or answers.is_answered(table, one.key, other.key):
            continue
        asked.add(other.key)
        linked.problems.append(
            problem(
                Code.WORK_SHARED,
                other.place,
                found=other.title or other.number,
                owner=other.owner,
                like=one.owner,
                first=str(one.place),
            )
        )
        seen = (f"{work.key} · {work.place}" for work in (one, other))
        linked.ask(table, other.place, (one.key, other.key), *seen)


def _pairs(all_works: Sequence[Work]) -> Iterable[tuple[Work, Work]]:
    """Return pairs of rows about one initiative under two nominees, in order of key."""
    found: dict[tuple[str, str], tuple[Work, Work]] = {}
    for pair in _candidates(all_works):
        one, other = sorted(pair, key=lambda work: work.key)
        if one.owner != other.owner and are_one_work(one, other):
            found.setdefault((other.key, one.key), (one, other))
    return [found[keys] for keys in sorted(found)]


def _candidates(all_works: Sequence[Work]) -> Iterable[tuple[Work, Work]]:
    """Yield pairs worth comparing."""
    by_title: dict[str, list[Work]] = {}
    for work in all_works:
        title = work.joined
        if len(title) >= _LEAST_OF_TITLE:
            by_title.setdefault(title, []).append(work)
    for members in by_title.values():
        if len(members) > 1:
            yield from neighbours(members, lambda work: work.key)
    for one, other in slip_pairs(by_title):
        yield from product(by_title[one][:_NEXT], by_title[other][:_NEXT])
    for members in blocks(all_works, lambda w: (w.number,) if w.number else ()):
        yield from neighbours(members, lambda work: work.joined)


class WorkIndex:
    """Initiatives of another batch, to find the one a row is about."""

    def __init__(self, known: Iterable[Work]) -> None:
        by_title = sorted(known, key=lambda work: (work.joined, work.key))
        self._titles: dict[str, list[Work]] = {
            title: list(same) for title, same in groupby(by_title, lambda w: w.joined)
        }
        self._numbers: dict[str, list[Work]] = {}
        for work in by_title:
            if work.number:
                self._numbers.setdefault(work.number, []).append(work)

    def find(self, work: Work) -> Work | None:
        """Return an initiative that seems to be the same, or nothing."""
        under: list[Work] = self._numbers.get(work.number, [])
        at = bisect_left(under, work.joined, key=lambda each: each.joined)
        near = under[max(0, at - _NEXT) : at + _NEXT]
        alike: tuple[Work, ...] = (*self._titles.get(work.joined, ()), *near)
        for other in alike:
            if are_one_work(work, other):
                return other
        return None
