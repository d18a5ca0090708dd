"""Signs of a lost word in the words: two that don't go together, one small rule a form."""

from __future__ import annotations

from biokit.importers.text import words as w
from biokit.importers.text.gap_tokens import Sign, Told, Window


def article_before_no_noun(at: Window) -> Told:
    """`completing a in between`, `in the of`, `the was`."""
    if not at.side_by_side or at.one.low not in w.ARTICLES or at.two.is_capital:
        return None
    if at.one.text == "A" and at.before.is_word:
        return None  # vitamin A in
    two, after = at.two.low, at.after.low
    if two in w.AFTER_ARTICLE_NEVER or two in w.FINITE:
        return "certain", "an article before no noun", True
    if two in w.AFTER_ARTICLE_UNLESS and after not in w.AFTER_ARTICLE_UNLESS[two]:
        return "certain", "an article before no noun", True
    if at.one.low == "a" and two in w.ARTICLES:
        return "probable", "an article before an article", False
    return None


def possessive_before_no_noun(at: Window) -> Told:
    """`their of`, `its in`."""
    two = at.two.low
    if not at.side_by_side or at.one.low not in w.POSSESSIVES or two in w.SUBJECTS:
        return None
    follows = two in w.SECOND_PREPOSITIONS and at.after.low not in w.IDIOMS_AFTER.get(two, ())
    if follows or two in w.AFTER_ARTICLE_NEVER:
        return "probable", "a possessive before no noun", False
    return None


def such_as_nothing(at: Window) -> Told:
    """`mechanisms such as and sessions`."""
    if not at.side_by_side or at.one.low != "as" or at.before.low != "such":
        return None
    if at.two.low in w.COORDINATORS:
        return "certain", "such as nothing", True
    return None


def two_prepositions(at: Window) -> Told:
    """`Secretary of on May 12`, `Committee in until 1996`, `engagement in before municipal`."""
    one, two, after = at.one.low, at.two.low, at.after.low
    if not at.side_by_side or one not in w.PREPOSITIONS or at.two.is_capital:
        return None
    second = two in w.SECOND_PREPOSITIONS and after not in w.IDIOMS_AFTER.get(two, ())
    later = two in {"before", "after", "since"} or (two == "prior" and after == "to")
    under = two == "under" and after not in w.IDIOMS_AFTER[two] and not after[:1].isdigit()
    if not second and not ((later or under) and one in w.SECOND_PREPOSITIONS):
        return None
    if second and one in w.SECOND_PREPOSITIONS and at.before.low in w.SECOND_PREPOSITIONS:
        return "probable", "three prepositions", False
    if one in w.PARTICLES or one == two or (one, two) in w.PAIRS or at.stranding == "yes":
        return None
    if at.stranding == "perhaps":
        return "possible", "two prepositions", False
    if one == "of" and at.before.is_capital:
        return "certain", "a title of nothing", False
    return "probable", "two prepositions", False


def preposition_before_clause(at: Window) -> Told:
    """`the mayor of was`, `tens of and`; not `in and around`, `the city he lived in was`."""
    one, two, after = at.one.low, at.two.low, at.after.low
    weighty = one in w.SECOND_PREPOSITIONS and one not in w.CONJUNCTIVE | w.PARTICLES
    if not at.side_by_side or not weighty or at.two.is_capital or at.stranding == "yes":
        return None
    joins = after in w.PREPOSITIONS or after in {"not", "if", "fro", "large", "when"}
    if at.stranding == "perhaps":
        alone = one == "by" and two in w.COORDINATORS and not joins
        return ("possible", "a preposition before a conjunction", False) if alone else None
    if two in w.FINITE or two in w.SUBJECTS:
        return "probable", "a preposition before a verb or its subject", False
    if two in w.COORDINATORS and not joins:
        return "probable", "a preposition before a conjunction", False
    return None


def served_as_nothing(at: Window) -> Told:
    """`confirmed as in 2017`, `function as to General Secretary`."""
    one, two, before, after = at.one.low, at.two.low, at.before.low, at.after.low
    if not at.side_by_side or one != "as" or after in w.QUESTION_WORDS:
        return None
    capacity = before in w.CAPACITIES
    verb = before.endswith(("ed", "ing")) and len(before) > 4 and two != "to"
    follows = two in w.COORDINATORS or two in w.SECOND_PREPOSITIONS
    if (verb or capacity) and follows and after not in w.IDIOMS_AFTER.get(two, ()):
        return "probable", "as nothing", False
    return None


def list_of_nothing(at: Window) -> Told:
    """`issues like or misconduct`, `including and`, `born after and free`, `comprising (head)`."""
    one, two = at.one.low, at.two
    if one == "like" and two.low in {"or", "and"} and at.before.low.endswith("s") and two.spaces:
        return "probable", "like nothing", False
    if one in {"comprising", "including"} and two.low in w.COORDINATORS and two.spaces:
        return "certain", "a list of nothing", False
    adverb = at.before.low in w.BEFORE_AFTER or not at.before.is_word
    if one == "after" and two.low in w.COORDINATORS and two.spaces and not adverb:
        joins = at.after.low in w.PREPOSITIONS
        return None if joins else ("probable", "after nothing", False)
    if one in {"comprising", "including"} and two.text == "(" and at.after.text.islower():
        return "probable", "brackets after nothing", False
    return None


