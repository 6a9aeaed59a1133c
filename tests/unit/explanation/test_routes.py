"""Routes are named to people by their titles, by their ids where they have none."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from thidua.explanation.tree import Explanation, Reason, explain
from thidua.model.pack import RulePack
from thidua.texts import Language, LocalizedText
from unit.explanation.builders import (
    at_least,
    criterion,
    decision,
    every,
    known,
    pack,
    some,
    yes,
)

WORKS = some(
    yes("direct", "worker"), every(at_least("count", 1), route="idea"), route="works"
)
TITLES = {"worker": LocalizedText("lao động trực tiếp", "direct worker")}


@pytest.fixture
def titled() -> RulePack:
    return replace(pack(criterion("work", every(WORKS))), routes=TITLES)


def told(of: RulePack, language: Language) -> Explanation:
    return explain(decision(of, {"direct": known(1), "count": known(1)}), of, language)


def routes(reasons: tuple[Reason, ...]) -> Iterator[str]:
    for reason in reasons:
        if reason.route:
            yield reason.route
        yield from routes(reason.children)


@pytest.mark.parametrize(
    ("language", "worker", "idea"),
    [
        (Language.VI, "hướng lao động trực tiếp", "hướng idea"),
        (Language.EN, "route direct worker", "route idea"),
    ],
)
def test_the_routes_taken_are_named_by_title_or_else_by_id(
    titled: RulePack, language: Language, worker: str, idea: str
) -> None:
    works = worker.split(" ", maxsplit=1)[0] + " works"
    explanation = told(titled, language)
    assert (works, worker, idea) == explanation.routes
    assert [works, worker, idea] == list(routes(explanation.reasons))


def test_a_group_is_headed_by_the_title_of_its_route(titled: RulePack) -> None:
    idea = {"idea": LocalizedText("có sáng kiến", "an initiative")}
    (criterion_reason,) = told(replace(titled, routes=idea), Language.VI).reasons
    (works,) = criterion_reason.children
    assert "hướng có sáng kiến" == works.children[1].title
    assert "hướng worker" == works.children[0].route
