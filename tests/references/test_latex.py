"""LaTeX becomes the rich text of CSL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.references.bibtex.latex import decoded, plain, verbatim


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\'{E}tude d'{\"o}sterreich", "Étude d’österreich"),
        (r"{\v{C}}apek, {\L}{\'o}d{\'z}, \c{c}a, na\"{\i}ve, \r{a}, \aa, \ss", "Čapek, Łódź, ça, naïve, å, å, ß"),
        (r"S\o ren \AE r\o", "Søren Ærø"),
        ("1880--1890 --- so", "1880–1890 — so"),
        ("``double'' and `single'", "“double” and ‘single’"),
        (r"A \emph{ship} and {\em another} one", "A <i>ship</i> and <i>another</i> one"),
        (r"\textit{a}\textbf{b}\textsuperscript{c}\textsubscript{d}", "<i>a</i><b>b</b><sup>c</sup><sub>d</sub>"),
        (r"\textsc{bc}", '<span style="font-variant: small-caps;">bc</span>'),
        (r"\mkbibquote{a} \enquote{b} \enquote*{c} \mkbibemph{d}", "“a” “b” ‘c’ <i>d</i>"),
        (r"\bibstring{reviewof} \mkbibemph{A Life}", "review of <i>A Life</i>"),
        (r"$x^{2}$, H$_2$O, $\alpha$", "x<sup>2</sup>, H<sub>2</sub>O, α"),
        (r"5\% \& 3\$ \#1 a\_b", "5% & 3$ #1 a_b"),
        ("A~B", "A\u00a0B"),
        (r"\href{https://x.org}{words}", "words"),
        (r"D.~V\adddot", "D.\u00a0V."),
        (r"\foreignlanguage{german}{Wort}", "Wort"),
        ("costs $5", "costs $5"),
        ("a  b\n c", "a b c"),
        ("stray } brace {", "stray brace"),
    ],
)  # fmt: skip
def test_a_command_is_what_it_stands_for(written: str, expected: str) -> None:
    assert decoded(written) == (expected, ())


def test_a_command_that_nobody_knows_is_named_and_what_it_is_about_stays() -> None:
    assert decoded(r"the \strange{word}") == ("the word", (r"\strange",))


def test_braces_keep_the_case_of_titles_and_of_nothing_else() -> None:
    assert decoded("The {DNA} of {\\'E}l", protect=True).text == (
        'The <span class="nocase">DNA</span> of Él'
    )
    assert decoded("The {DNA}").text == "The DNA"


def test_plain_text_has_no_tags() -> None:
    assert plain(r"\emph{A} {B} \textsc{c}") == "A B c"


def test_an_address_keeps_its_signs() -> None:
    assert verbatim(r"https://x.org/a\_b~c%20d--e") == "https://x.org/a_b~c%20d--e"


@given(st.text(alphabet=st.sampled_from("ab{}\\$^_~'`\"-%&[] \nemphtextsc é"), max_size=60))
def test_any_text_is_decoded(written: str) -> None:
    found = decoded(written, protect=True).text
    assert not set(found) & {"{", "}"} or "\\" in written


@pytest.mark.parametrize(
    "hostile", ["{" * 50_000, "\\emph{" * 5_000, "$" * 5_001, "\\'" * 5_000, "}" * 50_000]
)
def test_what_is_nested_too_deep_is_decoded_all_the_same(hostile: str) -> None:
    assert isinstance(decoded(hostile).text, str)
