r"""`data/quiz.gift`: every question in GIFT, the text format that Moodle imports into a question bank.

Written after docs.moodle.org/en/GIFT_format, and after what Moodle's own reader does where that page is silent
(moodle/moodle, `question/format/gift/format.php` and `question/format.php`):

- `\` before `~ = # { } :` and itself makes them text, `\n` is a line break. Nothing else can be escaped.
- A text that begins with `[` is read as naming its format, an answer that begins with `%` as having a weight.
- `->` ends what is to be matched, and makes any question without `~` one of matching.
- `*` in a short answer stands for any text; `\*` is the star.
- In a category, only the backslash is escaped; `//` is a slash within a name.
- Of the comment right above a question it takes `[id:…]` as the question's ID number and each `[tag:…]` as a tag; in
  both, `\]` is a bracket (`extract_idnumber_and_tags_from_comment`). Without an ID number, nobody can tell a question
  that was imported again from the one that was there.
- A short answer is compared letter by letter, so it is written in every spelling that the page takes.

One thing cannot be written: Moodle reads `&&058;` and its like, which it uses inside, as the marks they stand for.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.features.quiz.spellings import spellings
from psychoed.text.inline import plain
from psychoed.text.richtext import plain_with_lists

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from psychoed.components.question.data import Question
    from psychoed.components.question.interactions import Interaction, Source, Step
    from psychoed.content.build_info import BuildInfo

_MARKS = str.maketrans({**{mark: f"\\{mark}" for mark in "\\~=#{}:"}, "\n": "\\n"})
_TRUTH = {"true": "T", "false": "F"}

LONGEST_ID = 100
"""Characters: `question_bank_entries.idnumber` of Moodle's database (`lib/db/install.xml`); more stops the import."""

LONGEST_TAG = 50
"""Characters: what Moodle keeps of a tag (`TAG_MAX_LENGTH`)."""

# Control characters, and what Moodle allows in no tag (`PARAM_TAG`).
_NO_TAG = re.compile(r"[\x00-\x1f\x7f<>`]+")


def gift(
    questions: Iterable[Question], titles: Mapping[str, str], build_info: BuildInfo, practice: Container[str] = ()
) -> str:
    """Write all questions in GIFT, those of each page in a category of its own, with one within it for more practice.

    Arguments:
        questions: The questions, those of a page together.
        titles: Path relative to `docs_dir` to title, in plain words, of each page that a question is about.
        build_info: The site.
        practice: Ids of those that stand behind the written ones, for more practice.

    Returns:
        UTF-8 text. Each question has its id, and as tags its page, its kind and how sure research is. What is chosen
        has its feedback; that of what is placed, for which GIFT has no mark, follows the explanation in the general
        feedback.
    """
    blocks = [f"// {_line(build_info.name)}. {_line(build_info.licence)}"]
    for (src_uri, is_more), asked in groupby(questions, lambda each: (each.src_uri, each.id in practice)):
        more = [build_info.words("quiz.practice")] if is_more else []
        blocks.append(f"$CATEGORY: {_category('top', build_info.name, titles[src_uri], *more)}")
        for question in asked:
            tags = (
                titles[src_uri],
                build_info.words(f"quiz.kinds.{question.interaction.kind}"),
                *(claim.label.title(build_info.words) for claim in question.claims),
            )
            told = " ".join(filter(None, [_id_number(question.id), *map(_tag, dict.fromkeys(tags))]))
            blocks.append(f"// {told}\n{_question(question)}")
    return "\n\n".join(blocks) + "\n"


def marked(words: str) -> str:
    """Write plain words so that no character of theirs is a mark of GIFT."""
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_MARKS)


def share(count: int, sign: str = "") -> str:
    """Write the weight of each of some answers that share all points: `33.33333` of three.

    Up to ten make one of the weights that Moodle knows; of more, it takes the nearest if asked to.
    """
    return sign + f"{100 / max(count, 1):.5f}".rstrip("0").rstrip(".")


def _line(words: str) -> str:
    return " ".join(words.split())


def _id_number(name: str) -> str:
    """Write a question's ID number; one that is too long for Moodle ends in a digest of itself."""
    name = _line(name)
    if len(name) > LONGEST_ID:
        name = f"{name[: LONGEST_ID - 9]}-{sha256(name.encode()).hexdigest()[:8]}"
    return _bracketed("id", name)


def _tag(words: str) -> str:
    """Write a tag; one that is too long for Moodle ends with a whole word."""
    words = _line(_NO_TAG.sub(" ", words))
    if len(words) > LONGEST_TAG:
        words = words[: LONGEST_TAG + 1].rpartition(" ")[0] or words[:LONGEST_TAG]
    return _bracketed("tag", words)


def _bracketed(kind: str, words: str) -> str:
    """Write a token, or nothing where nothing is left to say; a backslash at its end would escape the bracket."""
    words = words.rstrip("\\ ").replace("]", "\\]")
    return f"[{kind}:{words}]" if words else ""


