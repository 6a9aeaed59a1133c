"""A program and rows in, traces out: the one door to the C module of durable_rules.

The module is called in the one sequence in which it was found exact: one message of
integers at a time, asserted, drained, retracted, always in the same state. Every
answer is checked; after a fault the engine object is never touched again, not even to
free it, since the module's memory can then no longer be trusted.
"""

import os
import threading
from collections.abc import Sequence
from typing import Protocol, cast

from thidua.evaluation.durable.compile import END, RECORD
from thidua.evaluation.durable.faults import BROKEN, TOO_GREAT, UNUSABLE, refuse
from thidua.evaluation.durable.rules import LIMIT, Layer, Program, Shard
from thidua.model.conditions import Verdict
from thidua.model.plan import Row, Trace

STATE = "s"
"""The one state id; ids that depend on data could collide in the module's hash."""

HEAD = f'{{"sid":"{STATE}","id":"r","{RECORD}":1'
"""How every message begins."""

VERDICTS: dict[int | None, Verdict] = {
    None: Verdict.UNKNOWN,
    **{int(verdict): verdict for verdict in Verdict if verdict != Verdict.UNKNOWN},
}
"""Verdicts by what stands on the board."""


class Machine(Protocol):
    """The functions of the C module that are used, and no others."""

    error: type[Exception]

    def create_ruleset(self, name: str, definition: str, /) -> int:
        """Compile a rule set and return its handle."""

    def assert_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        """Return a code (0 for taken) and where the state lies."""

    def start_action_for_state(self, handle: int, at: int, /) -> tuple[str, str] | None:
        """Return the state and the first rule that fires, with its message."""

    def complete_and_start_action(self, handle: int, at: int, /) -> str | None:
        """Return the next rule that fires, with its message."""

    def retract_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        """Take a message back."""

    def delete_state(self, handle: int, state: str, /) -> None:
        """Free a state in which some rule has fired."""

    def delete_ruleset(self, handle: int, /) -> None:
        """Free a rule set whose states are freed."""


def load_machine() -> Machine:
    """Import the C module; an ImportError where it is absent or cannot be loaded."""
    import durable_rules_engine

    return cast("Machine", durable_rules_engine)


class RuleSet:
    """One shard in the machine."""

    def __init__(self, shard: Shard, machine: Machine) -> None:
        """Have the machine compile the shard."""
        self._machine = machine
        self._fields = [(f',"f{i}":', place) for i, place in enumerate(shard.fields)]
        self._targets = {
            f"r{index}": (rule.place, rule.outcome)
            for index, rule in enumerate(shard.rules)
        }
        self._used = False
        try:
            self._handle = machine.create_ruleset("shard", shard.definition)
        except machine.error as error:
            refuse(BROKEN, error)

    def run(self, board: list[int | None]) -> list[tuple[int, int]]:
        """Return places and outcomes of the rules that fire on the board."""
        try:
            fired = self._exchange(self._message(board))
        except self._machine.error as error:
            refuse(BROKEN, error)
        return [self._targets[name] for name in fired]

    def _exchange(self, message: str) -> list[str]:
        """Assert a message, take what fires, and retract it."""
        code, at = self._machine.assert_fact(self._handle, message)
        if code != 0:
            refuse(BROKEN, "assert_fact", code)
        fired = self._drain(at)
        self._used = True
        code, _ = self._machine.retract_fact(self._handle, message)
        if code != 0:
            refuse(BROKEN, "retract_fact", code)
        return fired

    def _message(self, board: list[int | None]) -> str:
        known = [
            f"{name}{value}"
            for name, place in self._fields
            if (value := board[place]) is not None
        ]
        return HEAD + "".join(known) + "}"

    def _drain(self, at: int) -> list[str]:
        """Return the names of the rules that fire, the end marker taken off."""
        handle, following = self._handle, self._machine.complete_and_start_action
        first = self._machine.start_action_for_state(handle, at)
        answer = None if first is None else first[1]
        fired: list[str] = []
        for _ in range(len(self._targets) + 1):
            if answer is None:
                break
            # {"r12":{"m":…}}: the name stands between the first two quotes.
            fired.append(answer[2 : answer.index('"', 2)])
            answer = following(handle, at)
        if answer is not None:
            refuse(BROKEN, "no end after", *fired[-2:])
        return self._checked(fired)

    def _checked(self, fired: list[str]) -> list[str]:
        if not fired or fired[-1] != END:
            refuse(BROKEN, "end marker not last in", fired)
        if len(set(fired)) != len(fired):
            twice = sorted({name for name in fired if fired.count(name) > 1})
            refuse(BROKEN, "fired again", *twice)
        fired.pop()
        if not self._targets.keys() >= set(fired):
            refuse(BROKEN, "no such rule in", *fired)
        return fired

    def close(self) -> None:
        """Free the state, if there is one, and then the rule set."""
        if self._used:
            self._machine.delete_state(self._handle, STATE)
        self._machine.delete_ruleset(self._handle)


