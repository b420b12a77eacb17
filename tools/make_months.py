"""Makes src/lungetimer/history/exchange/month_names.py from the month names of the Unicode CLDR.

    pip install babel==2.18.0 && python tools/make_months.py

Each locale is read in a process of its own: in babel 2.18 the names of one locale can appear in
another locale that is read after it (findings/babel-month-names.sh).
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parents[1] / "src/lungetimer/history/exchange/month_names.py"
LANGUAGES: Final = {
    "en": "English", "es": "Spanish", "pt": "Portuguese", "fr": "French", "de": "German",
    "it": "Italian", "nl": "Dutch", "ru": "Russian", "tr": "Turkish", "pl": "Polish",
    "sv": "Swedish", "nb": "Norwegian", "da": "Danish", "fi": "Finnish", "cs": "Czech",
    "sk": "Slovak", "hu": "Hungarian", "ro": "Romanian", "bg": "Bulgarian", "uk": "Ukrainian",
    "be": "Belarusian", "hr": "Croatian", "sr": "Serbian", "sr_Latn": "Serbian (Latin)",
    "sl": "Slovenian", "el": "Greek", "id": "Indonesian", "ms": "Malay", "ca": "Catalan",
    "gl": "Galician", "eu": "Basque", "et": "Estonian", "lt": "Lithuanian", "lv": "Latvian",
    "is": "Icelandic", "he": "Hebrew", "ar": "Arabic", "fa": "Persian", "hi": "Hindi", "th": "Thai",
}  # fmt: skip
# Short forms that phones and date libraries (Java, dayjs) write but the current CLDR lacks.
ALSO: Final = {
    "en": {9: ["sept"]}, "es": {9: ["sep"]}, "sv": {9: ["sept"]},
    "de": {1: ["jänner", "jän"], 2: ["feber"], 3: ["mrz"]},
    "ru": {2: ["фев"], 9: ["сен"], 11: ["ноя"]}, "fr": {2: ["fév"], 7: ["juill"]},
    "pt": {}, "bg": {2: ["февр"], 9: ["септ"], 11: ["ноем"]}, "el": {3: ["Μαρτ"]},
    "is": {9: ["sept"]}, "et": {1: ["jan"]}, "it": {9: ["sett"]},
    "fi": dict(enumerate(([f"{stem}k"] for stem in (
        "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka",
        "marras", "joulu",
    )), 1)),
}  # fmt: skip
READ: Final = """
import json, sys
from babel import Locale
months = Locale.parse(sys.argv[1]).months
forms = [months[c][w] for c in ("format", "stand-alone") for w in ("wide", "abbreviated")]
print(json.dumps([[form[n] for form in forms] for n in range(1, 13)]))
"""


def key(name: str) -> str:
    """Return the form of a name under which the date parser looks it up."""
    sys.path.insert(0, str(TARGET.parents[3]))
    from lungetimer.history.exchange.words import month_key  # noqa: PLC0415  # after the path of this checkout was added

    plain = unicodedata.normalize("NFC", name)
    return month_key(plain.removeprefix("de ").removeprefix("d’").removeprefix("d'"))


def names(code: str) -> list[str]:
    """Return the names of each month, joined with bars."""
    found = subprocess.run(
        [sys.executable, "-c", READ, code], capture_output=True, check=True
    )  # our own code
    rows = json.loads(found.stdout)
    return [
        "|".join(dict.fromkeys(key(n) for n in [*row, *ALSO.get(code, {}).get(month, ())]))
        for month, row in enumerate(rows, 1)
    ]


def main() -> None:
    """Write the table."""
    lines = [
        '"""Names of the months, for dates of other programs.',
        "",
        (
            "Made by tools/make_months.py from the Unicode CLDR; without accents, dots and "
            "apostrophes."
        ),
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Final",
        "",
        "MONTH_NAMES: Final[dict[str, tuple[str, ...]]] = {",
    ]
    for code, language in LANGUAGES.items():
        lines.append(f'    "{language}": (')
        lines += [f'        "{text}",' for text in names(code)]
        lines.append("    ),")
    lines.append("}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
