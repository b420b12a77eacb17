#!/usr/bin/env bash
# babel 2.18.0: reading the month names of one locale changes those of a locale that is read later.
#
# The German data has no stand-alone wide month names; German inherits them through the root locale.
# If only German is read, Locale("de").months["stand-alone"]["wide"][3] is "März". If the Hebrew month
# names are read first in the same process, the German value is "מרץ". The same happens with French
# and other locales. So a table of month names depends on the order in which a process reads the
# locales.
#
# Seen: de alone: März
#       he, then de: מרץ
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check babel==2.18.0
cat > "$place/months.py" <<'PY'
import sys
from babel import Locale

for code in sys.argv[1:]:
    months = Locale.parse(code).months["stand-alone"]
    last = months["wide"][3], months["abbreviated"][3]
print(last[0])
PY
alone=$("$place/venv/bin/python" "$place/months.py" de)
after=$("$place/venv/bin/python" "$place/months.py" he de)
echo "de alone: $alone"
echo "he, then de: $after"
[ "$alone" = "März" ] || { echo "changed: alone it is $alone"; exit 1; }
[ "$after" = "מרץ" ] || { echo "changed: after Hebrew it is $after"; exit 1; }
echo "as described"
