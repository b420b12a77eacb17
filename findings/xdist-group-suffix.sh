#!/usr/bin/env bash
# pytest-xdist 3.8.0 with pytest 8.4.2: pytest does not accept the reported name of a failed test.
#
# With --dist=loadgroup, a test marked xdist_group("alone") is reported as NAME@alone. This is also the name
# in the summary's FAILED line, which people copy to run the test again. pytest then says that there is no
# such test and exits with status 4. Without "@alone", it runs the test.
#
# Seen: FAILED test_it.py::test_one@alone - assert 1 == 2
#       ERROR: not found: .../test_it.py::test_one@alone
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check pytest==8.4.2 pytest-xdist==3.8.0
cd "$place"
cat > test_it.py <<'PY'
import pytest

@pytest.mark.xdist_group("alone")
def test_one():
    assert 1 == 2
PY
summary=$(venv/bin/python -m pytest -q -p no:cacheprovider -n 2 --dist=loadgroup | grep '^FAILED' || true)
echo "$summary"
name=$(cut -d' ' -f2 <<<"$summary")
[ "$name" = "test_it.py::test_one@alone" ] || { echo "changed: the summary names $name"; exit 1; }
status=0
venv/bin/python -m pytest -q -p no:cacheprovider "$name" >again.txt 2>&1 || status=$?
grep '^ERROR' again.txt || true
[ "$status" -eq 4 ] || { echo "changed: pytest takes the name, status $status"; exit 1; }
status=0
venv/bin/python -m pytest -q -p no:cacheprovider "${name%@alone}" >plain.txt 2>&1 || status=$?
[ "$status" -eq 1 ] || { echo "changed: without the suffix the status is $status"; exit 1; }
echo "as described"
