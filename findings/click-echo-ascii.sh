#!/usr/bin/env bash
# click 8.1.8: echo writes UTF-8 to a standard output whose encoding is ASCII.
#
# The encoding of the output is ASCII if PYTHONIOENCODING says so, or a locale that Python does not
# replace. Then print() raises UnicodeEncodeError at the first character that is not ASCII. With an
# error handler such as "replace", print() writes a question mark instead. click.echo does neither: it
# treats ASCII as a misconfiguration, writes UTF-8 to the same output, and ignores the error handler.
# With Latin-1 and Windows code pages, click.echo keeps the encoding. A program that uses both print
# (or Rich) and click.echo can therefore write two encodings into one file.
#
# Seen: ascii print 3f echo e29c93
#       latin1 print 3f echo 3f
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check click==8.1.8
cat > "$place/write.py" <<'PY'
import sys

import click

sys.stdout.reconfigure(errors="replace")
if sys.argv[1] == "print":
    print("\u2713", end="")
else:
    click.echo("\u2713", nl=False)
PY
for encoding in ascii latin1; do
  said=$encoding
  for how in print echo; do
    bytes=$(PYTHONIOENCODING=$encoding "$place/venv/bin/python" "$place/write.py" $how | od -An -tx1 | tr -d ' \n')
    said="$said $how $bytes"
  done
  echo "$said"
done >"$place/said"
cat > "$place/seen" <<'SEEN'
ascii print 3f echo e29c93
latin1 print 3f echo 3f
SEEN
cat "$place/said"
if ! diff "$place/seen" "$place/said" >"$place/other"; then
  echo "changed: what click.echo writes to an output that takes ASCII"
  cat "$place/other"
  exit 1
fi
