"""References are read as reference managers export them, and written out whole."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import BUILD_INFO, Pages
from psychoed.content.references import cite
from psychoed.content.references.cite import bibliography
from psychoed.content.references.csl import Reference, ReferenceList, read_references
from psychoed.content.references.order import lettered
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.reading import read_content
from psychoed.text.inline import plain
from psychoed.words.reading import english

if TYPE_CHECKING:
    from types import FrameType

ITEM = {"id": "a", "type": "book", "title": "T", "author": [{"family": "A", "given": "B. C."}]}
PAPER = {**ITEM, "type": "article-journal", "container-title": "J", "volume": "3"}
DATED = {"issued": {"date-parts": [[2001]]}}


def listed(*items: object) -> ReferenceList:
    return read_references("references.json", json.dumps(items))


def reference(**fields: object) -> Reference:
    found = listed({**ITEM, **DATED, **fields})
    assert (found.problems, found.faults) == ((), {})
    return next(iter(found.references.values()))


def written(**fields: object) -> str:
    one = reference(**fields)
    return bibliography([one], "en")[one.key]


def paper(**fields: object) -> str:
    return written(**{**PAPER, **fields})


def faults(**fields: object) -> list[str]:
    return [str(problem) for found in listed({**ITEM, **DATED, **fields}).faults.values() for problem in found]


def _evidence(*keys: str) -> str:
    return (
        "Said. {claim=F1}\n\n/// evidence | contested\n    about: F1\n    title: Said\n"
        f"    sources: [{', '.join(keys)}]\n\nNote.\n///\n"
    )


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ({"author": [{"family": "Feldman"}]}, "Feldman, 2001"),
        ({"author": [{"family": "LeDoux"}, {"family": "Pine"}]}, "LeDoux and Pine, 2001"),
        ({"author": [{"family": "Coan"}, {"family": "Beckes"}, {"literal": "others"}]}, "Coan and others, 2001"),
        ({"author": [{"family": "Berker", "non-dropping-particle": "de"}]}, "de Berker, 2001"),
        ({"author": [{"family": "Beauvoir", "dropping-particle": "de"}]}, "Beauvoir, 2001"),
        ({"author": [{"literal": "World Health Organization"}]}, "World Health Organization, 2001"),
        ({"author": None, "editor": [{"family": "Reis"}]}, "Reis, 2001"),
        ({"author": None, "translator": [{"family": "Reis"}]}, "Reis, 2001"),
        ({"author": None, "title": "A leaflet"}, "A leaflet, 2001"),
        ({"author": "", "title": "A leaflet"}, "A leaflet, 2001"),
        ({"author": [], "title": "A leaflet", "title-short": "Leaf"}, "Leaf, 2001"),
        ({"author": [], "title": "calm " * 20}, f"{'calm ' * 11}calm…, 2001"),
        ({"author": [], "title": "静" * 80}, f"{'静' * 60}…, 2001"),
        ({"issued": None}, "A, no date"),
        ({"issued": {"literal": "in press"}}, "A, in press"),
    ],
)
def test_a_note_names_authors_and_year(fields: dict[str, object], short: str) -> None:
    assert reference(**fields).short(english()) == short


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"publisher": "Guilford", "publisher-place": "New York"}, "A, B.C. (2001) T. New York: Guilford."),
        (
            {"type": "chapter", "container-title": "Handbook", "editor": [{"family": "E"}], "page": "1-9"},
            "A, B.C. (2001) ‘T’, in E (ed.) Handbook, pp. 1–9.",
        ),
        ({**PAPER, "container-title": "J & K", "issue": 2, "page": "e5"}, "A, B.C. (2001) ‘T’, J & K, 3(2), p. e5."),
        (
            {**PAPER, "DOI": "10.1000/a(b)<c>_d*e"},
            "A, B.C. (2001) ‘T’, J, 3. Available at: https://doi.org/10.1000/a(b)<c>_d*e.",
        ),
        ({"edition": "2"}, "A, B.C. (2001) T. 2nd edn."),
        ({"edition": "3rd ed."}, "A, B.C. (2001) T. 3rd edn."),
        ({"edition": "Revised"}, "A, B.C. (2001) T. Revised."),
        ({"translator": [{"family": "T", "given": "R."}]}, "A, B.C. (2001) T. Translated by R. T."),
        ({"type": "thesis", "genre": "PhD thesis", "publisher": "Uni"}, "A, B.C. (2001) T. PhD thesis. Uni."),
        ({"type": "speech", "event": "A day"}, "A, B.C. (2001) ‘T’. A day."),
        # A paper that is online first has neither volume nor pages, and is no preprint; a preprint is one.
        ({"type": "article-journal", "container-title": "J"}, "A, B.C. (2001) ‘T’, J."),
        ({"type": "article", "container-title": "J"}, "A, B.C. (2001) ‘T’, J [Preprint]."),
        # Journals without pages number their papers.
        ({**PAPER, "number": "e12"}, "A, B.C. (2001) ‘T’, J, 3, p. e12."),
        ({**PAPER, "article-number": 104}, "A, B.C. (2001) ‘T’, J, 3, p. 104."),
    ],
)
def test_works_are_cited_by_what_they_are(fields: dict[str, object], words: str) -> None:
    assert plain(written(**fields)) == words


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        *(
            (none, "no date")
            for none in (None, "", {}, {"date-parts": [[]]}, {"date-parts": [[None]]}, {"raw": "n.d."})
        ),
        ({"date-parts": [[0]]}, "no date"),
        ({"date-parts": [["1997", "3", 1]]}, "1997"),
        ({"date-parts": [[2020.0]]}, "2020"),
        ({"date-parts": [[2020, None]]}, "2020"),
        ({"date-parts": [[2020, 13, 40]]}, "2020"),
        ({"date-parts": [[2020]], "season": 2, "circa": True}, "2020"),
        ({"date-parts": [[2014, 3], [2016, 2]]}, "2014–2016"),
        ({"date-parts": [[2014, 3], [2014, 5]]}, "2014"),
        ({"date-parts": [[2014], []]}, "2014"),
        ({"date-parts": [[-399]]}, "399 BC"),
        ({"date-parts": [["-399", 3, 1]]}, "399 BC"),
        ({"date-parts": [[-5], [5]]}, "5 BC–5 AD"),
        ({"raw": "999"}, "999 AD"),
        ({"raw": "1000"}, "1000"),
        *(
            ({"raw": years}, years)
            for years in ("2014-16", "2014/16", "2014–16", "2009–11", "1999 – 01", "May 2014-13")
        ),
        *(({"raw": month}, "2014") for month in ("2014-12", "2014/1", "2014-00", "2014-5-16", "2014-05-31T10:00-07")),
        ({"raw": "2019-05-03"}, "2019"),
        ({"raw": "2019-05-03T10:00:00Z"}, "2019"),
        ({"literal": "2019"}, "2019"),
        ({"literal": "Spring 2019"}, "2019"),
        ({"literal": "1996_2004"}, "1996–2004"),
        ({"raw": "2014-03/2016-02"}, "2014–2016"),
        ("2018-05", "2018"),
        ({"literal": "in press"}, "in press"),
        ({"literal": "between 1996 and 2004"}, "between 1996 and 2004"),
    ],
)
def test_a_date_is_read_in_all_forms_and_is_the_same_in_notes_and_in_the_list(issued: object, year: str) -> None:
    assert plain(written(issued=issued)) == f"A, B.C. ({year}) T."
    assert reference(issued=issued).short(english()) == f"A, {year}"


def test_early_years_are_written_as_the_language_has_them_and_told_programs_by_iso_8601() -> None:
    one = reference(issued={"date-parts": [[-399]]})
    said = replace(english(), language="de")
    assert one.short(said) == "A, 399\u00a0v.\u00a0Chr."
    assert plain(bibliography([one], "de")["a"]).startswith("A, B.C. (399 v. Chr.) ")
    years = {-399: "-0398", -2: "-0001", -1: "0000", 1: "0001", 999: "0999", 2020: "2020"}
    assert {number: reference(issued={"date-parts": [[number]]}).published for number in years} == years
    assert reference(issued=None).published == ""


@pytest.mark.parametrize(
    "issued", [{"date-parts": [["x"]]}, {"date-parts": 2020}, [2020], True, {"date-parts": [2020]}]
)
def test_what_is_no_date_is_told(issued: object) -> None:
    (told,) = faults(issued=issued)
    assert told.startswith("references.json:1: In the reference `a`, `issued` is no date: ")


@pytest.mark.parametrize(
    ("accessed", "words"),
    [
        ([2024, 5, 1], " (Accessed: 1 May 2024)"),
        ([2024, 5], " (Accessed: May 2024)"),
        ([2024, 2, 31], " (Accessed: February 2024)"),
        ([2024], " (Accessed: 2024)"),
        ([], ""),
    ],
)
def test_a_web_address_is_a_link(accessed: list[int], words: str) -> None:
    address = "https://example.org/leaflet?a=1&b=2"
    text = written(type="webpage", URL=address, accessed={"date-parts": [accessed]})
    assert text == f"A, B.C. (2001) *T*. Available at: [https://example.org/leaflet?a=1&amp;b=2]({address}){words}."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "see the shelf", "ftp://a.example/b"])
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    assert "](" not in written(URL=address)


def test_an_undated_leaflet_of_a_service_and_one_that_nobody_signed() -> None:
    leaflet = {"type": "webpage", "title": "A leaflet", "issued": None}
    assert written(**leaflet, author=[{"literal": "Health Service"}]) == "Health Service (no date) *A leaflet*."
    assert written(**leaflet, author=None) == "*A leaflet* (no date)."
    assert written(**leaflet, author=None, **{"container-title": "S", "publisher": "S"}) == "*A leaflet* (no date) *S*."
    assert paper(author=None) == "‘T’ (2001) *J*, 3."


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ([{"family": "van der Kolk", "given": "Bessel A."}], "van der Kolk, B.A."),
        ([{"family": "Kolk", "given": "Bessel A.", "non-dropping-particle": "van der"}], "van der Kolk, B.A."),
        ([{"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"}], "Beauvoir, S. de"),
        ([{"family": "King", "given": "Martin L.", "suffix": "Jr."}], "King, M.L., Jr."),
        ([{"family": "Luc", "given": "J.-P."}], "Luc, J.-P."),
        ([{"family": "Luc", "given": "Jean-paul"}], "Luc, J.-P."),
        ([{"family": "Kolk", "given": "Bessel A. van der"}], "Kolk, B.A. van der"),
        ([{"family": "Beauvoir", "given": "Simone de", "dropping-particle": "la"}], "Beauvoir, S. de la"),
        ([{"family": "hooks", "given": "bell"}], "hooks, B."),
        *(([{"family": "Ali", "given": f"{sign}Abd"}], "Ali, A.") for sign in ("‘", "ʻ", "ʿ", "'", "(", "-", "_", "“")),
        ([{"family": "Ali", "given": "‘Abd al-Rahman"}], "Ali, A. al R."),
        ([{"family": "Ali", "given": "J. (‘Abd) – P. e."}], "Ali, J.A.P.E."),
        ([{"family": "Hoff", "given": "'t"}], "Hoff, T."),
        *(([{"family": "Hoff", "given": none}], "Hoff") for none in ("-", "…", "(-)", "—")),
        ([{"family": "王", "given": "(小明)"}], "王 (小明)"),
        ([{"given": "Madonna"}], "Madonna"),
        ([{"family": "", "given": "Madonna"}], "Madonna"),
        ([{"family": "World Health Organization", "given": ""}], "World Health Organization"),
        ([{"name": "World Health Organization", "sequence": "first"}], "World Health Organization"),
        ([{"literal": "NICE &amp; Co."}], "NICE & Co."),
        ([{"family": "王", "given": "小明"}, {"family": "山田", "given": "太郎"}], "王 小明 and 山田 太郎"),
        ([{"family": "Παπαδόπουλος", "given": "Νίκος"}], "Παπαδόπουλος Νίκος"),
        ([{"family": "Żółć", "given": "Łukasz"}, {}], "Żółć, Ł."),
        ([{"family": str(number)} for number in range(30)], "0 et al."),
    ],
)
def test_names_are_written_as_their_people_have_them(author: list[object], names: str) -> None:
    assert plain(written(author=author)) == f"{names} (2001) T."


@pytest.mark.parametrize(
    "author",
    [
        [{"family": "Young", "given": "A."}, {"literal": "et al."}],
        [{"family": "Young", "given": "A."}, {"family": "et al.", "given": ""}],
        [{"family": "Young", "given": "A."}, {"family": "Old", "given": "B."}, {"literal": "others"}],
        [{"family": "Young et al.", "given": "A."}],
        *(
            [{"family": "Young", "given": "A."}, {"literal": more}]
            for more in ("Others", "Et al.", "ET AL", "& Others")
        ),
        [{"family": "Young", "given": "A."}, {"family": "Others", "given": ""}, {}],
        [{"family": "Young", "given": "A."}, {"family": "Al.", "given": "Et"}],
        [{"family": "Young Et Al.", "given": "A."}],
        [{"family": "Young AND OTHERS", "given": "A."}],
        [{"family": "Young", "given": "A."}, {"literal": "Old and others"}],
    ],
)
def test_that_there_are_more_is_no_name(author: list[object]) -> None:
    one = reference(author=author)
    assert written(author=author) == "Young, A. *et al.* (2001) *T*."
    assert one.short(english()) == "Young and others, 2001"
    assert not {"others", "et al."} & {*one.authors}


def test_who_is_called_others_and_a_group_of_friends_and_others_are_names() -> None:
    assert reference(author=[{"family": "Others", "given": "J."}]).authors == ("Others",)
    assert reference(author=[{"literal": "Friends and Others"}]).authors == ("Friends and Others",)


@pytest.mark.parametrize(
    "author",
    [
        *("Young, A.", {"family": "Young"}, [None], ["Young"], [{"family": {}, "given": [{}]}]),
        *([{"literal": "others"}], [{}, {"family": "Et al."}], [{"name": "others"}, {"literal": "et al."}]),
    ],
)
def test_authors_that_cannot_be_read_are_not_left_out(author: object) -> None:
    (told,) = faults(author=author)
    assert told.startswith("references.json:1: In the reference `a`, `author` ")


def test_who_stands_in_for_an_author_is_named_once() -> None:
    people = {"author": None, "editor": [{"family": "Young", "given": "A."}], "publisher": "Press"}
    assert written(**people) == "Young, A. (ed.) (2001) *T*. Press."
    more = {**people, "translator": [{"family": "Old", "given": "B."}]}
    assert written(**more) == "Young, A. (ed.) (2001) *T*. Translated by B. Old. Press."
    assert written(**{**more, "editor": None}) == "Old, B. (trans.) (2001) *T*. Press."
    chapter = {**people, "type": "chapter", "container-title": "Book"}
    assert written(**chapter) == "Young, A. (ed.) (2001) ‘T’, *Book*. Press."


@pytest.mark.parametrize(
    ("doi", "read"),
    [
        *(
            (form, "10.1000/xyz123")
            for form in (
                "10.1000/xyz123",
                " 10.1000/xyz123 ",
                "https://doi.org/10.1000/xyz123",
                "http://dx.doi.org/10.1000/xyz123",
                "doi.org/10.1000%2Fxyz123",
                "doi:10.1000/xyz123",
                "DOI: 10.1000/xyz123.",
            )
        ),
        ("10.1002/(SICI)1097-4679(199911)55:11&lt;1329::AID-JCLP1&gt;3.0.CO;2-3",) * 2,
        *((form, "") for form in ("", "  ", None, [])),
    ],
)
def test_a_doi_is_read_in_all_forms(doi: object, read: str) -> None:
    read = read.replace("&lt;", "<").replace("&gt;", ">")
    one = reference(DOI=doi)
    assert (one.doi, one.item.get("DOI", "")) == (read, read)


@pytest.mark.parametrize("doi", ["not known", "11.1000/1", "10.1000", 12, ["10.1000/1"]])
def test_what_is_no_doi_is_told(doi: object) -> None:
    (told,) = faults(DOI=doi)
    assert "10." in told


@pytest.mark.parametrize(
    ("ids", "key"),
    [
        ({"id": "http://zotero.org/users/1/items/ABCD2345", "citation-key": "young2020"}, "young2020"),
        ({"id": "http://zotero.org/users/1234567/items/ABCD2345"}, "ABCD2345"),
        ({"id": "http://zotero.org/groups/12/items/ABCD2345"}, "ABCD2345"),
        ({"id": "1234567/EFGH6789"}, "EFGH6789"),
        ({"id": 12}, "12"),
        *(({"id": key}, key) for key in ("young_calm:2020", "young+2020", "müller2020", "dreudec.k1998", "doi:10.1/x")),
    ],
)
def test_a_reference_is_cited_by_the_key_that_people_see(ids: dict[str, object], key: str) -> None:
    one = reference(**ids)
    assert (one.key, one.item["id"]) == (key, key)


@pytest.mark.parametrize("key", ["a b", "a?b", "a#b", "(a)", "", None])
def test_a_key_that_cannot_be_part_of_an_address_is_told(key: object) -> None:
    assert len(faults(id=key)) == 1


def test_a_key_of_better_bibtex_leads_from_a_note_to_the_study() -> None:
    item = {**ITEM, "id": "dreu.dec+k:1998"}
    pages = Pages({"page.md": _evidence(item["id"]), "references.json": json.dumps([item])})
    assert pages.problems == []
    assert '<a href="/sources.md#dreu.dec+k:1998">A, no date</a>' in pages.html()
    assert '<dt data-labels="contested" id="dreu.dec+k:1998">' in pages.html("sources.md")


@pytest.mark.parametrize(
    ("title", "shown", "words"),
    [
        ("Attachment &amp; loss: it&#39;s so", "Attachment &amp; loss: it's so", "Attachment & loss: it's so"),
        ("A &amp;amp; B", "A &amp; B", "A & B"),
        ("10<sup>6</sup> of η<sup>2</sup>, CO<sub>2</sub>", "10⁶ of η², CO₂", "10⁶ of η², CO₂"),
        ("The 4<sup>th</sup> of V<sub>max</sub>", "The 4<sup>th</sup> of V<sub>max</sub>", "The 4th of Vmax"),
        ("10<sup>−3</sup>", "10⁻³", "10⁻³"),
        ("Of <i>Homo sapiens</i>", "Of *Homo sapiens*", "Of Homo sapiens"),
        ("Of <jats:italic>Homo</jats:italic> men", "Of *Homo* men", "Of Homo men"),
        ("Of &lt;i&gt;Homo&lt;/i&gt; men", "Of *Homo* men", "Of Homo men"),
        ('A <span class="nocase">PTSD</span> <b>study</b>', "A PTSD study", "A PTSD study"),
        ("Is p <.05 and n> 3?", "Is p &lt;.05 and n&gt; 3?", "Is p <.05 and n> 3?"),
        ("a <b and c> d", "a &lt;b and c&gt; d", "a <b and c> d"),
        ("Half <i>open", "Half open", "Half open"),
        ("Two\nlines\twith tab", "Two lines with tab", "Two lines with tab"),
        ("Zero\x00width\ufdd0", "Zerowidth", "Zerowidth"),
        ("*stars* and _lines_", "\\*stars\\* and \\_lines\\_", "*stars* and _lines_"),
        ("It helps.", "It helps.", "It helps."),
        (2020, "2020", "2020"),
        (["One of a list"], "One of a list", "One of a list"),
    ],
)
def test_what_other_programs_leave_in_a_title_is_read(title: object, shown: str, words: str) -> None:
    assert reference(title=title).title == words
    assert paper(title=title) == f"A, B.C. (2001) ‘{shown}’, *J*, 3."


def test_the_name_of_a_journal_is_read_like_a_title() -> None:
    assert "*Psychology &amp; Health*" in paper(**{"container-title": "Psychology &amp; Health"})
    assert reference(**{**PAPER, "container-title": "A &amp; B"}).container == "A & B"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ('The ‘need for calm’ and the "rest" of it', "‘The “need for calm” and the “rest” of it’"),
        ("“Quoted” ‘title’", "‘“Quoted” “title”’"),
        ("“Of ‘inner’ things”", "‘“Of ‘inner’ things”’"),
        ("Your friends’ friend isn't here", "‘Your friends’ friend isn't here’"),
        ("The 'half open", "‘The 'half open’"),
        ("Not ”a pair“", "‘Not ”a pair“’"),
    ],
)
def test_quotes_within_quotes_alternate(title: str, shown: str) -> None:
    assert paper(title=title) == f"A, B.C. (2001) {shown}, *J*, 3."


def test_outer_quotes_stay_as_they_are_given_and_other_languages_have_their_own() -> None:
    assert written(title="The “need” for ‘calm’ in “so ‘small’ a” book") == (
        "A, B.C. (2001) *The “need” for ‘calm’ in “so ‘small’ a” book*."
    )
    german = bibliography([reference(**{**PAPER, "title": "Der „Ort“"})], "de")
    assert german["a"] == "A, B.C. (2001) „Der ‚Ort‘“, *J*, 3."


def test_italics_within_italics_stand_upright_and_ends_are_not_doubled() -> None:
    assert written(title="<i>Homo</i> at <i>home</i> now") == "A, B.C. (2001) Homo *at* home *now*."
    assert written(title="It helps.", publisher="P") == "A, B.C. (2001) *It helps.* P."
    assert written(title="Does it help?") == "A, B.C. (2001) *Does it help?*"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"page": "123--145"}, "3, pp. 123–145."),
        ({"page": "12–19"}, "3, pp. 12–19."),
        ({"page": "12 − 19"}, "3, pp. 12–19."),
        ({"page": "123, 130-140"}, "3, pp. 123, 130–140."),
        ({"page": "S1-S9"}, "3, pp. S1–S9."),
        ({"page": "e0123456"}, "3, p. e0123456."),
        ({"page": 45}, "3, p. 45."),
        ({"issue": "2-3"}, "3(2–3)."),
        ({"volume": "4-5"}, "4–5."),
        ({"issue": "Suppl-A"}, "3(Suppl-A)."),
    ],
)
def test_ranges_have_the_dash_of_ranges(fields: dict[str, object], words: str) -> None:
    assert plain(paper(**fields)) == f"A, B.C. (2001) ‘T’, J, {words}"


@pytest.mark.parametrize(
    ("crossref", "csl"),
    [
        ("journal-article", "article-journal"),
        ("proceedings-article", "paper-conference"),
        ("posted-content", "article"),
        ("book-chapter", "chapter"),
        ("monograph", "book"),
        ("dissertation", "thesis"),
    ],
)
def test_types_of_crossref_are_those_of_csl(crossref: str, csl: str) -> None:
    assert reference(type=crossref).item["type"] == csl


def test_a_type_that_nobody_knows_is_told() -> None:
    (told,) = faults(type="article-jurnal")
    assert told.endswith("`type` is not known: article-jurnal. Did you mean 'article-journal'?")


def test_a_mark_of_byte_order_and_a_wrapping_are_no_part_of_the_list() -> None:
    for text in ("\ufeff[\n%s]", '{"items": [\n%s]}', '\ufeff\n{ "items" : [%s]\n}\n'):
        found = read_references("references.json", text % json.dumps(ITEM))
        assert [reference.line for reference in found.references.values()] == [2]
    for text in ('{"items": [%s]', '{"items": [%s]} 1', "[%s]}"):
        (problem,) = read_references("references.json", text % json.dumps(ITEM)).problems or [None]
        assert (problem is None) == (text == '{"items": [%s]')


def test_there_may_be_no_references() -> None:
    assert listed() == ReferenceList({}, {})
    assert bibliography([], "en") == {}


def test_names_sort_by_their_letters_and_as_they_are_shown() -> None:
    order = ["Abel", "Ábel", "Åberg", "de Wit", "Élan", "Ez", "ibn Nidal", "Oneida", "O’Neill", "Oster", "Øye", "Özkan"]
    order += ["Šimić", "Smith", "van Dam", "Zimmer"]
    items = [{**ITEM, "id": f"k{name}", "author": [{"family": name, "given": "A."}]} for name in reversed(order)]
    shown = bibliography(listed(*({**item, "id": str(n)} for n, item in enumerate(items))).references.values(), "en")
    assert [text.partition(",")[0] for text in shown.values()] == order


def test_the_list_goes_by_authors_then_year_then_title() -> None:
    young, old = {"family": "Young", "given": "A."}, {"family": "Old", "given": "A."}
    ancient, early, late = ({"issued": {"date-parts": [[year]]}} for year in (-5, 999, 2020))
    expected = [
        *({**ITEM, **year, "author": [old]} for year in (ancient, early, late)),
        {**ITEM, "author": [old], "title": "B"},
        {**ITEM, "author": [old], "title": "C"},
        {**ITEM, "author": [old], "title": "A", "issued": {"literal": "in press"}},
        {**ITEM, "author": [], "title": "Quiet"},
        {**ITEM, **late, "author": [young], "title": "A"},
        {**ITEM, **late, "author": [young], "title": "B"},
        {**ITEM, **ancient, "author": [young, old, old, old]},
        {**ITEM, **ancient, "author": [young, old]},
    ]
    items = [{**item, "id": f"k{number}"} for number, item in enumerate(expected)]
    assert [*bibliography(listed(*reversed(items)).references.values(), "en")] == [item["id"] for item in items]


def test_works_of_one_year_are_told_apart_in_notes_in_the_list_and_in_data() -> None:
    several = [{**PAPER, **DATED, "id": key, "title": title} for key, title in (("k1", "Second"), ("k2", "First"))]
    undated = [{**ITEM, "id": key, "title": key} for key in ("u1", "u2")]
    pressed = [{**item, "id": f"p{item['id']}", "issued": {"literal": "in press"}} for item in undated]
    other = {**PAPER, **DATED, "id": "k0", "title": "Cited nowhere"}
    keys = ["k1", "k2", "u1", "u2", "pu1", "pu2"]
    pages = Pages({"page.md": _evidence(*keys), "references.json": json.dumps([other, *several, *undated, *pressed])})
    assert pages.problems == []
    shorts = ["A, 2001b", "A, 2001a", "A, no date a", "A, no date b", "A, in press-a", "A, in press-b"]
    references = pages.content.site.references
    assert [references[key].short(BUILD_INFO.words) for key in keys] == shorts
    assert references["k0"].letter == ""
    note, page = pages.html(), pages.html("sources.md")
    for key, short in zip(keys, shorts, strict=True):
        assert f'<a href="/sources.md#{key}">{short}</a>' in note
        assert f'id="{key}">A, B.C. ({short.removeprefix("A, ")}) ' in page


def test_letters_go_on_after_z() -> None:
    items = [{**ITEM, **DATED, "id": f"k{number}", "title": f"{number:03}"} for number in range(54)]
    found = lettered(listed(*items).references, [f"k{number}" for number in range(54)], english())
    letters = [one.letter for one in found.values()]
    assert (letters[0], letters[25], letters[26], letters[27], letters[53]) == ("a", "z", "aa", "ab", "bb")


_FIELDS = "id type title author editor issued accessed volume page container-title DOI URL annote"
ODD = (None, "", 0, True, [], {}, [None], ["x"], [[]], 1.5, "x", [{"literal": 1}], [{"family": 12}])
ODD_DATES = ([[2004, None]], [[2004], []], [[2004], 2005], [[True]], [["x"]], [[2004, 13, 1, 1]])


@pytest.mark.parametrize("name", _FIELDS.split())
def test_an_odd_value_is_told_or_left_out_and_breaks_nothing(name: str) -> None:
    for value in (*ODD, *({"date-parts": parts} for parts in ODD_DATES)):
        found = listed({**PAPER, **DATED, name: value})
        texts = bibliography(found.references.values(), "en")
        assert found.faults or len(texts) == 1
        assert not any(trace in words for words in texts.values() for trace in ("['", "{'", "None", "AD"))


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 3000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.just("half a sign: \ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_FIELDS.split()), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150)
@given(st.one_of(_VALUES, st.dictionaries(st.sampled_from(_FIELDS.split()), _VALUES, max_size=6)))
def test_an_item_that_nothing_cites_keeps_no_site_from_being_built_whatever_is_wrong_with_it(item: object) -> None:
    good = {**ITEM, **DATED, "id": "good"}
    data = {"references.json": json.dumps([item, good, item])}
    content = read_content({"page.md": _evidence("good")}, BUILD_INFO, Assets(), data=data)
    assert [problem for problem in content.problems if problem.src_uri == "references.json"] == []
    assert {*content.site.references} >= {"good"}
    assert all(said.startswith("references.json:1: ") for said in content.notices)
    assert "".join(content.notices).encode()


def test_what_is_cited_must_be_whole() -> None:
    broken = {**ITEM, "title": ""}
    cited = Pages({"page.md": _evidence("a"), "references.json": json.dumps([broken])})
    assert cited.problems == ['references.json:1: The reference `a` has no title. Write it as `"title": "…"`.']


def test_what_kind_of_study_it_is_stands_below_it() -> None:
    item = {**ITEM, "annote": "80 couples, 35 days; a <diary> study &amp; more."}
    pages = Pages({"page.md": _evidence("a"), "references.json": json.dumps([item])})
    assert pages.content.site.references["a"].annote == "80 couples, 35 days; a <diary> study & more."
    page = pages.html("sources.md")
    assert '<p class="annote">80 couples, 35 days; a &lt;diary&gt; study &amp; more.</p>' in page
    assert page.index('id="a"') < page.index("annote") < page.index("Notes that rest on it")


def _calls(count: int) -> int:
    """Return how many functions are called while as many references are written out."""
    people = [{"family": name, "given": "B. C."} for name in ("Young", "Old", "Other")]
    items = [{**PAPER, **DATED, "id": f"k{n}", "title": f"Title {n}", "author": people} for n in range(count)]
    references = listed(*items).references.values()
    cite._written.cache_clear()
    called = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal called
        called += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        bibliography(references, "en")
    finally:
        sys.setprofile(None)
    return called


def test_four_times_as_many_references_take_four_times_the_work() -> None:
    _calls(1)
    few, many = _calls(25), _calls(100)
    assert many < 4.2 * few
    # Each of a paper's parts is looked up in the style once: without that, it is some 8,000 calls.
    assert few < 25 * 6000


def test_what_is_written_once_is_not_written_again() -> None:
    _calls(20)
    before = cite._written.cache_info()
    items = [{**PAPER, **DATED, "id": f"k{n}", "title": f"Title {n}"} for n in range(3)]
    for _ in range(2):
        bibliography(listed(*items).references.values(), "en")
    after = cite._written.cache_info()
    assert (after.misses - before.misses, after.hits - before.hits) == (3, 3)


def test_what_was_withdrawn_keeps_its_address_and_cannot_be_cited() -> None:
    kept = {**ITEM, **DATED, "id": "b", "title": "Kept"}
    gone = {**ITEM, **DATED, "title": "Gone", "custom": {"withdrawn": "It asked <i>one</i> class."}}
    pages = {"references.json": json.dumps([kept, gone])}
    site = Pages({**pages, "page.md": f"# Page\n\n{_evidence('b')}"})
    assert site.problems == []
    assert "## Studies that we no longer cite { #withdrawn }" in site.generated["sources.md"]
    _, _, after = site.generated["sources.md"].partition("{ #withdrawn }")
    assert "*Gone*. { #a }" in after
    assert ":   It asked one class." in after
    assert "no evidence cites" not in " ".join(site.notices(date(2026, 11, 23)))
    (problem,) = Pages({**pages, "page.md": f"# Page\n\n{_evidence('a', 'b')}"}).problems
    assert "page.md:8: The reference `a` was withdrawn: It asked one class. Cite another one" in problem


@pytest.mark.parametrize("why", [True, 1, [], ["It was retracted."], {}, "", " ", "<i></i>"])
def test_a_withdrawal_without_a_reason_is_told(why: object) -> None:
    assert faults(custom={"withdrawn": why}) == [
        "references.json:1: In the reference `a`, `withdrawn` gives no reason. "
        'Say why it is cited no more: `"withdrawn": "It was retracted."`; or take it out.'
    ]


@pytest.mark.parametrize("custom", [None, [], "x", {}, {"withdrawn": None}, {"withdrawn": False}, {"rating": 5}])
def test_what_else_stands_in_the_room_for_everything_withdraws_nothing(custom: object) -> None:
    assert reference(custom=custom).withdrawn == ""


HALF = "\ud800"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        *(({name: f"a{HALF}b"}, name) for name in ("title", "publisher", "annote", "URL", "abstract")),
        ({"author": [{"family": HALF}]}, "author"),
        ({"issued": {"literal": f"in {HALF}"}}, "issued"),
        ({"custom": {"withdrawn": HALF}}, "custom"),
        ({"custom": {HALF: [1]}}, "custom"),
    ],
)
def test_half_a_sign_is_told_where_it_stands_and_breaks_nothing(fields: dict[str, object], name: str) -> None:
    item = {**ITEM, **DATED, **fields}
    told = f"references.json:2: The reference `a` holds half a sign in `{name}`. Write it anew, or take it out."
    listing = f"[\n{json.dumps(item)}]"
    assert Pages({"page.md": _evidence("a"), "references.json": listing}).problems == [told]
    uncited = Pages({"page.md": "Text.", "references.json": listing})
    assert uncited.problems == []
    assert f"{told} Until then, nothing can cite it." in uncited.notices(date(2026, 11, 23))


@pytest.mark.parametrize("name", ["id", "type", "citation-key", "DOI"])
def test_what_is_told_of_half_a_sign_can_be_written(name: str) -> None:
    told = faults(**{name: f"10.1000/{HALF}"})
    assert len(told) == 1
    assert "".join(told).encode()
    assert listed(f"a{HALF}", [HALF]).faults


def test_both_halves_of_a_sign_are_a_sign() -> None:
    # As programs write it that know nothing but ASCII.
    assert r"\ud83e\udde0" in json.dumps({"title": "A 🧠"})
    assert reference(title="A 🧠").title == "A 🧠"


def test_an_id_that_leads_elsewhere_on_the_page_of_sources_is_told_once_and_with_its_line() -> None:
    said = _evidence("good") + "\nMore. {claim=F2}\n\n/// evidence | contested\n    about: F2-a\n    title: More\n"
    said += "    words: some\n    sources: [good]\n\nNote.\n///\n"
    gone = {**ITEM, **DATED, "id": "gone", "custom": {"withdrawn": "It was retracted."}}
    good = {**ITEM, **DATED, "id": "good"}
    pages = Pages({"page.md": said, "references.json": json.dumps([good, gone])})
    assert pages.problems == []
    ids = {*re.findall(r'<(?!h1)[^>]* id="([^"]+)"', pages.html("sources.md"))} - {"good", "gone"}
    assert ids >= {"every-claim", "every-study", "withdrawn", "claim:F1", "claim:F2-a", "label:contested"}
    for name in ids:
        listing = f"[\n{json.dumps({**good, 'id': name})}]"
        (told,) = Pages({"page.md": _evidence(f'"{name}"'), "references.json": listing}).problems
        assert told.startswith(f"references.json:2: The reference `{name}` has an id that leads to something else on ")
