"""Whatever is changed in a pack, loading answers with a pack or with faults."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkout import ROOT
from thidua.packs.canonical import write_yaml
from thidua.packs.library import Library
from thidua.packs.lint import lint
from thidua.packs.load import load
from thidua.packs.yaml_source import read_yaml
from thidua.texts.catalogue import word
from thidua.texts.localized import Language

GOOD = ROOT / "fixtures" / "packs" / "good" / "scholarship.yaml"
TREE: Any = read_yaml(GOOD, "a.yaml")[0]
KEYS = ["all", "fact", "award", "use", "where", "equals", "of", "id", "x"]
VALUES = [
    *("x", "a.b", "", "70%", "2018-05-05", 3, -1, Decimal("2.5"), True, None),
    *([], {}, [1], ["x"], {"x": 1}, {"parameter": "wanted"}, {"fact": "recent"}),
]


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else ()
    steps = enumerate(value) if isinstance(value, list) else steps
    inside = [found for step, item in steps for found in paths(item, (*path, step))]
    return [path, *inside] if path else inside


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


WHERE = st.sampled_from(paths(TREE))
CHANGES = st.one_of(
    st.tuples(st.just("set"), WHERE, st.sampled_from(VALUES)),
    st.tuples(st.just("copy"), WHERE, WHERE),
    st.tuples(st.just("rename"), WHERE, st.sampled_from(KEYS)),
    st.tuples(st.just("remove"), WHERE, st.none()),
)


def changed(change: tuple[str, tuple[Any, ...], Any]) -> Any:
    how, path, what = change
    tree = plain(TREE)
    inside, last = at(tree, path[:-1]), path[-1]
    if how == "set":
        inside[last] = what
    elif how == "copy":
        inside[last] = deepcopy(plain(at(TREE, what)))
    elif how == "rename" and isinstance(inside, dict):
        inside[what] = inside.pop(last)
    else:
        del inside[last]
    return tree


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_a_changed_pack_loads_or_has_faults_with_places_and_words(
    tmp_path_factory: Any, change: tuple[str, tuple[Any, ...], Any]
) -> None:
    path = tmp_path_factory.mktemp("changed") / "a.yaml"
    path.write_text(write_yaml(changed(change)), encoding="utf-8")
    loaded, problems = load(path, Library(()))
    assert (loaded is None) == bool(problems)
    for problem in (*problems, *(lint(loaded) if loaded else ())):
        assert all(word(problem, language).remedy for language in Language)
    assert all(problem.place.line for problem in problems)
