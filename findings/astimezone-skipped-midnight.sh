#!/usr/bin/env bash
# Python 3.11 (CPython 3.11.7): astimezone() moves a local time that does not exist to the day before.
#
# Where clocks go forward at midnight, as in Egypt, the time 00:30 does not exist that night. Given the
# same date and time, datetime.astimezone() without a zone (the system's zone) and zoneinfo return
# different dates: the first goes back to 23:30 on the day before, the second goes forward to 01:30.
# With fold=1, both go forward. From Python 3.12 on, both return the same date, so tests that run only
# with these versions do not show the difference.
#
# Seen: astimezone 2026-04-23T23:30:00+02:00, zoneinfo 2026-04-24T01:30:00+03:00,
#       astimezone with fold=1 2026-04-24T01:30:00+03:00
# Needs: python3.11; without it, the script exits with status 77.
set -euo pipefail
command -v python3.11 >/dev/null || { echo "cannot run here: there is no python3.11"; exit 77; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3.11 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check tzdata==2025.2
cat > "$place/ask.py" <<'PY'
import os
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

os.environ["TZ"] = "EET-2EEST,M4.5.5/0,M10.5.4/24"  # Egypt, whatever zone files the system has
time.tzset()
skipped = datetime(2026, 4, 24, 0, 30)
cairo = ZoneInfo("Africa/Cairo")
print("astimezone", skipped.astimezone().isoformat())
print("zoneinfo", skipped.replace(tzinfo=cairo).astimezone(UTC).astimezone(cairo).isoformat())
print("fold", skipped.replace(fold=1).astimezone().isoformat())
PY
PYTHONTZPATH="" "$place/venv/bin/python" "$place/ask.py" >"$place/said"
cat > "$place/seen" <<'SEEN'
astimezone 2026-04-23T23:30:00+02:00
zoneinfo 2026-04-24T01:30:00+03:00
fold 2026-04-24T01:30:00+03:00
SEEN
cat "$place/said"
if ! diff "$place/seen" "$place/said" >"$place/other"; then
  echo "changed: another date or time"
  cat "$place/other"
  exit 1
fi
