"""Questions of intake, put to a person at the terminal; answers become a map."""

from collections.abc import Sequence
from dataclasses import dataclass

import click

from thidua.commands.speech import language, note
from thidua.model.answers import LEFT_OUT, answered
from thidua.model.mapping import IntakeMap, Question, Topic
from thidua.model.vocabulary import Vocabulary
from thidua.texts import Language
from thidua.texts.check import CHECK, CHOICES, QUESTIONS

_INDENT = "    "
_PROMPTS = {
    Topic.SHEET: "choose",
    Topic.HEADING: "choose",
    Topic.LETTERS: "choose_letters",
}
"""Questions to which there is the answer that nothing of this is so."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What came of asking: decisions, what is still open, whether it was broken off."""

    known: IntakeMap
    still_open: tuple[Question, ...]
    is_broken_off: bool = False


def ask(
    questions: Sequence[Question], known: IntakeMap, vocabulary: Vocabulary
) -> Talk:
    """Put questions one by one; what was answered before a break is kept."""
    still_open: list[Question] = []
    for number, question in enumerate(questions, start=1):
        head, *more = question_lines(question, vocabulary, language())
        for line in (f"[{number}/{len(questions)}] {head}", *more):
            note(line)
        try:
            answer = _answer(question)
        except click.Abort:
            left = (*still_open, *questions[number - 1 :])
            return Talk(known, left, is_broken_off=True)
        if answer is None:
            still_open.append(question)
        else:
            known = answered(known, question, answer)
    return Talk(known, tuple(still_open))


def question_lines(
    question: Question, vocabulary: Vocabulary, tongue: Language
) -> list[str]:
    """Return a question with its preview and its numbered choices."""
    choices = (
        f"{_INDENT}{number}. {choice_title(question, choice, vocabulary, tongue)}"
        for number, choice in enumerate(question.choices, start=1)
    )
    return [
        question_head(question, tongue),
        *(f"{_INDENT}{line}" for line in question.preview),
        *choices,
    ]


def question_head(question: Question, tongue: Language) -> str:
    """Return the question itself."""
    head = QUESTIONS[question.topic.value](tongue)
    return head.format(place=question.place, found=question.found)


def choice_title(
    question: Question, choice: str, vocabulary: Vocabulary, tongue: Language
) -> str:
    """Return a choice as people name it: a record type, a field, an encoding."""
    records = vocabulary.records
    if choice in CHOICES:
        table = records.get(question.subject.get("table", ""))
        thing = table.title(tongue).lower() if table else ""
        return CHOICES[choice](tongue).format(thing=thing).strip()
    if question.topic is Topic.SHEET and choice in records:
        return records[choice].title(tongue)
    if question.topic is Topic.HEADING:
        return _field_title(question, choice, vocabulary, tongue)
    return choice


def _field_title(
    question: Question, choice: str, vocabulary: Vocabulary, tongue: Language
) -> str:
    table, _, name = choice.rpartition(".")
    owner = vocabulary.records.get(table or question.subject.get("record", ""))
    field = owner.fields.get(name) if owner else None
    if owner is None or field is None:
        return choice
    title = field.title(tongue)
    return f"{owner.title(tongue)} ▸ {title}" if table else title


def _answer(question: Question) -> str | None:
    """Return the choice taken, or None where the question is left open."""
    may_leave_out = question.topic in _PROMPTS
    prompt = CHECK[_PROMPTS.get(question.topic, "choose_plain")](language())
    while True:
        typed = click.prompt(prompt, default="", show_default=False, err=True).strip()
        if not typed:
            return None
        if typed == LEFT_OUT and may_leave_out:
            return LEFT_OUT
        if typed.isdecimal() and 1 <= int(typed) <= len(question.choices):
            return question.choices[int(typed) - 1]
        note(CHECK["not_a_choice"](language()))
