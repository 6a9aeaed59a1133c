"""What commands print, kept as files a secretary could read."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import demo_batch
from checkout import ROOT
from command_line import call, environment
from thidua.model.findings import Outcome
from thidua.model.proposals import Standing
from thidua.reports.expected import differences
from thidua.reports.run_folder import Run

Golden = Callable[[str | Path, str], None]
EXPECTED = Path("tests/golden/expected")
VERBS = (
    *(
        (),
        ("template",),
        ("check",),
        ("evaluate",),
        ("why",),
        ("seats",),
        ("packs",),
        ("packs", "list"),
        ("packs", "show"),
    ),
    *(("packs", "schema"), ("lint",), ("test",), ("explain",), ("demo",)),
)
SHOW_HELP = """
import sys
from thidua.cli import main
lang, *verbs = sys.argv[1:]
for verb in verbs:
    sys.argv = ["thidua", *verb.split(), "--help", "--lang", lang]
    print("$", *sys.argv[:-2], flush=True)
    try:
        main()
    except SystemExit as left:
        print(f"→ {left.code}\\n", flush=True)
"""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_help_of_every_verb(golden: Golden, language: str) -> None:
    verbs = [" ".join(verb) for verb in VERBS]
    shown = subprocess.run(
        [sys.executable, "-c", SHOW_HELP, language, *verbs],
        env=environment(COLUMNS="80", TERM="dumb", THIDUA_LANG=language),
        capture_output=True,
        check=True,
    )
    assert b"" == shown.stderr
    text = shown.stdout.decode().replace(os.linesep, "\n")
    assert len(VERBS) == text.count("→ 0\n")
    golden(EXPECTED / f"help-{language}.txt", text)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_pack_shown(golden: Golden, language: str) -> None:
    answer = call("packs", "show", "ben-tre-2018", "--lang", language)
    assert (0, "") == (answer.code, answer.err)
    golden(EXPECTED / f"pack-ben-tre-2018-{language}.txt", answer.out)


def test_the_packs_listed(golden: Golden) -> None:
    golden(EXPECTED / "packs.txt", call("packs", "list").out)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_code_explained(golden: Golden, language: str) -> None:
    answer = call("explain", "N043", "--lang", language)
    golden(EXPECTED / f"explain-N043-{language}.txt", answer.out)


def test_the_summary_of_the_demo_batch(golden: Golden, demo_run: Path) -> None:
    out = str(demo_batch.told(demo_run)["out"])
    golden(EXPECTED / "demo-summary.txt", tidy(out))


def test_the_first_faults_told_of_the_demo_batch(
    golden: Golden, demo_run: Path
) -> None:
    golden(EXPECTED / "demo-faults.txt", str(demo_batch.told(demo_run)["err"]))


def first_individual(demo: Run, outcome: Outcome) -> tuple[str, str]:
    """Return the first individual's nomination that came to an outcome."""
    standing = {(p.nominee, p.award): p.standing for p in demo.proposals}
    for decision in demo.decisions:
        key = decision.nominee, decision.award
        person = demo.batch.nominees[decision.nominee].table == "individual"
        seated = standing.get(key, Standing.PROPOSED) is Standing.PROPOSED
        if decision.outcome is outcome and person and seated:
            return key
    pytest.fail(f"the demo batch has nobody who is {outcome.value}")


@pytest.fixture
def reasons(
    demo: Run, demo_run: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Outcome, str], str]:
    """Return what `why` says of the first who came to an outcome."""
    monkeypatch.setattr("thidua.commands.why.read", lambda _folder: demo)

    def why(outcome: Outcome, language: str) -> str:
        nominee, award = first_individual(demo, outcome)
        words = ("why", demo_run, nominee, "--award", award, "--lang", language)
        answer = call(*words)
        assert (0, "") == (answer.code, answer.err)
        return answer.out

    return why


@pytest.mark.parametrize(
    ("outcome", "language"),
    [
        (Outcome.ELIGIBLE, "vi"),
        (Outcome.ELIGIBLE, "en"),
        (Outcome.INELIGIBLE, "vi"),
        (Outcome.UNDETERMINED, "vi"),
        (Outcome.HELD, "vi"),
    ],
)
def test_the_reasons_of_a_nominee(
    golden: Golden,
    reasons: Callable[[Outcome, str], str],
    outcome: Outcome,
    language: str,
) -> None:
    name = "proposed" if outcome is Outcome.ELIGIBLE else outcome.value
    golden(EXPECTED / f"why-{name}-{language}.txt", reasons(outcome, language))


def test_the_demo_batch_comes_out_as_a_secretary_wrote_it_down(
    demo: Run, demo_expected: Path
) -> None:
    assert demo_expected == ROOT / "fixtures" / "demo" / "expected"
    assert () == differences(demo_expected, demo_batch.lines(demo))


def tidy(text: str) -> str:
    """Return a table without the blanks at the end of its lines."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())
