"""What a message must be like: where each element that biokit writes stands, and what it says.

Written from the ONIX for Books Product Information Format Specification 3.0
(https://www.editeur.org/93/Release-3.0-Downloads/) and the code lists as they were in June 2024
(https://ns.editeur.org/onix/en/); the schemas themselves are EDItEUR's and are not copied here. An
element that has no rule is a fault, and so is a code that is not listed: whoever writes a new one
adds its rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from biokit.exporters.onix.codes import COUNTRIES, LANGUAGES
from biokit.model.registers import is_isbn, is_issn

__all__ = ["NAMESPACE", "faults"]

NAMESPACE = "{http://ns.editeur.org/onix/3.0/reference}"

PERSON = (
    "(PersonName PersonNameInverted?)? (NamesBeforeKey? PrefixToKey? KeyNames NamesAfterKey? "
    "SuffixToKey?)?"
)
BODY = "CorporateName CorporateNameInverted?"
GROUPS = {
    "ONIXMessage": "Header (NoProduct | Product+)",
    "Header": "Sender SentDateTime DefaultLanguageOfText?",
    "Sender": "SenderName EmailAddress?",
    "Product": "RecordReference NotificationType RecordSourceType? ProductIdentifier+ "
    "DescriptiveDetail CollateralDetail? PublishingDetail? RelatedMaterial?",
    "ProductIdentifier": "ProductIDType IDTypeName? IDValue",
    "DescriptiveDetail": "ProductComposition ProductForm ProductFormDetail* ProductFormFeature* "
    "PrimaryContentType ProductContentType* Measure* EpubTechnicalProtection? EpubLicense? "
    "(NoCollection | Collection+) TitleDetail+ (NoContributor | Contributor+) "
    "(NoEdition | EditionStatement) Language* Extent* NumberOfIllustrations? AncillaryContent* "
    "Subject* NameAsSubject* Audience*",
    "ProductFormFeature": "ProductFormFeatureType ProductFormFeatureValue "
    "ProductFormFeatureDescription?",
    "Measure": "MeasureType Measurement MeasureUnitCode",
    "EpubLicense": "EpubLicenseName EpubLicenseExpression?",
    "EpubLicenseExpression": "EpubLicenseExpressionType EpubLicenseExpressionLink",
    "Collection": "CollectionType CollectionIdentifier? CollectionSequence? TitleDetail",
    "CollectionIdentifier": "CollectionIDType IDValue",
    "CollectionSequence": "CollectionSequenceType CollectionSequenceNumber",
    "TitleDetail": "TitleType TitleElement+",
    "TitleElement": "SequenceNumber? TitleElementLevel (PartNumber | PartNumber? (TitleText | "
    "(TitlePrefix | NoPrefix) TitleWithoutPrefix) Subtitle?)",
    "Contributor": f"SequenceNumber ContributorRole+ FromLanguage? ({PERSON} | {BODY}) "
    "AlternativeName* BiographicalNote?",
    "AlternativeName": f"NameType ({PERSON} | {BODY})",
    "Language": "LanguageRole LanguageCode ScriptCode?",
    "Extent": "ExtentType ExtentValue ExtentUnit",
    "AncillaryContent": "AncillaryContentType",
    "Subject": "MainSubject? SubjectSchemeIdentifier SubjectSchemeName? "
    "(SubjectCode SubjectHeadingText? | SubjectHeadingText)",
    "NameAsSubject": f"NameIdentifier* {PERSON} AlternativeName* SubjectDate*",
    "NameIdentifier": "NameIDType IDValue",
    "SubjectDate": "SubjectDateRole Date",
    "Audience": "AudienceCodeType AudienceCodeValue",
    "CollateralDetail": "TextContent",
    "TextContent": "TextType ContentAudience Text",
    "PublishingDetail": "Imprint Publisher? CityOfPublication? PublishingStatus? PublishingDate? "
    "CopyrightStatement? SalesRights?",
    "Imprint": "ImprintName",
    "Publisher": "PublishingRole PublisherName",
    "PublishingDate": "PublishingDateRole Date",
    "CopyrightStatement": "(CopyrightYear CopyrightOwner? | CopyrightOwner)",
    "CopyrightOwner": "(PersonName | CorporateName)",
    "SalesRights": "SalesRightsType Territory",
    "Territory": "(CountriesIncluded | RegionsIncluded)",
    "RelatedMaterial": "(RelatedWork RelatedProduct* | RelatedProduct+)",
    "RelatedWork": "WorkRelationCode WorkIdentifier",
    "WorkIdentifier": "WorkIDType IDValue",
    "RelatedProduct": "ProductRelationCode ProductIdentifier",
}
"""What stands in what, in which order and how often: `?` at most once, `*` any number, `+` at least
once."""

EMPTY = frozenset({"NoProduct", "NoCollection", "NoContributor", "NoEdition", "NoPrefix"}) | {
    "MainSubject"
}
WORDS = frozenset(
    [
        "BiographicalNote",
        "CityOfPublication",
        "CorporateName",
        "CorporateNameInverted",
        "EditionStatement",
        "EpubLicenseName",
        "IDTypeName",
        "IDValue",
        "ImprintName",
        "KeyNames",
        "NamesAfterKey",
        "NamesBeforeKey",
        "PartNumber",
        "PersonName",
        "PersonNameInverted",
        "PrefixToKey",
        "ProductFormFeatureDescription",
        "PublisherName",
        "RecordReference",
        "SenderName",
        "SubjectCode",
        "SubjectHeadingText",
        "SubjectSchemeName",
        "Subtitle",
        "SuffixToKey",
        "Text",
        "TitlePrefix",
        "TitleText",
        "TitleWithoutPrefix",
        "p",
    ]
)
"""Elements with any words: some, in one line, without white space at either end."""

CODES = {
    "AncillaryContentType": "25 26",
    "AudienceCodeType": "01",
    "AudienceCodeValue": "01 05 06",
    "CollectionIDType": "02 15",
    "CollectionSequenceType": "02",
    "CollectionType": "10",
    "ContentAudience": "00",
    "ContributorRole": "A01 A03 A04 A05 A06 A07 A09 A11 A12 A13 A15 A18 A19 A20 A21 A23 A24 A32 A35 "
    "A36 A39 A43 A44 A46 A48 A51 B01 B04 B05 B06 B27 C01 C04 D01 D02 E01 E07 E09 E99 Z02 Z99",
    "EpubLicenseExpressionType": "01 02",
    "EpubTechnicalProtection": "00 01 02 03 04 06",
    "ExtentType": "00 02 03 06 08",
    "ExtentUnit": "01 02 03",
    "LanguageRole": "01 02",
    "MeasureType": "01 02",
    "MeasureUnitCode": "cm in mm",
    "NameIDType": "16 21 25",
    "NameType": "00 01 04 05 06",
    "NotificationType": "01 02 03 89",
    "PrimaryContentType": "10",
    "ProductComposition": "00",
    "ProductContentType": "07",
    "ProductForm": "BA BB BC ED",
    "ProductFormDetail": "E100 E101 E105 E107 E200 E201",
    "ProductFormFeatureType": "09 15",
    "ProductIDType": "01 03 06 13 15",
    "ProductRelationCode": "06 13 27",
    "PublishingDateRole": "01",
    "PublishingRole": "01",
    "PublishingStatus": "02 04",
    "RecordSourceType": "01",
    "RegionsIncluded": "WORLD",
    "SalesRightsType": "01 02",
    "SubjectDateRole": "50 51",
    "SubjectSchemeIdentifier": "01 04 08 09 10 12 20 24 26 29 40 88 93 94 95 96 97 98 99 B0",
    "TextType": "03",
    "TitleElementLevel": "01 02",
    "TitleType": "01 03 05 06 13 14",
    "WorkIDType": "06",
    "WorkRelationCode": "01",
}
"""The codes of each list that biokit may say; each is in the list."""
POSITIVE = r"[1-9][0-9]*"
FORMS = {
    "CollectionSequenceNumber": POSITIVE,
    "CopyrightYear": r"[12][0-9]{3}",
    "EmailAddress": r"[^@\s]+@[^@\s]+\.[^@\s]+",
    "EpubLicenseExpressionLink": r"https?://[!-~]+",
    "ExtentValue": POSITIVE,
    "Measurement": r"[0-9]+(\.[0-9]+)?",
    "NumberOfIllustrations": POSITIVE,
    "ProductFormFeatureValue": r"[0-9]{2}|101F",
    "ScriptCode": r"[A-Z][a-z]{3}",
    "SentDateTime": r"(19|20)[0-9]{6}T([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z",
    "SequenceNumber": POSITIVE,
}
LISTS = {
    "CountriesIncluded": frozenset(COUNTRIES),
    "DefaultLanguageOfText": frozenset(LANGUAGES.values()),
    "FromLanguage": frozenset(LANGUAGES.values()),
    "LanguageCode": frozenset(LANGUAGES.values()),
}
DATES = {"00": r"\d{8}", "01": r"\d{6}", "05": r"\d{4}"}
"""List 55."""
NUMBERS: dict[tuple[str, str], Callable[[str], bool]] = {
    ("ProductIdentifier", "03"): is_isbn,
    ("ProductIdentifier", "06"): lambda value: value.startswith("10."),
    ("ProductIdentifier", "15"): lambda value: is_isbn(value) and len(value) == 13,
    ("CollectionIdentifier", "02"): lambda value: is_issn(value) and len(value) == 8,
    ("CollectionIdentifier", "15"): lambda value: is_isbn(value) and len(value) == 13,
    ("WorkIdentifier", "06"): lambda value: value.startswith("10."),
    ("NameIdentifier", "16"): lambda value: re.fullmatch(r"\d{15}[\dX]", value) is not None,
    ("NameIdentifier", "21"): lambda value: re.fullmatch(r"\d{15}[\dX]", value) is not None,
}
"""How an identifier of a type must look."""
OF_WORDS = frozenset({"language", "textscript"})
ATTRIBUTES = {
    "Date": frozenset({"dateformat"}),
    "Text": frozenset({"textformat"}),
    "BiographicalNote": frozenset({"textformat"}),
    **dict.fromkeys(
        (
            "PersonName",
            "PersonNameInverted",
            "CorporateName",
            "CorporateNameInverted",
            "NamesBeforeKey",
            "PrefixToKey",
            "KeyNames",
            "NamesAfterKey",
            "SuffixToKey",
            "TitleText",
        ),
        OF_WORDS,
    ),
}


def faults(content: bytes) -> list[str]:
    """What is wrong with a message, each fault with the element it is in."""
    root = etree.fromstring(content)
    found = [] if root.get("release") == "3.0" else ["ONIXMessage: release is not 3.0"]
    found += [fault for element in root.iter("*") for fault in _faults(element)]
    references = [one.text for one in root.iter(f"{NAMESPACE}RecordReference")]
    if len(set(references)) < len(references):
        found.append("ONIXMessage: two records have one name")
    return found


def _faults(element: etree._Element) -> Iterator[str]:
    name = _name(element)
    if name == "Text" and element.get("textformat") == "05":
        if len(element) < 2 or {_name(child) for child in element} != {"p"}:
            yield f"{name}: is not paragraphs"
    elif name in GROUPS:
        inside = "".join(f"{_name(child)};" for child in element)
        if not _pattern(GROUPS[name]).fullmatch(inside):
            yield f"{name}: {inside} is not {GROUPS[name]}"
        if (element.text or "").strip():
            yield f"{name}: has words"
        yield from _faults_together(name, element)
    elif name in EMPTY:
        if element.text or len(element):
            yield f"{name}: is not empty"
    else:
        yield from _faults_of_words(name, element.text or "", element.get("dateformat"))
        if len(element):
            yield f"{name}: has elements"
    allowed = ATTRIBUTES.get(name, frozenset({"release"} if name == "ONIXMessage" else ()))
    for key, value in ((str(key), str(value)) for key, value in element.attrib.items()):
        if key not in allowed:
            yield f"{name}: has @{key}"
        elif key == "language" and value not in LISTS["LanguageCode"]:
            yield f"{name}: {value} is no language"
        elif key == "textscript" and not re.fullmatch(r"[A-Z][a-z]{3}", value):
            yield f"{name}: {value} is no script"


def _faults_of_words(name: str, words: str, dateformat: str | None) -> Iterator[str]:
    if name in WORDS:
        right = words != "" and words == " ".join(words.split())
    elif name in CODES:
        right = words in CODES[name].split()
    elif name in FORMS:
        right = re.fullmatch(FORMS[name], words) is not None
    elif name in LISTS:
        right = words != "" and all(word in LISTS[name] for word in words.split(" "))
    elif name == "Date":
        right = re.fullmatch(DATES.get(dateformat or "", "-"), words) is not None
    else:
        right = False
    if not right:
        yield f"{name}: {words!r}"


def _faults_together(name: str, element: etree._Element) -> Iterator[str]:
    """What two elements say of each other."""
    said = {_name(child): child.text or "" for child in element}
    match name:
        case "ProductIdentifier" | "CollectionIdentifier" | "WorkIdentifier" | "NameIdentifier":
            kind = next(iter(said.values()), "")
            is_right = NUMBERS.get((name, kind))
            if is_right is not None and not is_right(said.get("IDValue", "")):
                yield f"{name}: {said.get('IDValue')!r} is of type {kind}"
            if (kind == "01") != ("IDTypeName" in said):
                yield f"{name}: a name belongs to what is proprietary, and to nothing else"
        case "Subject":
            if (said.get("SubjectSchemeIdentifier") == "24") != ("SubjectSchemeName" in said):
                yield f"{name}: a name belongs to a scheme that is proprietary, and to no other"
        case "Contributor" | "AlternativeName" | "NameAsSubject":
            if not said.keys() & {"PersonName", "KeyNames", "CorporateName"}:
                yield f"{name}: has no name"
        case "DescriptiveDetail":
            kinds = [child.text for child in element.iter(f"{NAMESPACE}ProductForm")]
            if "ED" in kinds and "Measure" in said:
                yield f"{name}: a file has no size in inches"
            if "ED" not in kinds and {"EpubLicense", "EpubTechnicalProtection"} & said.keys():
                yield f"{name}: paper is locked by nothing"
            yield from _repeated(element)
        case _:
            pass


def _repeated(element: etree._Element) -> Iterator[str]:
    """One main subject a scheme; contributors numbered in order; one distinctive title."""
    main = [
        subject.findtext(f"{NAMESPACE}SubjectSchemeIdentifier")
        for subject in element.iter(f"{NAMESPACE}Subject")
        if subject.find(f"{NAMESPACE}MainSubject") is not None
    ]
    if len(set(main)) < len(main):
        yield "Subject: a scheme has two main subjects"
    contributors = element.findall(f"{NAMESPACE}Contributor")
    numbers = [one.findtext(f"{NAMESPACE}SequenceNumber") for one in contributors]
    if numbers != [str(place) for place in range(1, len(numbers) + 1)]:
        yield f"Contributor: they are numbered {numbers}"
    titles = element.findall(f"{NAMESPACE}TitleDetail")
    if [one.findtext(f"{NAMESPACE}TitleType") for one in titles].count("01") != 1:
        yield "TitleDetail: there is not one distinctive title"


def _name(element: etree._Element) -> str:
    tag = str(element.tag)
    return tag.removeprefix(NAMESPACE) if tag.startswith(NAMESPACE) else f"not ONIX: {tag}"


def _pattern(group: str) -> re.Pattern[str]:
    """A regular expression for the names of what stands in an element, each with `;` after it."""
    names = re.sub(r"[A-Za-z]+", lambda name: f"(?:{name[0]};)", group)
    return re.compile(names.replace(" ", ""))
