#!/usr/bin/env bash
# wakepy 1.0.0 with jeepney 0.9.0: a mode that could not be activated stays connected to the bus.
#
# If no service on the session bus can keep the screen on, keep.presenting(on_fail="pass") leaves its
# connection open. After the with block, and even after the mode is deleted, the program still has a
# name on the bus. The next garbage collection closes the connection and reports a ResourceWarning. A mode that
# was active closes its connection at the end of the block.
#
# Seen: before 0, inside the block 1, after it 1, after del 1, after gc.collect() 0
#       ResourceWarning: unclosed <socket.socket ...>
# Needs: dbus-daemon.
set -euo pipefail
place=$(mktemp -d)
trap 'kill "${bus:-}" 2>/dev/null || true; rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check wakepy==1.0.0 jeepney==0.9.0
dbus-daemon --session --nofork --nopidfile --address="unix:path=$place/bus" 2>/dev/null &
bus=$!
for _ in $(seq 100); do [ -S "$place/bus" ] && break; sleep 0.1; done
export DBUS_SESSION_BUS_ADDRESS="unix:path=$place/bus"
"$place/venv/bin/python" -W always - >"$place/said" 2>&1 <<'PY'
import gc
import os

from wakepy import keep


def connections():
    links = (f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd"))
    return sum(os.path.islink(link) and os.readlink(link).startswith("socket:") for link in links)


print("before", connections())
with keep.presenting(on_fail="pass") as mode:
    assert not mode.active
    print("inside", connections())
print("after", connections())
del mode
print("deleted", connections())
gc.collect()
print("collected", connections())
PY
cat "$place/said"
numbers=$(grep -E '^[a-z]+ [0-9]$' "$place/said" | cut -d' ' -f2 | tr '\n' ' ')
[ "$numbers" = "0 1 1 1 0 " ] || { echo "changed: open connections are $numbers"; exit 1; }
grep -q 'ResourceWarning: unclosed' "$place/said" || { echo "changed: no ResourceWarning"; exit 1; }
echo "as described"