class Engine:
    """A program loaded into the machine; for one caller at a time."""

    def __init__(self, program: Program, machine: Machine | None = None) -> None:
        """Load the program when the first row comes."""
        self._program = program
        self._machine = machine
        self._layers: list[tuple[list[RuleSet], Layer]] | None = None
        self._process = 0
        self._lock = threading.Lock()
        self._broken = False

    def judge(self, rows: Sequence[Row]) -> list[Trace]:
        """Return the trace of every row; any fault abandons the engine."""
        if not self._lock.acquire(blocking=False):
            refuse(UNUSABLE, "in use")
        try:
            return self._judge(rows)
        except BaseException:
            self._abandon()
            raise
        finally:
            self._lock.release()

    def close(self) -> None:
        """Free the rule sets, unless they are abandoned or another process's."""
        with self._lock:
            if self._layers is not None and self._process == os.getpid():
                for rule_sets, _ in self._layers:
                    for rule_set in rule_sets:
                        rule_set.close()
            self._layers = None

    def _judge(self, rows: Sequence[Row]) -> list[Trace]:
        if self._broken:
            refuse(UNUSABLE, "abandoned")
        layers = self._loaded() if rows else []
        return [self._trace(row, layers) for row in rows]

    def _abandon(self) -> None:
        self._broken = True
        self._layers = None

    def _loaded(self) -> list[tuple[list[RuleSet], Layer]]:
        """Return the rule sets of this process, built anew after a fork."""
        if self._layers is None or self._process != os.getpid():
            machine = self._machine or load_machine()
            self._layers = [
                ([RuleSet(shard, machine) for shard in layer.shards], layer)
                for layer in self._program.layers
            ]
            self._process = os.getpid()
        return self._layers

    def _trace(self, row: Row, layers: list[tuple[list[RuleSet], Layer]]) -> Trace:
        board = self._board(row)
        for rule_sets, layer in layers:
            # All shards of a layer read the board as it was before the layer.
            for place, outcome in [o for rs in rule_sets for o in rs.run(board)]:
                if board[place] not in (None, outcome):
                    refuse(BROKEN, place, "is", board[place], "and", outcome)
                board[place] = outcome
            for place in layer.closed:
                board[place] = board[place] or 0
        return tuple([VERDICTS[board[place]] for place in self._program.outputs])

    def _board(self, row: Row) -> list[int | None]:
        """Put a row of whole numbers within the limit on a new board."""
        if len(row) != self._program.columns:
            refuse(UNUSABLE, len(row), "columns for", self._program.columns)
        for value in row:
            if value is None:
                continue
            if type(value) is not int or not -LIMIT <= value <= LIMIT:
                refuse(TOO_GREAT, value)
        return [*row, *[None] * (self._program.places - len(row))]
