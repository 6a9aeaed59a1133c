"""Questions of intake, put to a person at the terminal; answers become a map."""

from collections.abc import Iterable

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


def ask(
    questions: Iterable[Question], known: IntakeMap, vocabulary: Vocabulary
) -> IntakeMap:
    """Put questions one by one; return the map with the answers given.

    Raises:
        click.Abort: The person broke off.
    """
    for question in questions:
        for line in question_lines(question, vocabulary, language()):
            note(line)
        answer = _answer(question)
        if answer is not None:
            known = answered(known, question, answer)
    return known


def question_lines(
    question: Question, vocabulary: Vocabulary, tongue: Language
) -> list[str]:
    """Return a question with its preview and its numbered choices."""
    head = QUESTIONS[question.topic.value](tongue)
    choices = (
        f"{_INDENT}{number}. {choice_title(question, choice, vocabulary, tongue)}"
        for number, choice in enumerate(question.choices, start=1)
    )
    return [
        head.format(place=question.place, found=question.found),
        *(f"{_INDENT}{line}" for line in question.preview),
        *choices,
    ]


def choice_title(
    question: Question, choice: str, vocabulary: Vocabulary, tongue: Language
) -> str:
    """Return a choice as people name it: a record type, a field, an encoding."""
    if choice in CHOICES:
        return CHOICES[choice](tongue)
    records = vocabulary.records
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
