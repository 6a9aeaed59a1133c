"""What all tests share: Hypothesis profiles and golden files."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
settings.register_profile(
    "nightly",
    max_examples=5000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew instead of comparing with them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str | Path, str], None]:
    """Compare a text with a golden file named from the root of the checkout."""
    update = request.config.getoption("--update-golden")

    def check(name: str | Path, actual: str) -> None:
        path = ROOT / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="")
        if not path.exists():
            pytest.fail(f"{name} is missing: read the diff of `make golden`")
        expected = path.read_bytes().decode("utf-8")
        if actual != expected:
            lines = (text.splitlines(keepends=True) for text in (expected, actual))
            pytest.fail("".join(difflib.unified_diff(*lines, str(name), "now")))

    return check