def _category(*names: str) -> str:
    """Write the way to a category; a slash at an end of a name needs a space beside it to be told from the next."""
    levels = [_line(name).replace("/", "//").replace("\\", "\\\\") for name in names]
    return "/".join(f"{' ' * level.startswith('/')}{level}{' ' * level.endswith('/')}" for level in levels)


def _text(words: str) -> str:
    """Write a text; `[plain]` before it keeps what it begins with from being read as a format or a weight."""
    return f"[plain]{marked(words)}" if words.startswith(("[", "%")) else marked(words)


def _question(question: Question) -> str:
    """Write a question, the last line of which ends its answers."""
    asked = "\n".join(filter(None, (plain(question.intro), plain(question.title))))
    start = f"::{marked(question.id)}::[plain]{marked(asked)} {{"
    general = _general(question)
    answers = _answers(question.interaction)
    if isinstance(answers, str):
        return f"{start}{answers}{general}}}"
    lines = [*answers, *([general] if general else [])]
    return "\n".join([start, *(f"\t{line}" for line in lines), "}"])


def _answers(interaction: Interaction) -> Iterator[str] | str:
    """Write the answers, each on a line; those to “True or false?” as one."""
    match interaction:
        case Choice() as choice:
            return _true_or_false(choice) or _options(choice)
        case Order(steps):
            return _places(steps)
        case Match() as match:
            return _pairs(match)
        case TextEntry(accepted):
            return _blank(accepted)
        case _:
            assert_never(interaction)


def _general(question: Question) -> str:
    """Write what is said to any answer."""
    reasons = (
        (plain(each.text).rstrip("."), plain_with_lists(each.feedback)) for each in _placed(question.interaction)
    )
    said = [plain_with_lists(question.explanation), *(f"{text}: {reason}" for text, reason in reasons if reason)]
    text = "\n".join(filter(None, said))
    return f"####{_text(text)}" if text else ""


def _placed(interaction: Interaction) -> tuple[Step | Source, ...]:
    """Return what GIFT has no mark for to say why it belongs where it does."""
    match interaction:
        case Order(steps):
            return steps
        case Match(sources):
            return sources
        case Choice() | TextEntry():
            return ()
        case _:
            assert_never(interaction)


def _true_or_false(choice: Choice) -> str:
    """Write the answer to a question that has the options “True” and “False”; empty for any other.

    What is said to the wrong answer comes first, as Moodle has it.
    """
    letters = [_TRUTH.get(plain(text).casefold(), "") for text in choice.texts]
    if choice.several or sorted(letters) != ["F", "T"]:
        return ""
    right, wrong = sorted(choice.options, key=lambda option: not option.right)
    answer = letters[choice.options.index(right)]
    reasons = [_text(plain_with_lists(option.feedback)) for option in (wrong, right)]
    if reasons[1]:
        return f"{answer}#{reasons[0]}#{reasons[1]}"
    return f"{answer}#{reasons[0]}" if reasons[0] else answer


def _options(choice: Choice) -> Iterator[str]:
    """Write options. Of several right ones each gives its share; whoever ticks every wrong one too gains nothing."""
    right, wrong = "=", "~"
    if choice.several:
        rights = len(choice.rights)
        right, wrong = f"~%{share(rights)}%", f"~%{share(len(choice.options) - rights, '-')}%"
    for option in choice.options:
        feedback = plain_with_lists(option.feedback)
        reason = f"#{_text(feedback)}" if feedback else ""
        yield f"{right if option.right else wrong}{_text(plain(option.text))}{reason}"


def _places(steps: Iterable[Step]) -> Iterator[str]:
    """Match each place with its step."""
    for place, step in enumerate(steps, 1):
        yield f"={place} -> {marked(plain(step.text))}"


def _pairs(match: Match) -> Iterator[str]:
    """Match each thing with what it belongs to; what nothing belongs to can be chosen all the same."""
    for source in match.sources:
        yield f"={_left(plain(source.text))} -> {marked(plain(source.target))}"
    used = {plain(source.target) for source in match.sources}
    for target in dict.fromkeys(map(plain, match.targets)):
        if target not in used:
            yield f"= -> {marked(target)}"


def _left(words: str) -> str:
    """Write what is to be matched; an arrow in it would end it, were it not HTML."""
    return f"[html]{marked(escape(words, quote=False))}" if "->" in words else _text(words)


def _blank(accepted: Sequence[str]) -> Iterator[str]:
    """Write the accepted answers. An arrow would make it a question of matching: a star, for nothing, parts it."""
    for answer in dict.fromkeys([*accepted, *(spelt for each in accepted for spelt in spellings(each))]):
        pattern = answer.replace("*", r"\*").replace("->", "-*>")
        yield f"={_text(pattern)}"
