"""What an award hands on to those that rest on it is what the design says, exactly."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.batches import Gaps, contexts, make_batch
from strategies.packs import Generated, Style, packs
from thidua.evaluation.opinions import Engine, bench
from thidua.model.conditions import AwardLeaf, Literal, ParameterRef, Verdict, leaves
from thidua.model.findings import Decision
from thidua.model.pack import Award, Basis, RulePack, SeatLimit
from thidua.model.records import Batch
from thidua.model.run import RunContext
from thidua.workflow import Judgement, judge, with_all_awards

EXAMPLES = 400 if settings().max_examples > 1000 else 90
BRIEF = Style(most_criteria=2, most_facts=2)
REFERENCE = bench(Engine.REFERENCE, cross_check=False)
MET, UNMET, UNKNOWN = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
HANDED_ON = {
    "proposed": MET,
    "ineligible": UNMET,
    "not_applicable": UNMET,
    "reserve": UNMET,
    "not_nominated": UNMET,
    "tied": UNKNOWN,
    "held": UNKNOWN,
    "undetermined": UNKNOWN,
    "needs_parameter": UNKNOWN,
    "awaiting_seats": UNKNOWN,
    "not_in_force": UNKNOWN,
}
SEEN = {*HANDED_ON, "granted", "eligible"}


@dataclass
class Expected:
    """What each award should hand on, from decisions, proposals and raw history."""

    batch: Batch
    pack: RulePack
    run: RunContext
    judgement: Judgement
    seen: Counter[str] = field(default_factory=Counter)

    def standing(self, nominee: str, award: str, state: str) -> str:
        """Return what became of a nomination."""
        own = [n for n in self.batch.nominations if n.key == (nominee, award)]
        if not own or not own[0].is_nominated:
            return "not_nominated"
        found = [
            d for d in self.judgement.decisions if (d.nominee, d.award) == own[0].key
        ]
        if not found:
            return "not_in_force"
        if found[0].outcome != "eligible" or state == "eligible":
            return found[0].outcome.value
        key = (nominee, award)
        places = [p for p in self.judgement.proposals if (p.nominee, p.award) == key]
        return places[0].standing.value

    def history(self, nominee: str, award: str) -> Verdict:
        """Tell whether the records show a grant for the award year."""
        rows = [
            row
            for row in self.batch.rows("prior_awards", nominee)
            if (row.get("granted_on") or self.run.as_of) <= self.run.as_of
        ]
        wanted = (award, self.run.award_year)
        pairs = [(row.get("award"), row.get("year")) for row in rows]
        if wanted in pairs:
            return MET
        perhaps = [
            pair
            for pair in pairs
            if all(
                part in {None, want} for part, want in zip(pair, wanted, strict=True)
            )
        ]
        open_table = self.batch.is_incomplete("prior_awards", nominee)
        return UNKNOWN if perhaps or open_table else UNMET

    def own(self, nominee: str, award: str, state: str) -> Verdict:
        granted = self.history(nominee, award)
        self.seen["granted"] += granted is MET
        if granted is MET or state == "granted":
            return granted
        standing = self.standing(nominee, award, state)
        self.seen[standing] += 1
        handed_on = MET if standing == "eligible" else HANDED_ON[standing]
        if granted is UNKNOWN and handed_on is UNMET:
            return UNKNOWN
        return handed_on

    def verdict(self, nominee: str, leaf: AwardLeaf) -> Verdict:
        """Return what a leaf on another award should say."""
        if leaf.whose == "self":
            return self.own(nominee, leaf.award, leaf.state.value)
        unit = self.batch.nominees[nominee].get("unit")
        members = self.batch.members.get(str(unit), ())
        found = {self.own(member, leaf.award, leaf.state.value) for member in members}
        if MET in found:
            return MET
        return (
            UNMET if found <= {UNMET} and self.is_whole(unit, len(members)) else UNKNOWN
        )

    def is_whole(self, unit: object, members: int) -> bool:
        """Tell whether every member of a unit is in the batch."""
        record = self.batch.units.get(str(unit))
        if record is None:
            return False
        headcount = record.get("headcount")
        if headcount is not None:
            return headcount == members
        return record.get("roster_complete") is True


def award_leaves(
    award: Award, decision: Decision
) -> Iterator[tuple[AwardLeaf, Verdict]]:
    """Yield the leaves on other awards with their verdicts, where names are clear."""
    roots = [c.condition for c in award.criteria]
    roots += [award.applies_when] if award.applies_when else []
    roots += [key.condition for key in award.rank if key.condition]
    versions = Counter(root.node for root in roots)
    lapsing = {c.condition.node for c in award.criteria if c.valid.start or c.valid.end}
    verdicts = {f.node: f.verdict for f in decision.findings}
    for root in roots:
        for leaf in leaves(root):
            clear = versions[root.node] == 1 and leaf.node not in lapsing
            if isinstance(leaf, AwardLeaf) and clear and leaf.node in verdicts:
                yield leaf, verdicts[leaf.node]


def scarce(pack: RulePack, chance: random.Random) -> RulePack:
    """Leave few seats, or an unknown number, and at times no order of priority."""
    limits = {
        "one": Literal("1", 1),
        "two": Literal("2", 2),
        "unknown": ParameterRef("places"),
    }
    awards = {}
    for name, award in pack.awards.items():
        limit = chance.choice(sorted(limits))
        seats = (SeatLimit(limit, Basis(None), limits[limit]),)
        rank = () if chance.random() < 0.4 else award.rank
        awards[name] = replace(award, seats=seats, rank=rank)
    return replace(pack, awards=awards)


def test_awards_hand_on_what_became_of_nominations() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, derandomize=EXAMPLES < 400)
    @given(packs(BRIEF), st.integers(0, 2**32 - 1))
    def hand_on(generated: Generated, seed: int) -> None:
        chance, pack = random.Random(seed), generated.pack  # noqa: S311
        gaps = chance.choice((Gaps(), Gaps(0.05, 0.05)))
        batch, run = make_batch(chance, 12, 4, gaps), contexts(chance)
        if chance.random() < 0.2:
            batch = with_all_awards(batch, pack)
        if chance.random() < 0.5:
            pack = scarce(pack, chance)
        found = judge(batch, pack, run, REFERENCE)
        expected = Expected(batch, pack, run, found, seen)
        for decision in found.decisions:
            for leaf, verdict in award_leaves(pack.awards[decision.award], decision):
                assert expected.verdict(decision.nominee, leaf) is verdict, leaf

    hand_on()
    assert SEEN == set(+seen), seen
