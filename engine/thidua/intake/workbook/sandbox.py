"""A workbook's bytes to the lines a limited child process says of it.

The child is not trusted: what it sends is bounded here and checked by who reads it.
Whatever becomes of it, this process lives.
"""

import importlib.util
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from thidua.intake.codes import Code, Refused

SECONDS = 25
"""What a file may take by the clock; the child has 20 of the processor."""

_LONGEST_LINE = 1 << 28
_LONGEST = 1 << 30
_PROGRAM = (
    "import sys\n"
    "sys.path[:0] = sys.argv[2:]\n"
    "from thidua.intake.workbook.child import main\n"
    "main(sys.argv[1])\n"
)
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)


def lines(
    content: bytes, mode: str, seconds: float = SECONDS
) -> Generator[bytes, None, None]:
    """Yield the lines the child says of a workbook.

    Raises:
        Refused: it ran out of time, or said more than any workbook holds.
    """
    child = _start(mode)
    late = threading.Event()
    watch = threading.Timer(seconds, _stop_late, (child, late))
    feeder = threading.Thread(target=_feed, args=(child, content), daemon=True)
    watch.start()
    feeder.start()
    try:
        yield from _bounded(child)
        child.wait()
    finally:
        watch.cancel()
        _stop(child)
        feeder.join()
    if late.is_set() or child.returncode == _OUT_OF_TIME:
        raise Refused(Code.WORKBOOK_SLOW)


def _start(mode: str) -> "subprocess.Popen[bytes]":
    """Start a child with no environment, in a group of its own."""
    keep = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-I", "-S", "-c", _PROGRAM, mode, *_folders()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=keep,
        start_new_session=True,
    )


def _folders() -> list[str]:
    """Return the folders from which this package and calamine are imported."""
    package = Path(__file__).resolve().parents[3]
    calamine = importlib.util.find_spec("python_calamine")
    if calamine is None or calamine.origin is None:
        raise ModuleNotFoundError(name="python_calamine")
    return [str(package), str(Path(calamine.origin).resolve().parents[1])]


def _feed(child: "subprocess.Popen[bytes]", content: bytes) -> None:
    """Give the child its file; it may have died before it took it all."""
    stream = _pipe(child.stdin)
    with suppress(OSError):
        stream.write(content)
    with suppress(OSError):
        stream.close()


def _bounded(child: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """Yield lines while they stay within bounds."""
    stream = _pipe(child.stdout)
    total = 0
    while line := stream.readline(_LONGEST_LINE):
        total += len(line)
        if total > _LONGEST or not line.endswith(b"\n"):
            raise Refused(Code.WORKBOOK_STOPPED)
        yield line


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """Return a stream that was asked for."""
    if stream is None:
        raise OSError
    return stream


def _stop_late(child: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    """Stop a child that takes too long."""
    late.set()
    _kill(child)


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child and whatever it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)


def _stop(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child if it runs, and close what leads to it."""
    if child.poll() is None:
        _kill(child)
    child.wait()
    _pipe(child.stdout).close()
