"""What a plan holds: nodes in order, columns once, what waits for a number."""

from dataclasses import replace
from datetime import date

from good_pack import pack
from small_world import CONTEXT
from thidua.model.pack import RulePack, Validity
from thidua.model.plan import (
    AwardNode,
    EligibleNode,
    GroupNode,
    LapsingNode,
    LeafNode,
    Plan,
    PlanNode,
    Source,
)
from thidua.model.plan import Test as Comparison
from thidua.packs.epochs import Clock
from thidua.packs.plan import compile_plan

JULY_1 = date(2018, 7, 1)


def plan(
    *awards: str, day: date | None = JULY_1, rules: RulePack | None = None
) -> Plan:
    rules = rules or pack()
    clock = Clock(rules, CONTEXT)
    epochs = [clock.epoch(rules.awards[award], day) for award in awards]
    return compile_plan(rules, epochs, clock)


def node(of: Plan, name: str, award: str = "prize") -> PlanNode:
    (found,) = (
        node
        for node, origin in zip(of.nodes, of.origins, strict=True)
        if (origin.award, origin.node) == (award, name)
    )
    return found


def leaf(of: Plan, name: str) -> LeafNode:
    found = node(of, name)
    assert isinstance(found, LeafNode)
    return found


def below(found: PlanNode) -> tuple[int, ...]:
    match found:
        case GroupNode():
            return found.children
        case LapsingNode():
            return (found.child,)
        case AwardNode():
            applies = () if found.applies is None else (found.applies,)
            lists = (found.refusing, found.holding, found.confirming)
            return (*applies, *(child for part in lists for child in part))
        case EligibleNode():
            return (found.award,)
        case LeafNode():
            return ()


def test_children_come_before_what_rests_on_them() -> None:
    found = plan("prize", "grand-prize")
    assert len(found.nodes) == len(found.origins)
    for position, each in enumerate(found.nodes):
        assert all(child < position for child in below(each))


def test_a_column_stands_once_and_every_one_is_read() -> None:
    found = plan("prize", "grand-prize")
    assert len(found.columns) == len(set(found.columns))
    leaves = [each for each in found.nodes if isinstance(each, LeafNode)]
    read = {column for each in leaves for column in (each.low, each.high, each.empty)}
    for each in found.nodes:
        if isinstance(each, EligibleNode):
            read |= {each.nominated, each.granted}
    assert set(range(len(found.columns))) == read - {None}


def test_criteria_stand_under_their_effect() -> None:
    award = node(plan("prize"), "award")
    assert isinstance(award, AwardNode)
    assert award.applies is not None
    counts = (len(award.refusing), len(award.holding), len(award.confirming))
    assert (3, 1, 1) == counts


def test_nodes_are_named_by_route_or_position() -> None:
    names = {origin.node for origin in plan("prize").origins}
    assert {
        "applies-when",
        "work/direct-worker",
        "work/initiatives/1",
        "work/2",
        "score/3",
        "rank/1",
        "award",
    } <= names


def test_a_number_in_force_becomes_a_constant() -> None:
    for day, expected in ((date(2018, 6, 30), ((1,),)), (JULY_1, ((2,),))):
        assert (
            expected == leaf(plan("prize", day=day), "work/initiatives/0").alternatives
        )


def test_an_unknown_day_gives_each_possible_constant() -> None:
    found = leaf(plan("prize", day=None), "work/initiatives/0")
    assert ((1,), (2,)) == found.alternatives
    assert Comparison.GE is found.test


def test_two_ends_of_one_leaf_are_kept_together() -> None:
    assert ((650, 1000),) == leaf(plan("prize"), "score/0").alternatives


def test_a_leaf_on_a_number_nobody_gave_waits_for_it() -> None:
    rules = pack()
    floor = replace(rules.parameters["floor"], values=())
    without = replace(rules, parameters={**rules.parameters, "floor": floor})
    found = plan("prize", rules=without)
    position = next(i for i, o in enumerate(found.origins) if o.node == "score/1")
    assert ((position, "floor"),) == found.valueless
    assert () == leaf(found, "score/1").alternatives
    assert () == plan("prize").valueless


def test_a_share_is_compared_as_whole_numbers() -> None:
    found = plan("prize")
    share = leaf(found, "score/2")
    low, high = found.columns[share.low], found.columns[share.high]
    assert (Source.SHARE_LOW, Source.SHARE_HIGH) == (low.source, high.source)
    assert (700_000, ((0,),)) == (low.constant, share.alternatives)
    assert share.empty is not None


def test_texts_sets_and_dates_against_dates_are_tested_with_the_facts() -> None:
    found = plan("prize")
    for name in ("work/2", "score/8", "score/9", "score/10", "score/13"):
        column = found.columns[leaf(found, name).low]
        assert Source.TEST is column.source, name


def test_papers_belong_to_their_nomination() -> None:
    found = plan("prize")
    asked = found.columns[leaf(found, "score/13").low]
    of_person = found.columns[leaf(found, "score/0").low]
    assert ("prize", None) == (asked.award, of_person.award)


def test_an_award_that_rests_on_another_of_its_stratum_reads_it_in_the_plan() -> None:
    together = node(plan("prize", "grand-prize"), "has-prize", "grand-prize")
    assert isinstance(together, EligibleNode)
    alone = plan("grand-prize")
    apart = node(alone, "has-prize", "grand-prize")
    assert isinstance(apart, LeafNode)
    assert Source.AWARD is alone.columns[apart.low].source


def test_a_criterion_out_of_force_is_left_out_and_a_doubtful_one_lapses() -> None:
    rules = pack()
    prize = rules.awards["prize"]
    first = replace(prize.criteria[0], valid=Validity(start=JULY_1))
    later = replace(prize, criteria=(first, *prize.criteria[1:]))
    changed = replace(rules, awards={**rules.awards, "prize": later})
    names = {
        o.node for o in plan("prize", day=date(2018, 6, 30), rules=changed).origins
    }
    assert "work" not in names
    doubtful = plan("prize", day=None, rules=changed)
    assert 1 == sum(isinstance(each, LapsingNode) for each in doubtful.nodes)
    certain = plan("prize", rules=changed)
    assert not any(isinstance(each, LapsingNode) for each in certain.nodes)
