"""English words of the closed classes: the few hundred that hold sentences together.

Nouns, verbs and adjectives come and go; these don't. What may stand beside them is fixed enough to
see where a word is missing. Other languages would need lists of their own.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _set("a an the")
POSSESSIVES = _set("its their our my your whose")
"""Those that can't stand alone; *his* and *her* can."""

PREPOSITIONS = _set(
    """about above across after against along alongside amid amidst among amongst around as at
    before behind below beneath beside besides between beyond by concerning despite down during
    except following for from in including inside into like near of off on onto opposite out
    outside over past per regarding round since than through throughout to toward towards under
    underneath until unto up upon via with within without"""
)
COORDINATORS = _set("and or but nor")
FINITE = _set("is are was were has had would could should cannot shall does did")
"""Auxiliaries that are nothing else; *will*, *can*, *may*, *might* and *must* are nouns too."""
BEING = FINITE | _set("be been being am have having do")
SUBJECTS = _set("he she they we")
DETERMINERS = ARTICLES | POSSESSIVES | _set("his her this that these those")

AFTER_ARTICLE_NEVER = _set(
    """of from into with during until among amongst amid amidst against toward towards upon via
    despite throughout than and or but nor who whom which he she they we him them us its their our
    my your his these those"""
)
"""What can't follow *a*, *an* or *the*: a noun is missing."""

AFTER_ARTICLE_UNLESS: dict[str, frozenset[str]] = {
    "in": _set("crowd thing joke many part some all turn fact house question itself"),
    "at": _set("times first one least last present once home"),
    "by": _set("now then no far this that election law"),
    "on": _set("going site again board duty line"),
    "for": _set("profit sale hire now and"),
    "to": _set("be do and"),
    "as": _set("yet if"),
    "through": _set("train trains traffic road ball put"),
}
"""What follows them only before these words: *the in crowd*, *an at times bitter feud*."""

PARTICLES = _set("up down out off over along around through about away back past near like")
"""Prepositions that are so often adverbs that what follows them proves nothing."""

CONJUNCTIVE = _set("as than since before after until except but like")
"""Prepositions that are conjunctions too: a clause may follow."""

SECOND_PREPOSITIONS = _set(
    """of in at by for from with to on into during among amongst amid amidst against through
    throughout toward towards within upon across until via despite"""
)
"""Those that rarely come after another preposition (*over*, *about*, *between* often do)."""

IDIOMS_AFTER: dict[str, frozenset[str]] = {
    "at": _set("least most last once times all first present large home"),
    "by": _set("far now then contrast no and way"),
    "in": _set(
        """particular fact turn general addition between front excess common part all effect order
        some many most"""
    ),
    "for": _set("example instance all most once"),
    "on": _set("average occasion top board high"),
    "of": _set("course old late necessity all itself themselves yore which whom whose such"),
    "from": _set("time above below within behind"),
    "to": _set("be"),
    "under": _set("a an one two three four five six seven eight nine ten half par way budget age"),
}
"""A second preposition before one of these begins an idiom: *from of old*, *of at least*."""

PAIRS = frozenset(
    {
        *(("as", second) for second in SECOND_PREPOSITIONS),
        *(("than", second) for second in SECOND_PREPOSITIONS),
        *(("throughout", second) for second in SECOND_PREPOSITIONS),
        *(("except", second) for second in SECOND_PREPOSITIONS),
        *((first, "of") for first in ("inside", "outside", "regarding")),
        *(("from", second) for second in ("among", "amongst", "within", "across")),
        *(("until", second) for second in ("in", "on", "at")),
        *(("since", second) for second in ("in", "at")),
        *((first, second) for first in ("before", "after") for second in SECOND_PREPOSITIONS),
        *(("of", second) for second in ("from", "within")),
        *(("to", second) for second in ("within", "across", "of")),
        *(("by", "within"), ("within", "of")),
        *(("on", second) for second in ("in", "at", "from", "by", "for", "with", "into")),
        *((first, second) for first in ("opposite", "below", "above") for second in ("to", "in")),
    }
)
"""Pairs of prepositions that English has: *as of*, *later on in*, *until in 1990*."""

