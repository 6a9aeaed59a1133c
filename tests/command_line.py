"""The real command line: words in; exit code, results and complaints out."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from checkout import ROOT
from thidua.cli import main

_OWN = {"THIDUA_LANG", "THIDUA_RULES", "THIDUA_DEBUG"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the shell sees of one call."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """Return an environment in which the checkout's program runs."""
    own = {name: text for name, text in os.environ.items() if name not in _OWN}
    return {**own, "PYTHONPATH": str(ROOT / "engine"), **changes}


def run(*words: str | Path, cwd: Path, given: bytes = b"", **changes: str) -> Answer:
    """Call the program as a process of its own, in a folder and environment."""
    done = subprocess.run(
        [sys.executable, "-m", "thidua", *map(str, words)],
        cwd=cwd,
        input=given,
        env=environment(**changes),
        capture_output=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def call(*words: str | Path) -> Answer:
    """Call the program inside this process: faster, and parts can be replaced."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    code: object = 0
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "argv", ["thidua", *map(str, words)]),
        patch.dict(os.environ, environment(), clear=True),
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code
    assert isinstance(code, int)
    return Answer(code, *map(_written, (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
