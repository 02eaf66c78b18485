"""What was measured, as the table of the README: ratios and versions, nothing about the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
"""What the table stands between."""

ROWS = {
    "plain": "",
    "theme": "this theme alone, without the toolkit",
    "pages": "the toolkit's pages alone",
    "ours": "the toolkit, all it makes; handouts kept from the last build",
    "cold": "the toolkit, nothing kept",
    "abbreviations": "Material's abbreviations (`abbr`, `snippets`)",
    "ezglossary": "",
    "zensical": "",
    "sphinx": "",
    "quiz": "",
}
"""What a row says, where it is not a program's name with its version."""


class MarksError(Exception):
    """A text has no place for the table."""


def in_text(text: str, table: str) -> str:
    """Return a text with the table in its place.

    Raises:
        MarksError: It has none.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise MarksError(f"Nothing stands between `{BEGIN}` and `{END}`.")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def tables(results: Mapping[str, Any]) -> str:
    """Write what was measured.

    Arguments:
        results: By name of a measurement, as `measure.py` keeps them; what was not measured is left out.
    """
    return "\n\n".join(filter(None, (_builds(results), _others(results))))


def _builds(results: Mapping[str, Any]) -> str:
    """Write what builds took: of the processor at each size, of memory at the one that most is known of."""
    columns = [(results[name]["pages"], name) for name in _sizes(results, "words")]
    if not columns:
        return ""
    weighed = results[max((len(results[name]["runs"]), size, name) for size, name in columns)[2]]
    heads = [f"{size:,} pages, {results[name]['words']:,} words" for size, name in columns]
    heads.append(f"memory at {weighed['pages']:,}")
    rows = [
        [
            _says(results, name),
            *(_times(results[column]["runs"].get(name), "cpu") for _, column in columns),
            _times(weighed["runs"].get(name), "peak"),
        ]
        for name in ROWS
        if any(name in results[column]["runs"] for _, column in columns)
    ]
    return _drawn(["a build, against plain", *heads], rows)


def _sizes(results: Mapping[str, Any], of: str) -> list[str]:
    """Return what was measured at some sizes, the smallest first."""
    return sorted((name for name in results if name.startswith(f"{of}/")), key=lambda name: int(name.partition("/")[2]))


def _says(results: Mapping[str, Any], name: str) -> str:
    return ROWS[name] or str(results["versions"].get(name, name))


def _times(measured: Mapping[str, Any] | None, of: str) -> str:
    if measured is None:
        return "–"
    if "why" in measured:
        return f"> {measured['limit']:g}" if "limit" in measured and of == "cpu" else "–"
    return f"{measured['times'][of]:.2f}"


def _others(results: Mapping[str, Any]) -> str:
    rows = [*_of_site(results), *_of_saves(results), *_of_quizzes(results), *_of_steps(results)]
    return _drawn(["what else", "measured"], [list(row) for row in rows]) if rows else ""


def _of_site(results: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if site := results.get("site"):
        runs = site["runs"]
        for name, said in (("ours", "handouts kept"), ("cold", "nothing kept")):
            yield f"this site, {said}, against plain MkDocs of the same pages", _times(runs.get(name), "cpu")
        yield "what a PDF adds where nothing is kept", f"{site['ms_a_pdf']:.0f} ms"
    for name in _sizes(results, "words"):
        if results[name].get("register"):
            kilobytes = results[name]["register"] / 1000
            said = f"{results[name]['pages']:,} pages, {results[name]['words']:,} words"
            yield f"`glossary.html` of {said}, compressed", f"{kilobytes:.0f} KB"


def _of_saves(results: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in _sizes(results, "preview"):
        saves = results[name]
        yield f"a save in a preview of {saves['pages']:,} pages, against plain", f"{saves['to_plain']:.2f}"
        yield f"the same, against plain with `--dirty` ({saves['dirty']:.2f} s)", f"{saves['to_dirty']:.2f}"


def _of_quizzes(results: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if quiz := results.get("quiz"):
        for name in ("plain", "quiz"):
            if name in quiz["runs"]:
                ours, other = quiz["runs"].get("ours", {}), quiz["runs"][name]
                said = f"{quiz['pages']} pages of five questions, against {_says(results, name)}"
                is_there = "cpu" in ours and "cpu" in other
                yield said, f"{ours['cpu'] / other['cpu']:.2f}" if is_there else "–"


def _of_steps(results: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if steps := results.get("steps"):
        yield f"a page of {steps['questions']:,} questions", f"{steps['questions_s']:.2f} s"
        yield (
            f"a page that cites {steps['references']:,} studies, and the page of sources",
            f"{steps['references_s']:.2f} s",
        )
        said = f"finding words of a glossary of {steps['words']:,}, against {steps['fewer_words']:,}"
        yield said, f"{steps['words_times']:.2f}"


def _drawn(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [[*head], ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
