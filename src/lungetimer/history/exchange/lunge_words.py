"""Names of the reverse lunge: the words for "lunge" and "reverse" in many languages.

All are regular expressions for text in lower case without accents, which ``words.folded`` returns.
The exception is ``IDEOGRAPHS``, for languages such as Chinese and Japanese. Their names have no
reliable spaces, so they are matched as they are written.
"""

from __future__ import annotations

import re
from typing import Final

# Equipment and variations of a reverse lunge, which may come between the two words of its name.
TOOLS: Final = (
    r"barbells?|bb|dumb ?bells?|dumbels?|dumbells?|dbs?|kettle ?bells?|kbs?|smith(?: machine)?"
    r"|machine|cables?|bands?|banded|resistance bands?|land ?mine|sand ?bags?|trx|suspension"
    r"|suspended|rings?|body ?weight|bw|weighted|loaded|plates?|medicine ball"
    r"|med ball|slam ball|sliders?|sliding|slide|valslide"
    r"|goblet|deficit|alternating|alternate|alternated|alt|single leg|single arm|one arm|two arm"
    r"|double|single|dual|offset|contralateral|ipsilateral|unilateral|suitcase|front rack(?:ed)?"
    r"|back rack(?:ed)?|racked|rack|overhead|zercher|safety (?:squat )?bar|ssb|trap bar|hex bar"
    r"|ez bar|swiss bar|bar|static|dynamic|assisted|supported|bottoms up|front foot elevated"
    r"|elevated|low|deep|box|step|standing|vest|weight vest|chain|heavy|light|slow|tempo|paused?"
)

