"""Notes stand where they are called; comments and changes are in the report."""

from __future__ import annotations

from biokit.model.nodes import CrossReference, Emphasis, Note, Paragraph, Text
from tests.importers.docx.reads import blocks, codes, every, imported, said
from tests.importers.docx.word import DECLARED, call, field, notes, p, r

T = Text
REF = "<w:r><w:footnoteRef/></w:r>"


def test_footnotes_and_endnotes_stand_where_they_are_called() -> None:
    parts = {
        "footnotes.xml": notes(p(REF, r(" See "), r("there", "<w:i/>"), ".") + p("And here.")),
        "endnotes.xml": notes(p(" At the end."), kind="endnote"),
    }
    (only,) = blocks(p("One", call(1), " and two", call(1, "endnote"), "."), parts=parts)
    assert only == Paragraph(
        (
            T("One"),
            Note((Paragraph((T("See "), Emphasis((T("there"),)), T("."))), Paragraph((T("And here."),)))),
            T(" and two"),
            Note((Paragraph((T("At the end."),)),)),
            T("."),
        )
    )  # fmt: skip


def test_a_mark_of_the_author_s_own_is_not_text() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    (only,) = blocks(p("One", mark, "."), parts={"footnotes.xml": notes(p("* See there."))})
    assert only == Paragraph((T("One"), Note((Paragraph((T("See there."),)),)), T(".")))


def test_a_note_that_nothing_calls_is_told_and_so_is_a_call_without_a_note() -> None:
    read_in = imported(p("One", call(9), "."), parts={"footnotes.xml": notes(p("Never called."))})
    assert said(read_in, "dropped-note") == ["Never called."]
    assert said(read_in, "missing-note") == ["footnote 9"]


def test_a_note_that_calls_itself_ends() -> None:
    read_in = imported(p("One", call(1)), parts={"footnotes.xml": notes(p("Round ", call(1)))})
    assert len(every(Note, read_in)) == 1
    assert "missing-note" in codes(read_in)


def test_a_reference_to_a_note_leads_to_it() -> None:
    marked = '<w:bookmarkStart w:id="1" w:name="_Ref9"/>' + call(1) + '<w:bookmarkEnd w:id="1"/>'
    made = blocks(
        p("One", marked, "."), p("See n. ", field("NOTEREF _Ref9 \\h", "1"), "."),
        parts={"footnotes.xml": notes(p("See there."))},
    )  # fmt: skip
    assert made[0].content[1].id == "note-1"  # type: ignore[union-attr]
    assert made[1] == Paragraph((T("See n. "), CrossReference("note-1", form="number"), T(".")))


def test_every_comment_is_told_with_its_author_and_what_it_is_about() -> None:
    told = (
        f'<w:comments {DECLARED}><w:comment w:id="4" w:author="An Editor">{p("Really?")}{p("When?")}'
        "</w:comment></w:comments>"
    )
    body = p("She was ", '<w:commentRangeStart w:id="4"/>', "never amused", '<w:commentRangeEnd w:id="4"/>', '<w:r><w:commentReference w:id="4"/></w:r>', ".")  # fmt: skip
    read_in = imported(p("Before."), body, parts={"comments.xml": told})
    (finding,) = [one for one in read_in.findings if one.code == "dropped-comment"]
    assert finding.message == "a comment by An Editor on “never amused”"
    assert (finding.words, finding.line) == ("Really?\nWhen?", 2)


# --------------------------------------------------------------------------------------- changes


def deleted(words: str) -> str:
    return f'<w:del w:id="1" w:author="A"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def inserted(words: str) -> str:
    return f'<w:ins w:id="2" w:author="A">{r(words)}</w:ins>'


def test_changes_are_accepted_and_what_was_deleted_is_told() -> None:
    read_in = imported(p("She was ", inserted("not "), deleted("much "), "amused."))
    assert read_in.biography.sections[0].blocks == (Paragraph((T("She was not amused."),)),)
    assert said(read_in, "dropped-deletion") == ["much"]
    assert dict(read_in.counts)["insertions accepted"] == 1
    assert dict(read_in.counts)["deletions accepted"] == 1


def test_what_was_moved_is_where_it_went_only() -> None:
    there = f"<w:moveFrom>{r('moved ')}</w:moveFrom>"
    here = f"<w:moveTo>{r('moved ')}</w:moveTo>"
    assert blocks(p(there, "a"), p(here, "b")) == (
        Paragraph((T("a"),)),
        Paragraph((T("moved b"),)),
    )


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    gone = '<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>'
    made = blocks(p("One ", properties=gone), p("two ", properties=gone), p("three."), p("Four."))
    assert made == (Paragraph((T("One two three."),)), Paragraph((T("Four."),)))


