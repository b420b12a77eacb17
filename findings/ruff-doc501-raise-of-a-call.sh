#!/usr/bin/env bash
# ruff 0.17.6, rule DOC501 (preview): the name of a function counts as the exception that it makes.
#
# `raise trouble("...")` raises what the function `trouble` returns. DOC501 does not look at
# the return type of this function: it requires "trouble" in the section Raises. If the docstring
# names the real exception, KeyError, the rule reports an error, although it accepts the same
# docstring for `raise KeyError("...")`.
#
# Seen: call: docstring-missing-exception: Raised exception `trouble` missing from docstring
#       class: All checks passed!
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check ruff==0.17.6
for kind in call class; do
  made=$([ "$kind" = call ] && echo trouble || echo KeyError)
  cat > "$place/$kind.py" <<PY
"""A module."""


def trouble(word: str) -> KeyError:
    """Return an exception."""
    return KeyError(word)


def find(word: str) -> None:
    """Find a word.

    Raises:
        KeyError: there is no such word.
    """
    raise $made(word)
PY
  "$place/venv/bin/ruff" check --isolated --preview --select DOC501 --config 'lint.pydocstyle.convention = "google"' \
    --output-format concise "$place/$kind.py" 2>/dev/null >"$place/$kind.said" || true
  echo "$kind: $(head -1 "$place/$kind.said" | sed "s|^$place/[^ ]* ||")"
done | tee "$place/said"
cat > "$place/seen" <<'SEEN'
call: docstring-missing-exception: Raised exception `trouble` missing from docstring
class: All checks passed!
SEEN
if ! diff "$place/seen" "$place/said"; then
  echo "changed: ruff no longer takes the function for an exception, or says it in other words"
  exit 1
fi
echo "as described"