# Language -> (words for "lunge", words for "reverse" or "backwards").
LANGUAGES: Final[dict[str, tuple[str, str]]] = {
    "German": (
        r"ausfallschritte?n?",
        r"ruckwarts|ruckwartig\w*|nach hinten|hinten|umgekehrte?r?|zuruck",
    ),
    "French": (
        r"fentes?",
        r"arrieres?|inverse(?:e|es|s)?|en arriere|vers l arriere|reculees?|recul",
    ),
    "Spanish": (
        r"zancadas?|estocadas?|desplantes?",
        (
            r"inversas?|inversos?|atras|hacia atras|traser[ao]s?|invertid[ao]s?|revers[ao]s?"
            r"|posterior(?:es)?"
        ),
    ),
    "Portuguese": (
        r"afundos?|avancos?|passadas?|investidas?",
        (
            r"invertid[oa]s?|revers[oa]s?|para tras|tras|atras|invers[oa]s?|traseir[oa]s?"
            r"|posterior(?:es)?"
        ),
    ),
    "Italian": (
        r"affond[oi]",
        r"invers[oi]|invertit[oi]|indietro|all indietro|posterior[ei]|dietro|revers[oi]",
    ),
    "Catalan": (
        r"gambad(?:a|es)|estocad(?:a|es)",
        r"enrere|cap enrere|inves\w*|invers\w*|posterior\w*",
    ),
    "Romanian": (
        r"fandar\w*",
        r"invers\w*|inapoi|in spate|spate",
    ),
    "Dutch": (
        r"uitvalspas(?:sen)?|uitval(?:len)?|uitstap(?:pen)?",
        r"achterwaartse?|achteruit|naar achter(?:en)?|omgekeerde?",
    ),
    "Swedish": (
        r"utfall\w*|utfallssteg",
        r"bakat|omvan\w+|baklanges|bakre",
    ),
    "Norwegian": (
        r"utfall\w*",
        r"bakover\w*|omvend\w+|baklengs",
    ),
    "Danish": (
        r"udfald\w*",
        r"bagud\w*|baglaens|bagover|omvend\w+|tilbage",
    ),
    "Icelandic": (
        r"framstig\w*",
        r"afturabak|aftur|ofug\w*",
    ),
    "Finnish": (
        r"askelkyyk\w*",
        r"taakse|taaksepain|takaperin|taka|kaanteis\w*",
    ),
    "Estonian": (
        r"valjaas\w*",
        r"taha\w*|tagasi|tagurpidi",
    ),
    "Hungarian": (
        r"kitores\w*",
        r"hatra\w*|forditott",
    ),
    "Polish": (
        r"wykrok\w*|wypad\w*",
        r"w tyl|do tylu|tyl\w*|odwrocon\w*|odwrotn\w*|wsteczn\w*",
    ),
    "Czech": (
        r"vypad\w*",
        r"vzad|dozadu|zadn\w*|obracen\w*|opacn\w*|reverzn\w*|nazpet|spat",
    ),
    "Croatian": (
        r"iskora[kc]\w*|izpad\w*|izpadn\w+ korak\w*",
        r"unatrag|unazad|natrag|nazad|nazaj|obrnut\w*|obratn\w*",
    ),
    "Serbian": (
        r"искора[кц]\w*",
        r"уназад|назад|обрнут\w*",
    ),
    "Russian": (
        r"выпад\w*",
        r"назад|обратн\w*|реверс\w*|задн\w*",
    ),
    "Ukrainian": (
        r"випад\w*",
        r"назад|зворотн\w*|обернен\w*",
    ),
    "Bulgarian": (
        r"напад\w*",
        r"назад|обратн\w*",
    ),
    "Lithuanian": (
        r"itupst\w*",
        r"atgal|atbulin\w*|atvirkstin\w*",
    ),
    "Latvian": (
        r"izklupien\w*",
        r"atpakal\w*|uz aizmuguri|apgriezt\w*",
    ),
    "Greek": (
        r"προβολ\w*|λαντζ\w*",
        r"αντιστροφ\w*|πισω|οπισθι\w*|αναποδ\w*",
    ),
    "Turkish": (
        r"lunge\w*|hamle\w*|atak\w*",
        r"ters|geri|geriye|arkaya|geri(?:ye)? adim",
    ),
    "Indonesian": (
        r"lunges?",
        r"mundur|terbalik|ke belakang|belakang|undur",
    ),
    "Vietnamese": (
        r"chung chan|lunges?",
        r"nguoc|lui|lui sau|ra sau|phia sau",
    ),
    "Hebrew": (
        r"לאנג\w*|לונג\w*|מכרע\w*",
        r"אחורי\w*|לאחור|אחורה|הפוכ\w*|הפוך",
    ),
    "Arabic": (
        r"(?:ال)?(?:لانج\w*|لنج\w*|اندفاع\w*|طعن\w*)",
        r"(?:ال)?(?:خلفي\w*|عكسي\w*|معكوس\w*)|للخلف|الى الخلف",
    ),
    "Persian": (
        r"لانژ\w*|لانگز?|لانج\w*",
        r"معکوس|به عقب|عقب",
    ),
}
# Single words that mean "reverse lunge".
WHOLE: Final = (
    r"reverselunges?|(?:ruckwarts|reverse)ausfallschritte?n?|zakrok\w*|bakatutfall\w*"
    r"|bakoverutfall\w*|bagududfald\w*"
    r"|taka ?askelkyyk\w*|hatralepes\w* kitores\w*|achterwaartse?uitval\w*"
)
# Words that may come between "lunge" and "reverse": prepositions, articles and equipment.
BETWEEN: Final = (
    r"nach|a|al|all|l|de|del|du|la|le|les|les|en|con|com|cu|avec|mit|med|met|hacia"
    r"|para|vers|w|z|ze|do|na|po"
    r"|с|со|з|із|προσ|τα|με|der|den|mot|gamba|sobre|per|ad|le|pas|"
    rf"barra|gantere?|jednoruck\w*|bucic\w*|mancuernas?|manubri\w*|halteres?|kurzhanteln?|langhantel|hantl\w*"
    rf"|hantel\w*|sztang\w*|alternad\w*"
    rf"|alternat\w*|alternee?s?|alternierend\w*|abwechselnd\w*|гантел\w*|штанг\w*"
    rf"|multipower|bilanciere|pesas?|{TOOLS}"
)

_GAP: Final = r"[ ・･　-]*"
_HELD: Final = (
    r"(?:ダンベル|バーベル|ケトルベル|スミス|덤벨|바벨|케틀벨|스미스"
    r"|哑铃|啞鈴|杠铃|槓鈴|壶铃|壺鈴|史密斯|负重|負重|徒手)?"
)
IDEOGRAPHS: Final = re.compile(
    rf"(?:リバース|バックワード|バックステップ|ステップバック|バック|リア|後方|後ろ){_GAP}{_HELD}{_GAP}ランジ"
    rf"|ランジ{_GAP}[(（]?(?:後ろ|後方|リバース|バック)"
    rf"|(?:리버스|백워드|백스텝|스텝{_GAP}백|백|리어|뒤로|후방){_GAP}{_HELD}{_GAP}런지"
    rf"|(?:反向|反式|向后|向後|后退|後退|后撤|後撤|倒退|后跨|後跨|后|後)(?:式|步)?{_GAP}{_HELD}{_GAP}(?:弓步|弓箭步|箭步)"
    rf"|(?:弓步|弓箭步|箭步)蹲?{_GAP}[(（-]?{_GAP}(?:反向|向后|向後|后退|後退|后撤|後撤)"
    r"|รีเวิร์ส ?ลันจ์|ลันจ์ ?(?:ถอยหลัง|ไปด้านหลัง|กลับหลัง|หลัง)|रिवर्स लंज"
)
