"""The map a check saves: decisions and open questions, with a word on how to answer."""

from collections.abc import Iterable, Iterator, Sequence

from thidua.commands.asking import choice_title, question_head
from thidua.model.mapping import IntakeMap, Question
from thidua.model.vocabulary import Vocabulary
from thidua.packs.mapping_file import map_text
from thidua.texts import Language
from thidua.texts.check import MAP


def explained_map(
    known: IntakeMap,
    questions: Sequence[Question],
    vocabulary: Vocabulary,
    tongue: Language,
) -> str:
    """Write a map; comments above say what is asked and what each choice stands for."""
    lines = [MAP["head"](tongue)]
    if questions:
        lines.append(MAP["answer"](tongue))
    for number, question in enumerate(questions, start=1):
        lines += ["", *_explained(number, question, vocabulary, tongue)]
    return "".join(_comments(lines)) + map_text(known, questions)


def _explained(
    number: int, question: Question, vocabulary: Vocabulary, tongue: Language
) -> Iterator[str]:
    yield f"{number}. {question_head(question, tongue)}"
    yield from (f"     {line}" for line in question.preview)
    for choice in question.choices:
        yield f"   {choice}: {choice_title(question, choice, vocabulary, tongue)}"


def _comments(lines: Iterable[str]) -> Iterator[str]:
    """Make comments: one line each, whatever a sender's cell may hold."""
    for line in lines:
        plain = "".join(c if c.isprintable() else " " for c in line)
        yield f"# {plain}".rstrip() + "\n"