def office_of_nothing(at: Window) -> Told:
    """`the role of vice of`, `the Committee's Political from 1991 to 1992`."""
    one, two = at.one, at.two.low
    if not at.side_by_side:
        return None
    if one.low in w.BEFORE_OFFICES and two == "of" and at.before.low not in w.DETERMINERS:
        return "probable", "a rank without its office", False
    institution = one.text in w.INSTITUTIONAL_ADJECTIVES and at.before.is_word
    if institution and (two in w.SECOND_PREPOSITIONS or two in w.FINITE):
        return "probable", "an adjective without its noun", False
    return None


def verb_without_subject(at: Window) -> Told:
    """`His tenure in concluded in 1999`; not `with limited means`."""
    one, two, after = at.one.low, at.two.low, at.after.low
    if not at.side_by_side or one not in w.SECOND_PREPOSITIONS - w.CONJUNCTIVE - {"to"}:
        return None
    verb = two.endswith("ed") and len(two) > 4 and at.two.text.islower() and "-" not in two
    if verb and at.stranding == "no" and (after in w.SECOND_PREPOSITIONS or after in w.ARTICLES):
        return "possible", "a preposition before a verb or its subject", False
    return None


def level_of_nothing(at: Window) -> Told:
    """`worked as a district-level in`: a compound adjective without its noun."""
    compound = at.one.low.endswith(w.COMPOUND_ADJECTIVES) and at.before.low in w.ARTICLES
    if compound and at.side_by_side and at.two.low in w.SECOND_PREPOSITIONS | w.FINITE:
        return "probable", "an adjective without its noun", False
    return None


def kind_of_place_alone(at: Window) -> Told:
    """`Youxi County, Province`, `in Province`, `beginning in province in`."""
    two, after = at.two, at.after
    if not two.spaces or not two.is_word:
        return None
    named = after.is_word and (after.is_capital or after.text[:1].isdigit() or after.low == "of")
    led = at.one.low in w.BEFORE_PLACES and at.one.is_word
    if two.text in w.PLACE_TYPES and not named:
        listed = at.one.text == "," and at.before.is_capital
        return ("probable", "a kind of place without its name", False) if led or listed else None
    heads = not after.is_word or after.low in w.PREPOSITIONS | w.COORDINATORS | w.FINITE
    if (
        led
        and two.text in w.NEVER_BARE
        and heads
        and (at.before.low, at.one.low) != (two.low, "to")
    ):
        return "probable", "a kind of place without its name", False
    return None


def kind_of_school_alone(at: Window) -> Told:
    """`enrolled at Normal University`."""
    led = at.one.low in w.BEFORE_PLACES and at.two.text in w.INSTITUTION_ADJECTIVES
    if led and at.after.text in w.INSTITUTIONS and at.beyond.low != "of":
        return "possible", "a kind of school without its name", False
    return None


def owner_of_nothing(at: Window) -> Told:
    """`calls for Cai's and comparisons`, `part of Xi's to prevent`; not `Marx's and Lenin's`."""
    one, two, after = at.one, at.two, at.after
    owns = one.low.endswith(("'s", "’s")) and one.is_capital and one.low[:-2] not in w.CONTRACTED
    if not owns or not at.side_by_side or two.low not in {"and", "or", "of", "to"}:
        return None
    others = after.low.endswith(("'s", "’s")) or after.low in w.POSSESSIVES | {"his", "her"}
    return None if others else ("possible", "an owner of nothing", False)


def article_of_another_word(at: Window) -> Told:
    """`pursued an local career`: what *an* was written for is gone."""
    two = at.two.text
    if not at.side_by_side or at.one.text not in {"a", "an"} or not two.isalpha():
        return None
    if not two.islower() or not two.isascii() or len(two) < 2:
        return None
    vowel = two[0] in "aeiou" and not two.startswith(w.CONSONANT_SOUNDS)
    if at.one.text == "a" and vowel:
        return "possible", "an article that fits another word", False
    if at.one.text == "an" and two[0] not in "aeiou" and not two.startswith(w.SILENT_H):
        return "possible", "an article that fits another word", False
    return None


def wide_space(at: Window) -> Told:
    """`in  , he`, `the  of`: two spaces within a sentence, from either side of what is lost."""
    if at.two.spaces > 1 and at.one.is_word and at.two.is_word:
        return "probable", "two spaces within a sentence", False
    return None


SIGNS: tuple[Sign, ...] = (
    article_before_no_noun,
    possessive_before_no_noun,
    such_as_nothing,
    two_prepositions,
    preposition_before_clause,
    served_as_nothing,
    list_of_nothing,
    office_of_nothing,
    verb_without_subject,
    level_of_nothing,
    kind_of_place_alone,
    kind_of_school_alone,
    owner_of_nothing,
    article_of_another_word,
    wide_space,
)
