#!/usr/bin/env bash
# Hypothesis 6.170.17 (PyPI, Python 3.11): with derandomize=True, the examples of a test change when any other local
# module is imported, even if the test does not use that module.
#
# derandomize=True takes its seed from the test alone, so one expects the same examples in every run with the same
# version of Hypothesis. But some of the examples are constants from the source of all local modules in
# sys.modules (hypothesis/internal/conjecture/providers.py, _get_local_constants). So the examples of a test depend
# on every number and string in the code base, and on the modules that other tests have imported before in the same
# process. These modules differ from run to run with pytest-xdist, or if only one file is run. A failure can come and
# go although neither the test nor the code under test has changed.
#
# Seen: two runs alone give the same examples. With an unused module of one line imported, the examples differ; one
#       of them is 31415926, a number that occurs only in that module.
# Needs: python3.11; without it, the script exits with status 77.
set -euo pipefail
command -v python3.11 >/dev/null || { echo "cannot run here: there is no python3.11"; exit 77; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3.11 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check hypothesis==6.170.17
mkdir "$place/project"
cd "$place/project"
echo 'LIMIT = 31_415_926' > unused.py
cat > draw.py <<'PY'
import importlib
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

for name in sys.argv[2:]:
    importlib.import_module(name)
drawn = []


@settings(derandomize=True, database=None)
@given(st.lists(st.integers(0, 10**9), max_size=20))
def draw(numbers):
    drawn.append(numbers)


draw()
with open(sys.argv[1], "w") as out:
    print(*drawn, sep="\n", file=out)
PY
"$place/venv/bin/python" draw.py "$place/alone"
"$place/venv/bin/python" draw.py "$place/again"
"$place/venv/bin/python" draw.py "$place/beside" unused
cmp -s "$place/alone" "$place/again" && alone="the same examples" || alone="other examples"
cmp -s "$place/alone" "$place/beside" && beside="the same examples" || beside="other examples"
grep -qw 31415926 "$place/alone" && number="drawn" || number="not drawn"
grep -qw 31415926 "$place/beside" && number="$number, then drawn" || number="$number, then not drawn"
seen="alone twice: $alone; beside the module: $beside; its number: $number"
echo "$seen"
if [ "$seen" != "alone twice: the same examples; beside the module: other examples; its number: not drawn, then drawn" ]; then
  echo "changed: the examples now depend on something else"
  exit 1
fi
