"""What went wrong with the engine in; an exception with its problem out."""

from typing import NoReturn

from thidua.errors import EngineFault
from thidua.problems import Place, Problem

BROKEN = "E001"
"""An answer that breaks the engine's contract."""

TOO_GREAT = "E002"
"""A number the engine is not trusted with."""

UNUSABLE = "E003"
"""A call that cannot be answered."""


def refuse(code: str, *found: object) -> NoReturn:
    """Stop with the problem of that code, saying what was found.

    Raises:
        EngineFault: always.
    """
    details = {"found": " ".join(str(part) for part in found)}
    raise EngineFault(Problem(code, Place("durable_rules"), details=details))
