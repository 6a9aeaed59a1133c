"""What is firm stays firm when blanks are filled, whatever they are filled with."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.batches import Gaps, assembled, contexts, make_batch
from strategies.completions import Complete, complete
from strategies.packs import Generated, Style, packs
from strategies.words import ENUMS, plain
from thidua.evaluation.opinions import Engine, bench
from thidua.model.conditions import Verdict
from thidua.model.findings import Decision, Outcome
from thidua.model.pack import Award, ParameterValue, RulePack
from thidua.model.records import Batch, Record
from thidua.model.run import RunContext
from thidua.packs.faults import Faults
from thidua.packs.literals import LiteralReader
from thidua.problems import Place
from thidua.workflow import judge

EXAMPLES = min(settings().max_examples // 4, 600)
REFERENCE = bench(Engine.REFERENCE, cross_check=False)
STAYS = {
    Outcome.NOT_APPLICABLE: {Outcome.NOT_APPLICABLE},
    Outcome.INELIGIBLE: {Outcome.INELIGIBLE, Outcome.NOT_APPLICABLE},
    Outcome.ELIGIBLE: {Outcome.ELIGIBLE},
}
"""A refused nominee may turn out to be outside what the award concerns."""

ROSTER = {"headcount", "roster_complete"}
Rows = dict[str, dict[str, tuple[Record, ...]]]
LATER = Place("later.xlsx", "attestations", 1)


@dataclass(frozen=True)
class Filling:
    """Takes over a part of what a complete world says: cells, rows, papers."""

    batch: Batch
    world: Complete
    chance: random.Random

    def filled(self, old: Record, new: Record) -> Record:
        """Fill some of the empty or faulty cells of a record."""
        more = {
            name: value
            for name, value in new.values.items()
            if name not in old.values and name not in ROSTER and self.happens(0.6)
        }
        faults = {n: code for n, code in old.faults.items() if n not in more}
        return replace(old, values={**old.values, **more}, faults=faults)

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def batch_with_less_missing(self) -> Batch:
        whole = self.world.batch
        own = self.batch.nominees.items()
        nominees = {key: self.filled(r, whole.nominees[key]) for key, r in own}
        known = self.batch.units.items()
        units = {key: self.filled(r, whole.units[key]) for key, r in known}
        nominations = []
        for nomination in self.batch.nominations:
            values = nominees[nomination.nominee].values
            dates = {
                name: values.get(name) for name in ("received_on", "submitting_unit")
            }
            nominations.append(replace(nomination, **dates))
        rows: Rows = {}
        incomplete = set(self.batch.incomplete)
        for table, owner in self.owners():
            found = self.rows(table, owner, incomplete)
            rows.setdefault(table, {})[owner] = tuple(found)
        return assembled(nominees, units, nominations, rows, incomplete)

    def owners(self) -> list[tuple[str, str]]:
        named = {
            (table, owner)
            for batch in (self.batch, self.world.batch)
            for table, owners in batch.children.items()
            for owner in owners
        }
        papers = {("attestations", key) for key in self.batch.nominees}
        votes = {("votes", key) for key in self.world.votes}
        kept = {pair for pair in named if pair[1] in self.batch.nominees}
        return sorted({*kept, *papers, *votes})

    def rows(
        self, table: str, owner: str, incomplete: set[tuple[str, str]]
    ) -> list[Record]:
        """Fill cells; attest, hold votes, or close an open table with all its rows."""
        old = list(self.batch.rows(table, owner))
        if table == "attestations":
            return old + self.attestations(owner, old)
        if table == "votes":
            held = old or not self.happens(0.5)
            return old if held else [_row(table, self.world.votes[owner])]
        new = self.world.batch.rows(table, owner)
        filled = [self.filled(*pair) for pair in zip(old, new, strict=False)]
        if len(new) > len(old) and self.happens(0.5):
            incomplete.discard((table, owner))
            return [*filled, *new[len(old) :]]
        return filled

    def attestations(self, owner: str, old: list[Record]) -> list[Record]:
        there = {row.get("statement") for row in old}
        return [
            _row(
                "attestations",
                {"statement": s, "answer": self.world.attested[owner, s]},
            )
            for s in ENUMS["statement"]
            if s not in there and self.happens(0.5)
        ]


def _row(table: str, values: Mapping[str, object]) -> Record:
    key = f"{table}-later-{'-'.join(map(str, values.values()))}"
    return Record(table=table, key=key, place=LATER, values=dict(values))


def supplied(run: RunContext, pack: RulePack, world: Complete) -> RunContext:
    """Supply the parameters that have no value at all."""
    reader = LiteralReader(pack.vocabulary, Faults())
    local = {}
    for name, value in world.parameters.items():
        parameter = pack.parameters[name]
        literal = reader.read(parameter.type, plain(value), LATER)
        assert literal is not None
        if not parameter.values:
            local[name] = (ParameterValue(literal),)
    return replace(run, local=local)


def assert_stays(award: Award, before: Decision, after: Decision) -> None:
    """Compare what was firm before with what is said after, where names are clear."""
    if before.outcome in STAYS and not before.subject_to:
        assert after.outcome in STAYS[before.outcome], (before, after)
    versions = Counter(criterion.id for criterion in award.criteria)
    verdicts = {f.node: f.verdict for f in after.findings}
    for finding in before.findings:
        firm = finding.verdict is not Verdict.UNKNOWN
        clear = versions[finding.node.split("/")[0]] <= 1
        if firm and clear and finding.node in verdicts and finding.node != "award":
            assert finding.verdict is verdicts[finding.node], finding


@settings(max_examples=EXAMPLES)
@given(packs(Style(is_plain=True)), st.integers(0, 2**32 - 1))
def test_filling_blanks_never_changes_what_is_firm(
    generated: Generated, seed: int
) -> None:
    chance, pack = random.Random(seed), generated.pack  # noqa: S311
    gaps = replace(chance.choice((Gaps(), Gaps(0.1, 0.1))), strays=0)
    batch, run = make_batch(chance, 6, 2, gaps), contexts(chance)
    before = judge(batch, pack, run, REFERENCE).decisions
    world = complete(batch, run, chance)
    for _ in range(3):
        later = Filling(batch, world, chance).batch_with_less_missing()
        with_values = supplied(run, pack, world) if chance.random() < 0.5 else run
        after = judge(later, pack, with_values, REFERENCE).decisions
        for one, other in zip(before, after, strict=True):
            assert one.nominee == other.nominee
            assert_stays(pack.awards[one.award], one, other)
