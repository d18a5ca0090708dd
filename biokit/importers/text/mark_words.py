"""What an encyclopedia writes in brackets within its text, besides numbers."""

from __future__ import annotations

import re

LANGUAGE_CODES = frozenset(
    """
    aa ab af als am an ang ar arc arz as ast av ay az azb ba bar be bg bh bi bm bn bo bpy br bs
    bxr ca cdo ce ceb ch ckb co cr crh cs csb cu cv cy da de diq dsb dv dz ee el eml en eo es et eu
    ext fa ff fi fj fo fr frp frr fur fy ga gag gan gd gl glk gn gom got gu gv ha hak haw he hi hif
    hr hsb ht hu hy ia id ie ig ik ilo io is it iu ja jam jbo jv ka kaa kab kbd kg ki kk kl km kn ko
    koi krc ks ksh ku kv kw ky la lad lb lbe lez lg li lij lmo ln lo lt ltg lv lzh mai mdf mg mhr mi
    min mk ml mn mr mrj ms mt mwl my myv mzn na nah nan nap nds ne new nl nn no nov nrm nso nv ny oc
    olo om or os pa pag pam pap pcd pdc pfl pi pl pms pnb pnt ps pt qu rm rmy rn ro ru rue rw sa sah
    sc scn sco sd se sg sh si sk sl sm sn so sq sr srn ss st stq su sv sw szl ta te tet tg th ti tk
    tl tn to tpi tr ts tt tum tw ty tyv udm ug uk ur uz ve vec vep vi vls vo wa war wo wuu xal xh
    xmf yi yo yue za zea zh zu
    """.split()  # noqa: SIM905 (two hundred quoted codes would hide what they are)
)
"""What may stand in the mark of a link to another language's article: `[zh]`, `[de; fr]`."""

EDITORIAL = re.compile(
    r"""(?:[a-z'-]+\ ){0,3}(?:needed|required|missing)
    | (?:who|whom|when|where|which|why|what|how)\b.{0,25}\?
    | (?:by|according\ to|to|for)\ (?:whom|who|what)\??
    | (?:original\ research|vague|dubious|failed\ verification|unreliable|undue\ weight|
       weasel\ words|peacock|circular|needs\ update|update|specify|clarify|verify|quantify|
       self-published|dead\ link|permanent\ dead\ link|third-party|neutrality|
       better\ source|non-primary|not\ in\ citation|full\ citation|ambiguous|jargon|
       tone|inconsistent|contradictory|disputed)\b.{0,40}
    | belege?(?:\ fehlen|\?)? | réf\.\ .{0,20} | cita\ requerida | senza\ fonte | bron\?
    | carece\ de\ fontes\??
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An encyclopedia's doubts of itself: `[citation needed]`, `[when?]`."""
