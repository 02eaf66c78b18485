"""YAML is read once, and what is wrong with it is told with its line."""

from __future__ import annotations

import pytest
import yaml

from psychoed.source.yaml_text import quoted, read_yaml


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: 2\n- c\n", 3, ""),
        ("a: 1\nb: [2\n", 2, ""),
        ("a: 1\nb: *c\n", 2, ""),
        ("a: 1\nb:\n  c: 2\n  d: 3\n  c: 4\n", 5, "`c` is given twice, first in line 3."),
        ("- a: 1\n- b: 1\n  b: 2\n", 3, "`b` is given twice, first in line 2."),
        ("a: 2026-02-28\nb: 2026-02-30\n", 2, "There is no such day."),
        ("a: 2026-13-01\n", 1, "There is no such day."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, what: str) -> None:
    _, (problem,) = read_yaml("a.yml", text)
    assert (problem.src_uri, problem.line, problem.message) == ("a.yml", line, what or "This is not valid YAML.")


def test_what_can_be_read_comes_with_its_lines() -> None:
    whole, problems = read_yaml("a.yml", "a: 1\nb:\n  a: 1\n", 5)
    assert whole is not None
    assert (whole.value, problems) == ({"a": 1, "b": {"a": 1}}, [])
    assert whole.names["b"].names["a"].line == 7
    nothing, problems = read_yaml("a.yml", "# Nothing\n")
    assert nothing is not None
    assert (nothing.value, problems) == (None, [])


@pytest.mark.parametrize("text", ["a", "Why: “so”", 'a "b" \\ c', "é 💛", "x" * 300, "- 1", "two\nlines", ""])
def test_a_text_written_as_yaml_is_read_back_on_one_line(text: str) -> None:
    assert "\n" not in quoted(text)
    assert yaml.safe_load(quoted(text)) == text
