"""Machines that misbehave on purpose, around the real one."""

from typing import TYPE_CHECKING

from thidua.evaluation.durable.engine import load_machine

if TYPE_CHECKING:
    from thidua.evaluation.durable.engine import Machine


class Passing:
    """The real machine; subclasses bend one of its answers."""

    def __init__(self) -> None:
        self.real: Machine = load_machine()
        self.error = self.real.error
        self.calls: list[str] = []

    def create_ruleset(self, name: str, definition: str, /) -> int:
        self.calls.append("create_ruleset")
        return self.real.create_ruleset(name, definition)

    def assert_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        self.calls.append("assert_fact")
        return self.real.assert_fact(handle, message)

    def start_action_for_state(self, handle: int, at: int, /) -> tuple[str, str] | None:
        return self.real.start_action_for_state(handle, at)

    def complete_and_start_action(self, handle: int, at: int, /) -> str | None:
        return self.real.complete_and_start_action(handle, at)

    def retract_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        self.calls.append("retract_fact")
        return self.real.retract_fact(handle, message)

    def delete_state(self, handle: int, state: str, /) -> None:
        self.calls.append("delete_state")
        self.real.delete_state(handle, state)

    def delete_ruleset(self, handle: int, /) -> None:
        self.calls.append("delete_ruleset")
        self.real.delete_ruleset(handle)


class Refusing(Passing):
    """Says that a message was seen before."""

    def assert_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        _, at = super().assert_fact(handle, message)
        return 2, at


class Forgetting(Passing):
    """Cannot take a message back."""

    def retract_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        _, at = super().retract_fact(handle, message)
        return 1, at


class Failing(Passing):
    """Raises the module's own error."""

    def assert_fact(self, _handle: int, _message: str, /) -> tuple[int, int]:
        reason = "Could not assert fact, error code: 303"
        raise self.error(reason)


class Interrupted(Passing):
    """Is stopped by the keyboard between two rules."""

    def complete_and_start_action(self, _handle: int, _at: int, /) -> str | None:
        raise KeyboardInterrupt


class Scripted(Passing):
    """Answers with rules by name, whatever the message and the real answers."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = names
        self.left: list[str] = []

    def start_action_for_state(self, handle: int, at: int, /) -> tuple[str, str] | None:
        # A state in which nothing was drained crashes the module when it is freed.
        if self.real.start_action_for_state(handle, at) is not None:
            while self.real.complete_and_start_action(handle, at) is not None:
                pass
        self.left = list(self.names)
        first = self.complete_and_start_action(handle, at)
        return None if first is None else ("{}", first)

    def complete_and_start_action(self, _handle: int, _at: int, /) -> str | None:
        return f'{{"{self.left.pop(0)}":{{"m":{{}}}}}}' if self.left else None


class Endless(Passing):
    """Fires the same rule for ever."""

    def complete_and_start_action(self, _handle: int, _at: int, /) -> str | None:
        return '{"r0":{"m":{}}}'


class Rejecting(Passing):
    """Cannot compile a rule set."""

    def create_ruleset(self, _name: str, _definition: str, /) -> int:
        reason = "Could not create ruleset, error code: 106"
        raise self.error(reason)