STRANDING = _set(
    """heard hear thought think spoken speak spoke talked talk told tell known know made make
    disposed dreamt conceived fond proud afraid worthy capable sick tired certain sure guilty aware
    full care use advantage charge hold rid taken taking ashamed suspicious
    dealt deal met meet paid pay call look laugh gone go went came come brought bring given give
    gave stood stand sworn run ran kept keep broke broken drawn drew fell fallen held cut dug put
    set got get let left sent took take move live lives work dwelt sat lay born die begun began
    begin become became grown grew shown led lost won found felt seen saw meant built bound sold
    bought caught taught sought fought hung struck stuck shot written wrote rode ridden drove
    driven flown flew sung sang swam thrown threw wore worn read laid hit early later further
    here there back away along where what who which that this it him them"""
)
"""Words after which a preposition can end its clause (*the city he lived in was*), be half of a
verb (*sworn in on Monday*) or an adverb (*later on in*)."""

PHRASAL = _set(
    """moved called turned handed carried settled checked signed logged looked passed stepped
    walked pulled pushed closed joined tuned followed picked stayed lived worked referred listened
    alluded arrived agreed insisted relied depended commented decided acted frowned moving calling
    turning handing carrying looking passing stepping walking closing joining going coming being
    bringing putting taking living working"""
)
"""Verbs that so often take a preposition of their own that another may follow."""

CAPACITIES = _set("function role position post job work stint career appointment tenure reputation")
"""What one has *as* something."""

QUESTION_WORDS = _set("whether how what who which why when where if")
BEFORE_OFFICES = _set("vice acting former")
"""Ranks that need an office: *vice president of*."""
INSTITUTIONAL_ADJECTIVES = _set(
    "Political Municipal Provincial Economic Cultural Industrial Agricultural Legislative Judicial"
)
"""In the names of bodies these need a noun: *Political Reform Office*."""

COMPOUND_ADJECTIVES = ("-level", "-led", "-based", "-backed", "-owned", "-style", "-wide", "-born")
DUTCH_TOWNS = _set("Hertogenbosch Gravenhage Gravesande")
"""*'s Hertogenbosch* has lost nothing."""
CONTRACTED = _set("he she it that this there here what who where how when let")

BEFORE_AFTER = _set(
    """soon shortly long day days week weeks month months year years night morning ever thereafter
    immediately just before one two three few generation century time times"""
)
"""Words after which *after* is an adverb: *the year after and*."""

PLACE_TYPES = _set("Province County District City Municipality Prefecture Township Peninsula")
"""In titles these follow the name of a place: alone after a preposition, the name is missing."""
NEVER_BARE = _set("province municipality prefecture")
"""Kinds of place that don't stand alone after *in* or *of*, as *city* and *county* may."""
BEFORE_PLACES = _set("in of to at from into across within throughout near")

INSTITUTIONS = _set("University College Institute Academy")
INSTITUTION_ADJECTIVES = _set(
    "Normal State National Technical Technological Agricultural Medical Polytechnic Provincial"
)
"""*at Normal University* has lost a name, unless *the* stands before it or *of* after."""

CONSONANT_SOUNDS = ("uni", "use", "usu", "usa", "eu", "ew", "one", "once", "ubiq", "uto", "ura")
"""Beginnings with a vowel letter and a consonant's sound: *a university*, *a one-off*."""
SILENT_H = (
    "hour",
    "honest",
    "honour",
    "honor",
    "heir",
    "herb",
    "histor",
    "hotel",
    "habit",
    "heroic",
)
"""Beginnings with an *h* that is silent, or was for older writers: *an hour*, *an historic*."""