def test_how_things_looked_before_is_of_no_account() -> None:
    look = '<w:rPrChange w:id="4" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    assert blocks(p("a ", r("b", f"<w:i/>{look}"))) == (Paragraph((T("a "), Emphasis((T("b"),)))),)


def test_a_deleted_row_of_a_table_is_gone() -> None:
    rows = "".join(
        f"<w:tr>{mark}<w:tc>{p(words)}</w:tc></w:tr>"
        for words, mark in (("kept", ""), ("gone", '<w:trPr><w:del w:id="5"/></w:trPr>'))
    )
    read_in = imported(p("x"), f"<w:tbl>{rows}</w:tbl>")
    assert said(read_in, "dropped-deletion") == ["gone"]


def test_the_fifty_first_deletion_shares_a_finding_with_those_after_it() -> None:
    read_in = imported(p("a", *[deleted(f"word{n}") for n in range(60)]))
    found = said(read_in, "dropped-deletion")
    assert len(found) == 51
    assert "word50 · word51" in str(found)


# ------------------------------------------------------------------------------- fields, furniture


def test_the_table_of_contents_is_left_out_and_told() -> None:
    read_in = imported(
        p("Contents", style="TOC1"),
        p(field('TOC \\o "1-3" \\h', "Birth ", field("PAGEREF _Toc1 \\h", "7"))),
        p("Birth", style="Heading1"), p("a"),
    )  # fmt: skip
    assert [type(one) for one in read_in.biography.sections[0].blocks] == [Paragraph]
    assert said(read_in, "dropped-contents") == ["Birth 7 · Contents"]


def test_running_heads_are_told_once() -> None:
    head = f"<w:hdr {DECLARED}>{p('A Life')}{p('A Life')}</w:hdr>"
    assert said(imported(p("a"), parts={"header1.xml": head}), "dropped-running-head") == ["A Life"]


def test_entries_of_the_index_are_marks() -> None:
    from biokit.model.nodes import IndexMark

    read_in = imported(
        p(
            "Albert", field('XE "Albert:marriage"'), field('XE "Consort" \\t "See Albert"'),
            field('XE "Prince" \\t "See also Albert"'),
        )
    )  # fmt: skip
    assert every(IndexMark, read_in) == [
        IndexMark(("Albert", "marriage")),
        IndexMark(("Consort",), see="Albert"),
        IndexMark(("Prince",), see_also="Albert"),
    ]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    read_in = imported(p("One ", begin, "two"), p("three"))
    assert read_in.biography.sections[0].blocks == (
        Paragraph((T("One two"),)),
        Paragraph((T("three"),)),
    )
    assert "unclosed-field" in codes(read_in)


def test_formulas_are_text_and_told() -> None:
    sum_of = "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    read_in = imported(p("Half is ", sum_of, "."))
    assert said(read_in, "loss-math") == ["(a+b)/2"]


def test_content_controls_and_smart_tags_are_transparent() -> None:
    inside = f"<w:sdt><w:sdtContent>{r('kept ')}</w:sdtContent></w:sdt>"
    tag = f"<w:smartTag>{r('too')}</w:smartTag>"
    around = f"<w:sdt><w:sdtContent>{p(inside, tag)}</w:sdtContent></w:sdt>"
    assert blocks(around) == (Paragraph((T("kept too"),)),)


def test_what_a_form_asks_for_is_no_text() -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here.')}</w:sdtContent></w:sdt>"
    read_in = imported(p("Name: ", prompt))
    assert read_in.biography.sections[0].blocks == (Paragraph((T("Name:"),)),)
    assert said(read_in, "dropped-form") == ["Click here."]


def test_findings_say_which_paragraph_whatever_notes_stand_before_it() -> None:
    read_in = imported(
        p("One", call(1)), p("two ", r("hidden", "<w:vanish/>")),
        parts={"footnotes.xml": notes(p("a") + p("b") + p("c"))},
    )  # fmt: skip
    assert [one.line for one in read_in.findings if one.code == "dropped-hidden"] == [2]


def test_a_text_box_follows_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('Boxed.')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    made = blocks(p("Before.", both), p("After."))
    assert made == (
        Paragraph((T("Before."),)),
        Paragraph((T("Boxed."),), classes=("box",)),
        Paragraph((T("After."),)),
    )
