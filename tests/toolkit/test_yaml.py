"""YAML is read once, and what is wrong with it is told with its line."""

from __future__ import annotations

import pytest
import yaml

from psychoed.yaml_text import YamlError, quoted, read_yaml


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: 2\n- c\n", 3, ""),
        ("a: 1\nb: [2\n", 3, ""),
        ("a: 1\nb: *c\n", 2, ""),
        ("a: 1\nb:\n  c: 2\n  d: 3\n  c: 4\n", 5, "`c` is given twice."),
        ("- a: 1\n- b: 1\n  b: 2\n", 3, "`b` is given twice."),
        ("a: 2026-02-28\nb: 2026-02-30\n", 2, "There is no such day."),
        ("a: 2026-13-01\n", 1, "There is no such day."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(YamlError) as told:
        read_yaml(text)
    assert (told.value.line, told.value.what) == (line, what)


def test_what_can_be_read_comes_with_its_nodes() -> None:
    data, node = read_yaml("a: 1\nb: {a: 1}\n")
    assert data == {"a": 1, "b": {"a": 1}}
    assert isinstance(node, yaml.MappingNode)
    assert read_yaml("# Nothing\n") == (None, None)


@pytest.mark.parametrize("text", ["a", "Why: “so”", 'a "b" \\ c', "é 💛", "x" * 300, "- 1", "two\nlines", ""])
def test_a_text_written_as_yaml_is_read_back_on_one_line(text: str) -> None:
    assert "\n" not in quoted(text)
    assert yaml.safe_load(quoted(text)) == text
