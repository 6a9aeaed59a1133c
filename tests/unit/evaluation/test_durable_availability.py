"""Whether the engine can be used here, and which engine it is."""

import hashlib
import locale
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from thidua.errors import EngineFault
from thidua.evaluation import durable
from thidua.evaluation.durable import canary
from thidua.evaluation.durable.engine import load_machine
from unit.evaluation.machines import Passing, Refusing, Scripted
from unit.evaluation.nodes import inputs, plan_of


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    durable.availability.cache_clear()
    yield
    durable.availability.cache_clear()


def test_the_engine_can_be_used_here() -> None:
    assert durable.availability() is None


def test_a_missing_module_is_a_named_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    reason = durable.availability()
    assert durable.NOT_INSTALLED == reason
    for call in (lambda: durable.evaluate(plan_of(0), []), durable.identity):
        with pytest.raises(EngineFault) as fault:
            call()
        assert [reason] == [p.details["found"] for p in fault.value.problems]


def test_a_module_built_for_another_python_is_a_named_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        message = "undefined symbol: PyEval_CallObject"
        raise ImportError(message)

    monkeypatch.setattr(durable, "load_machine", refuse)
    assert durable.availability() == durable.DOES_NOT_LOAD


def test_a_failed_self_test_is_a_named_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "load_machine", Refusing)
    assert durable.availability() == "self-test: assert_fact 2"


def test_the_self_test_sees_a_wrong_verdict() -> None:
    assert canary.self_test(Passing()) is None
    wrong = canary.self_test(Scripted("end"))
    assert wrong is not None
    assert wrong.startswith("(975, 975, 0, 1, 0): ")


class Comma(Passing):
    """Takes numbers wrongly where the locale has a decimal comma."""

    def assert_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        return super().assert_fact(handle, blurred(message))

    def retract_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        return super().retract_fact(handle, blurred(message))


def blurred(message: str) -> str:
    """Turn the first field into 9 where numbers are written as in Viet Nam."""
    vietnamese = canary_locale == ["vi_VN.UTF-8"]
    return re.sub(r'"f0":-?\d+', '"f0":9', message) if vietnamese else message


canary_locale: list[str] = []


def test_the_self_test_is_repeated_in_the_vietnamese_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def setlocale(_: int, name: str | None = None) -> str:
        if name is None:
            return "C"
        if name not in {"C", "vi_VN.UTF-8"}:
            raise locale.Error
        canary_locale[:] = [name]
        return name

    monkeypatch.setattr(locale, "setlocale", setlocale)
    wrong = canary.self_test(Comma())
    assert wrong is not None
    assert wrong.startswith("vi_VN.UTF-8: ")
    assert canary_locale == ["C"]


def test_the_self_test_leaves_the_locale_as_it_was() -> None:
    before = locale.setlocale(locale.LC_ALL)
    canary.self_test(Passing())
    assert before == locale.setlocale(locale.LC_ALL)


def test_the_identity_names_the_module_and_the_rules() -> None:
    one, other = plan_of(2, *inputs(1)), plan_of(4, *inputs(2))
    identity = durable.identity([one])
    module = Path(load_machine().__file__)  # type: ignore[attr-defined]
    assert hashlib.sha256(module.read_bytes()).hexdigest() == identity.module_sha256
    assert (identity.engine, identity.version) == ("durable_rules", "2.0.28")
    assert durable.identity([one]) == identity
    assert durable.identity([one, other]).shards_sha256 != identity.shards_sha256
