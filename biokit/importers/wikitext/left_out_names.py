"""The names of templates that are about an article and not of it."""

from __future__ import annotations

from typing import Literal

__all__ = ["WORDS", "LeftOut"]

LeftOut = Literal["mark", "hatnote", "maintenance", "sister", "navigation", "registers"]

WORDS: dict[LeftOut, str] = {
    "mark": """
        citation needed|cn|fact|citation-needed|clarify|which|who|whom|when|where|why|by whom
        page needed|dubious|verify source|vs|failed verification|verification needed|dead link
        deadlink|dead|webarchive|wayback|better source|original research inline|vague
        according to whom|attribution needed|specify|full citation needed|request quotation
        quote needed|better source needed|disputed inline|full|year needed|isbn needed
        volume needed|subscription required|registration required|subscription|open access
        closed access|free access|paywall|citation needed span|unreliable source?|self-published
        self-published inline|need quotation to verify|non-primary source needed|pov-statement
        relevance inline|weasel inline|weasel-inline|importance inline|ambiguous|contradict-inline
        contradictory inline|copyright violation|clarification needed|jargon inline|definition
        elucidate|explain|how|awkward|clarify span|where?|who?|when?|which?|not in source
        nonspecific|peacock inline|quantify|original research?|primary source inline|medref inline
        update inline|update needed inline|needs update inline|as of?|editorializing|belege fehlen
        beleg|nachweis|quelle|toter link|référence insuffisante|référence nécessaire|refnec
        référence souhaitée|précision nécessaire|quand|qui|lequel|lien brisé|page à préciser
        refins|préciser|à sourcer|pertinence|citazione necessaria|senza fonte|cn-it|chiarire
        non chiaro|quando|cita requerida|cita-requerida|sin fuente|来源请求|來源請求|cref|fact-zh
        失效链接|失效連結|dead-link|谁|誰|何时|何時|哪里|要出典|疑問点|いつ|誰2|要出典範囲
        リンク切れ|بحاجة لمصدر|وصلة مكسورة|من|متى|غير محدد|حوالہ درکار|cần dẫn nguồn|liên kết hỏng
        cần chú thích|citation manquante|carece de fontes|nn|link audio|audio|audio icon|sound
        hörbeispiel|pdf|pdf link|doc|xls|icon|flac|toggle|inconsistent|subscription or libraries
        lien mort|lien archive|archive|internet archive|archiv|google buch|opt needed
        pagina richiesta|et al.|et al needed|inflation-fn|inflation/fn|inflation-year|cbignore
        en icon|bare url inline|bare url|plainlink note|link note|link vdq|link adq|link fa
        link ga|link aq|link v|link ba|languageicon|in lang|lingue|lang icon|avvisounicode|dubbio
        da controllare|s2 needed
    """,
    "hatnote": """
        main|main article|mainarticle|main articles|see also|seealso|see|further|details|for|about
        other uses|otheruses|other people|other persons|redirect|redirect2|hatnote|distinguish
        not to be confused with|confused|about2|for2|for multi|see introduction|see wiktionary
        two other uses|disambiguation needed|other hurricanes|dablink|rellink|chinese name
        korean name|family name hatnote|spanish name|portuguese name|japanese name
        eastern slavic name|vietnamese name|hungarian name|malay name|arabic name
        family name explanation|family name footnote|patronymic name|indian name|broader
        hauptartikel|siehe auch|begriffsklärungshinweis|begriffsklärung|weiterleitungshinweis
        dieser artikel|article détaillé|article détaillés|articles détaillés|voir homonymes
        à ne pas confondre avec|article|confusion|redirection vers|voir aussi|autres projets voir
        homon|voir homonymie|article connexe|vedi anche|nota disambigua|nota disambigua2
        nota disambigua3|torna a|disambigua|vedi|torna|artículo principal|véase también|otros usos
        otros usos2|redirige aquí|ap|vt|ve|véase|distinguir|artigo principal|ver também|zie ook
        hoofdartikel|dp|zie hoofdartikel|doorverwijspagina|主条目|主條目|main2|see also2|另见|另見
        distinguish2|消歧义链接|其他人物|重定向|翻译|noteta|关于|關於|混淆|otheruses list
        redirectto|简称|簡稱|otherusesof|otheruseslist|参照方法|other uses2|redirect-several
        曖昧さ回避|مفصلة|تفاصيل|قالب:مفصلة|مقالة مفصلة|انظر أيضا|للآخرين|تحويل|عن|منفصلة|اصل مضمون
        مزید دیکھیے|دیگر استعمالات|bài chính|xem thêm|xem|bài chi tiết|khác|no self-redirect
        engvarb|selfref|self reference
    """,
    "maintenance": """
        good article|featured article|featured list|short description|use dmy dates|use mdy dates
        bots|nobots|more footnotes|refimprove|more citations needed|unreferenced|blp sources
        blp unsourced|multiple issues|cleanup|pov|npov|update|expand section|expand|tone|copy edit
        copyedit|original research|primary sources|lead too short|lead too long|over-quotation
        very long|trivia|in popular culture|advert|peacock|weasel|notability|orphan|wikify
        citation style problems|inappropriate tone|essay-like|like resume|fan pov|third-party
        one source|external links cleanup|cleanup-link rot|link rot|expand language|expand german
        expand french|expand spanish|current|current person|recent death|recentism|in use
        under construction|protected|semi-protected|pp|coord|coor|coords|coordinates|geobox coor
        source-attribution|coi|dead|globalize|disputed|section|sections|no footnotes|context
        confusing|technical|intro-missing|over-detailed|undue|unbalanced|verify|hoax|merge
        merge to|merge from|split|move|prose|list to prose|research paper|new unreviewed article
        proposed deletion|speedy delete|afd|articleissues|article issues|unreliable sources
        self-published sources|nofootnotes|missing information|excessive examples|empty section
        stub|sections stub|lesenswert|exzellent|belege|überarbeiten|lückenhaft|quellen|veraltet
        neutralität|löschen|qs|redundanztext|informativ|nicht lesenswert|dokumentation|exzellente
        sortierung|artikel des tages|kandidat|vorlage|à sourcer section|ébauche|sources
        sources à lier|article de qualité|bon article|à recycler|suivi des biographies
        méta bandeau|bandeau|non neutre|à wikifier|portail accueil|sources secondaires
        travail inédit|pour|f|s fonte|nota|avviso|abbozzo|da aggiornare|organizzare|p
        stub biografie|stub attori|voce di qualità|vdq|vetrina|s|w|t|u|nd|controllare
        non enciclopedico|recentismo|curiosità|localismo|enciclopedicità|referencias
        artículo bueno|artículo destacado|esbozo|wikificar|problemas artículo|copyedición
        destacado|sem-fontes|mais notas|esboço|artigo destacado|artigo bom|reciclagem|ad|ab
        beginnetje|bronnen|特色条目|特色條目|優良條目|优良条目|expand|need consensus|refimprove-zh
        blp|cleanup-zh|update-zh|小作品|advert-zh|存命人物の出典明記|出典の明記|独自研究|観点
        脚注の不足|良質な記事|秀逸な記事|人物スタブ|正確性|複数の問題|pathnav|مقالة مختارة
        مقالة جيدة|مصادر|يتيمة|بذرة|وضح|تدقيق|مصدر|شريط بوابات|بوابة|ضبط استنادي|بذرة ممثل|sơ khai
        bài viết chọn lọc|bài viết tốt|thiếu nguồn gốc|cần biên tập|chú thích nguồn gốc kém|yếu
        نامکمل|حوالہ جات درکار|منتخب مقالہ|بہتر مضمون|غیر مصدقہ|ویکائی|یتیم
    """,
    "sister": """
        commons|commons category|commonscat|commons cat|commons category-inline|commonscat-inline
        wikiquote|wikisource|wikisource author|wikisource-inline|wikinews|wikibooks|wiktionary
        wikiversity|wikispecies|sister project links|sisterlinks|sister project|sister
        sisterlinks-inline|sister-inline|wikiquote-inline|commons-inline|wikimedia
        commons and category|commonscat2|books-inline|wikilivres|spoken wikipedia
        spoken wikipedia-2|spoken wikipedia-3|spoken wikipedia-4|wikidata|commons category multi
        wikivoyage|schwesterprojekte|wikisource-schwester|autres projets|interprogetto
        interprogetto/notizia|ip|proyectos hermanos|commonscat-es|correlatos|wikiquote-cat
        中文维基共享|commons-logo|commonscat-lb|تصنيف كومنز|كومنز|شقيقات ويكيبيديا|روابط شقيقة
        wikidata property|library resources box|portal|portal bar|portal-inline|portail|portale
        portalbar|portals|portail biographie|wikipedia books|subject bar|gesprochen
        gesprochene wikipedia|wikipedia-bücher|книги|навигация|wikimedia-inline|wikiportal|portal2
        portál|bio portal|ذیلی کامنز|کامنز|زمرہ کامنز|باب|thể loại commons|commonscat
        cổng thông tin|dự án liên quan|مواقع التواصل الاجتماعي|روابط فنية|معرفات ممثل|وصلات خارجية
        روابط اجتماعية
    """,
    "navigation": """
        s-bef|s-before|s-aft|s-after|s-ttl|s-title|s-new|s-inc|s-tul|s-rail|succession box|s-hou
        box successione|precedido por|succession|s-int|box de sucessão|sucesión|s-non
        navbox|navboxes|navbox with columns|succession navigation|s-nav|navigationsleiste|palette
        sidebar|series|navigational boxes|navbox top|navbox bottom|navigation bar|navigation
        boîte déroulante|navbox end|navigationsleiste bundeskanzler|navboxes top|navboxes bottom
        navbar|einstein|طواقم|شريط
    """,
    "registers": """
        authority control|normdaten|controllo di autorità|autorité|authoritycontrol
        control de autoridades|autoritatsdaten|wikidata control|bibliowiki
        authority control (arts)|controlo de autoria|ac|规范控制|規範控制|權威控制|典拠管理
        ضبط استنادي|bases|bases recherche|liens|taxonbar|kiểm soát tính nhất quán|معلومات کتب خانہ
        autoritní data|нормативный контроль|bibliothèque numérique|dictionnaires
    """,
}
