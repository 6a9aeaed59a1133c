"""Conditions over a row, a member or a nominee, three-valued."""

from thidua.facts.kleene import MET, UNKNOWN, UNMET, Judgement, grouped
from thidua.facts.leaf_tests import judge_leaf
from thidua.facts.parameters import constants
from thidua.facts.spans import equals, exactly
from thidua.facts.subjects import Subject
from thidua.model.conditions import Attested, AwardLeaf, Condition, Group, Leaf
from thidua.model.facts import FactValue


def judge(condition: Condition | None, subject: Subject) -> Judgement:
    """Judge a condition; one that is not given holds for every row."""
    match condition:
        case None:
            return Judgement(MET)
        case Group():
            children = [judge(child, subject) for child in condition.children]
            return grouped(condition.grouping, children)
        case Leaf():
            return judge_leaf(condition, subject, constants(condition, subject.owner))
        case Attested():
            return yes(subject.attested(condition.statement))
        case AwardLeaf():
            return yes(subject.award(condition.award, condition.state, condition.whose))


def satisfies(condition: Condition | None, subject: Subject) -> Judgement:
    """Judge a condition; a row to which it does not apply does not satisfy it."""
    found = judge(condition, subject)
    if found.verdict in {MET, UNMET, UNKNOWN}:
        return found
    return Judgement(UNMET)


def yes(value: FactValue) -> Judgement:
    """Turn a yes/no fact into a judgement."""
    verdict = equals((value.low, value.high), exactly(1))
    return Judgement(verdict, value.missing if verdict is UNKNOWN else ())
