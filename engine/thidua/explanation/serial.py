"""Decisions to lines of canonical JSON and back, exactly.

What is absent or as usual is left out, keys are sorted, so that equal decisions give
equal bytes and a line can be read by people.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from thidua.model.conditions import Verdict
from thidua.model.facts import InputRef
from thidua.model.findings import Decision, Finding, Observed, Outcome
from thidua.problems import Place

Json: TypeAlias = Mapping[str, Any]

_VERDICTS = {verdict: verdict.name.lower() for verdict in Verdict}
_VERDICTS_BY_NAME = {name: verdict for verdict, name in _VERDICTS.items()}


def decision_to_json(decision: Decision) -> str:
    """Write a decision as one line of canonical JSON, without the line's end."""
    written = {
        "nominee": decision.nominee,
        "award": decision.award,
        "outcome": decision.outcome.value,
        "deciding": list(decision.deciding),
        "also": [[outcome.value, name] for outcome, name in decision.also],
        "subject_to": list(decision.subject_to),
        "settled_by": [_input(ref) for ref in decision.settled_by],
        "routes": [list(pair) for pair in decision.routes],
        "law_date": decision.law_date,
        "place": None if decision.place is None else _place(decision.place),
        "nominated": None if decision.nominated else False,
        "findings": [_finding(finding) for finding in decision.findings],
    }
    return json.dumps(
        _present(written), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def decision_from_json(line: str) -> Decision:
    """Read a decision from its line.

    Raises:
        ValueError: The line is not JSON, or names an unknown outcome.
        KeyError: A part is missing.
    """
    given: Json = json.loads(line)
    return Decision(
        nominee=given["nominee"],
        award=given["award"],
        outcome=Outcome(given["outcome"]),
        findings=tuple(map(_read_finding, given.get("findings", ()))),
        deciding=tuple(given.get("deciding", ())),
        also=tuple((Outcome(o), name) for o, name in given.get("also", ())),
        subject_to=tuple(given.get("subject_to", ())),
        settled_by=tuple(map(_read_input, given.get("settled_by", ()))),
        routes=tuple((c, route) for c, route in given.get("routes", ())),
        law_date=given.get("law_date"),
        place=Place(**given["place"]) if "place" in given else None,
        nominated=given.get("nominated", True),
    )


def _present(written: Json) -> dict[str, Any]:
    return {k: v for k, v in written.items() if v is not None and v != []}


def _place(place: Place) -> dict[str, Any]:
    return _present({name: getattr(place, name) for name in Place.__slots__})


def _input(ref: InputRef) -> dict[str, Any]:
    row = None if ref.row is None else _place(ref.row)
    written = {name: getattr(ref, name) for name in InputRef.__slots__}
    return _present({**written, "row": row})


def _finding(finding: Finding) -> dict[str, Any]:
    observed = finding.observed
    return _present(
        {
            "node": finding.node,
            "verdict": _VERDICTS[finding.verdict],
            "required": list(finding.required),
            "observed": None if observed is None else _observed(observed),
            "evidence": [_place(place) for place in finding.evidence],
            "missing": [_input(ref) for ref in finding.missing],
        }
    )


def _observed(observed: Observed) -> dict[str, Any]:
    written = _present(
        {
            "low": observed.low,
            "high": observed.high,
            "shown": observed.shown,
            "share": None if observed.share is None else list(observed.share),
        }
    )
    empty = {} if observed.empty is False else {"empty": observed.empty}
    return {**written, **empty}


def _read_finding(given: Json) -> Finding:
    return Finding(
        node=given["node"],
        verdict=_VERDICTS_BY_NAME[given["verdict"]],
        required=tuple(given.get("required", ())),
        observed=_read_observed(given["observed"]) if "observed" in given else None,
        evidence=tuple(Place(**place) for place in given.get("evidence", ())),
        missing=tuple(map(_read_input, given.get("missing", ()))),
    )


def _read_observed(given: Json) -> Observed:
    share = given.get("share")
    return Observed(
        low=given.get("low"),
        high=given.get("high"),
        shown=given.get("shown"),
        share=None if share is None else (share[0], share[1], share[2], share[3]),
        empty=given.get("empty", False),
    )


def _read_input(given: Json) -> InputRef:
    row = Place(**given["row"]) if "row" in given else None
    return InputRef(**{**given, "row": row})
