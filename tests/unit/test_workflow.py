"""Which nominations of a batch are judged at all."""

from dataclasses import replace
from datetime import timedelta

from small_world import CONTEXT, TITLE, YES_NO, batch_of, leaf, pack_of, person
from thidua.evaluation.opinions import Engine, bench
from thidua.model.conditions import Operator
from thidua.model.pack import Award, Basis, Criterion
from thidua.model.records import Nomination
from thidua.problems import Place
from thidua.workflow import judge

PLACE = Place("n.csv")
WORKS = leaf("in_production", YES_NO, Operator.IS, 1)
MERIT = Award(
    "merit", TITLE, "form", "individual", (Criterion("c", TITLE, Basis(None), WORKS),)
)
PACK = replace(pack_of(), awards={"merit": MERIT}, strata=(("merit",),))
REFERENCE = bench(Engine.REFERENCE, cross_check=False)


def test_a_nomination_received_after_the_as_of_date_is_reported_and_not_judged() -> (
    None
):
    for days, judged, codes in ((0, ["an"], []), (1, [], ["R016"])):
        day = CONTEXT.as_of + timedelta(days=days)
        batch = batch_of(
            [person(in_production=True)],
            nominations=[Nomination("an", "merit", PLACE, day)],
        )
        found = judge(batch, PACK, CONTEXT, REFERENCE)
        assert judged == [d.nominee for d in found.decisions]
        assert codes == [p.code for p in found.problems]
