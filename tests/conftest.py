"""What all tests share: Hypothesis profiles, golden files, one run of the demo."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import demo_batch
from thidua.reports.run_folder import Run, read

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


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the run folder of the demo batch: judged once, whatever the workers."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    own = tmp_path_factory.getbasetemp()
    return demo_batch.judged(own.parent if worker else own)


@pytest.fixture(scope="session")
def demo(demo_run: Path) -> Run:
    """Return the run of the demo batch, read back from its folder."""
    return read(demo_run)


@pytest.fixture(scope="session")
def demo_expected(request: pytest.FixtureRequest, demo: Run) -> Path:
    """Return the folder of the demo's expected outcomes, written anew if asked."""
    folder = ROOT / "fixtures" / "demo" / "expected"
    if request.config.getoption("--update-golden"):
        demo_batch.write_expected(folder, demo)
    return folder
