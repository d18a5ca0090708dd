"""What the numbers and codes of the book trade and of libraries look like, and whether one can be.

Only their form is known here: whether a number was ever given out, a register alone can tell.
"""

from __future__ import annotations

import re

__all__ = [
    "RELATORS",
    "SCHEMES",
    "doi_of",
    "is_bisac",
    "is_isbn",
    "is_issn",
    "is_thema",
    "is_uuid",
    "isbn_13",
    "scheme_named",
]

SCHEMES = (
    "AAT",
    "BIC",
    "BISAC",
    "CLC",
    "CLIL",
    "DDC",
    "EuroVoc",
    "LCSH",
    "MEDTOP",
    "NDC",
    "Thema",
    "UDC",
    "WGS",
)
"""Schemes of subjects by the names that EPUB's registry of them had
(https://www.w3.org/TR/epub-33/#sec-authority)."""
_BY_FOLDED_NAME = {name.casefold(): name for name in SCHEMES}

_BISAC = re.compile(r"[A-Z]{3}\d{6}", re.ASCII)
"""https://www.bisg.org/complete-bisac-subject-headings-list: `BIO000000`."""
_THEMA = re.compile(
    r"[ACDFGJ-NP-Y][A-Z]{0,7}\d{0,2}|[1-6][A-Z][A-Z0-9]*(-[A-Z0-9]{1,5})*", re.ASCII
)
"""Subjects begin with one of twenty letters, qualifiers with a digit; a nation's own qualifiers go
on after a hyphen (https://ns.editeur.org/thema/)."""
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE | re.ASCII
)
"""https://www.doi.org/the-identifier/resources/handbook/2_numbering: a prefix, a slash, and what
the registrant likes."""
_UUID = re.compile(
    r"(?:urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    re.IGNORECASE | re.ASCII,
)

_RELATORS = """
abr acp act adi adp aft anc anl anm ann ant ape apl app aqt arc ard arr art asg asn ato att auc
aud aue aui aup aus aut bdd bjd bka bkd bkp blw bnd bpd brd brl bsl cad cas ccp chr clb cli cll
clr clt cmm cmp cmt cnd cng cns coe col com con cop cor cos cot cou cov cpc cpe cph cpl cpt cre
crf crp crr crt csl csp cst ctb cte ctg ctr cts ctt cur cwt dbd dbp dfd dfe dft dgc dgg dgs dis
djo dln dnc dnr dpc dpt drm drt dsr dst dtc dte dtm dto dub edc edd edm edt egr elg elt eng enj
etr evp exp fac fds fld flm fmd fmk fmo fmp fnd fon fpy frg gdv gis grt his hnr hst ill ilu ink
ins inv isb itr ive ivr jud jug lbr lbt ldr led lee lel len let lgd lie lil lit lsa lse lso ltg
ltr lyr mcp mdc med mem mfp mfr mka mod mon mrb mrk msd mte mtk mup mus mxe nan nrt onp opn org
orm osp oth own pad pan pat pbd pbl pdr pfr pht plt pma pmn pnc pop ppm ppt pra prc prd pre prf
prg prm prn pro prp prs prt prv pta pte ptf pth ptt pup rap rbr rcd rce rcp rdd red ren res rev
rpc rps rpt rpy rse rsg rsp rsr rst rth rtm rxa sad sce scl scr sde sds sec sfx sgd sgn sht sll
sng spk spn spy srv std stg stl stm stn str swd tad tau tcd tch ths tld tlg tlh tlp trc trl tyd
tyg uvp vac vdg vfx voc wac wal wam wat waw wdc wde wfs wft wfw win wit wpr wst wts
"""
RELATORS = frozenset(_RELATORS.split())
"""What a contributor did, in MARC's codes, with those no longer given out
(https://id.loc.gov/vocabulary/relators, read as it was in 2025)."""


def is_isbn(text: str) -> bool:
    """Whether it is an ISBN, in thirteen digits or ten, with hyphens or spaces anywhere.

    By length and check digit, ISO 2108; ISBN-10 is no longer given out but still met.
    """
    digits = text.replace("-", "").replace(" ", "").upper()
    if len(digits) == 13 and digits.isascii() and digits.isdecimal():
        return digits.startswith(("978", "979")) and digits[12] == _check_digit(digits[:12])
    if len(digits) == 10 and digits.isascii() and digits[:9].isdecimal():
        last = 10 if digits[9] == "X" else int(digits[9]) if digits[9].isdecimal() else None
        if last is None:
            return False
        total = sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9])) + last
        return total % 11 == 0
    return False


def isbn_13(text: str | None) -> str | None:
    """The thirteen digits of an ISBN; `None` if it is none."""
    if text is None or not is_isbn(text):
        return None
    digits = text.replace("-", "").replace(" ", "")
    stem = digits if len(digits) == 13 else f"978{digits[:9]}"
    return stem[:12] + _check_digit(stem[:12])


def _check_digit(stem: str) -> str:
    """The thirteenth digit of an ISBN, https://www.gs1.org/services/how-calculate-check-digit."""
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(stem))
    return str(-total % 10)


def is_issn(text: str) -> bool:
    """Whether it is an ISSN, ISO 3297, with or without its hyphen."""
    digits = text.replace("-", "").upper()
    if re.fullmatch(r"[0-9]{7}[0-9X]", digits) is None:
        return False
    last = 10 if digits[7] == "X" else int(digits[7])
    total = sum((8 - place) * int(digit) for place, digit in enumerate(digits[:7])) + last
    return total % 11 == 0


def doi_of(text: str) -> str | None:
    """A DOI without the address of its resolver, `10.1000/182`; `None` if it is none."""
    found = _DOI.fullmatch(text.strip())
    return found[1] if found else None


def is_uuid(text: str) -> bool:
    """Whether it is a UUID, alone or as a URN."""
    return _UUID.fullmatch(text) is not None


def is_bisac(code: str) -> bool:
    """Whether it has the form of a BISAC code, three letters and six digits."""
    return _BISAC.fullmatch(code) is not None


def is_thema(code: str) -> bool:
    """Whether it has the form of a Thema subject category or qualifier."""
    return _THEMA.fullmatch(code) is not None


def scheme_named(name: str) -> str:
    """The scheme by its own name, however that is capitalised; of one not known, the name."""
    return _BY_FOLDED_NAME.get(name.strip().casefold(), name)
