"""`thidua test`: run the cases of a pack."""

import json
from pathlib import Path

import click

from thidua.commands import options
from thidua.commands.packs_found import find, library, open_pack
from thidua.commands.speech import language, leave, report, say, sentence
from thidua.errors import ExitCode
from thidua.evaluation.opinions import bench
from thidua.texts.help import CASE_DECIDING, CASE_DIFFERENCE, CASE_SUMMARY
from thidua.verification.cases import CaseResult, read_cases, run_case


@options.verb("test")
@click.argument("pack")
@options.rules
@options.output_format
def command(pack: str, rules: Path | None, form: str, *, as_json: bool) -> None:
    """Run every case; say what came out otherwise than expected."""
    loaded = open_pack(pack, rules)
    folder = find(pack, library(rules))
    folder = folder if folder.is_dir() else folder.parent
    cases, faults = read_cases(folder, loaded.pack)
    if faults:
        report(faults)
        leave(ExitCode.PACK_INVALID)
    results = [run_case(case, loaded.pack, bench()) for case in cases]
    failed = [result for result in results if not result.passed]
    if as_json or form != "table":
        say(_as_json(results, failed))
    else:
        for result in failed:
            _show(result)
        passed = len(results) - len(failed)
        say(CASE_SUMMARY(language()).format(passed=passed, failed=len(failed)))
    leave(ExitCode.PROBLEMS if failed or not results else ExitCode.DONE)


def _show(result: CaseResult) -> None:
    say(f"✗ {result.case.place}: {result.case.name}")
    for difference in result.differences:
        say(
            "    "
            + CASE_DIFFERENCE(language()).format(
                of=difference.of, expected=difference.expected, found=difference.found
            )
        )
    if result.decision is not None and result.decision.deciding:
        deciding = ", ".join(result.decision.deciding)
        say("    " + CASE_DECIDING(language()).format(deciding=deciding))
    for problem in result.problems:
        say("    " + sentence(problem, language()))


def _as_json(results: list[CaseResult], failed: list[CaseResult]) -> str:
    value = {
        "schema": "thidua/test/1",
        "passed": len(results) - len(failed),
        "failed": len(failed),
        "failures": [
            {
                "case": result.case.name,
                "place": str(result.case.place),
                "differences": [
                    {"of": d.of, "expected": d.expected, "found": d.found}
                    for d in result.differences
                ],
                "problems": [p.code for p in result.problems],
            }
            for result in failed
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)
