#!/usr/bin/env bash
# libfaketime 0.9.10 (Debian 0.9.10-2.1): threads of Python that wait for each other keep a core busy.
#
# FAKETIME_DONT_FAKE_MONOTONIC=1 leaves the monotonic clock unchanged, so one expects that waits
# measured by this clock do not change either. But every timed wait on a condition variable then
# returns at once. Python's threads wait in this way for the interpreter's lock (the GIL). Therefore
# two threads that compute need about three times as much processor time. With
# FAKETIME_FORCE_MONOTONIC_FIX=0, the waits last as long as they should.
#
# Seen: plain 0.13 s, with libfaketime 0.40 s, with the fix switched off 0.14 s of processor time
# Needs: apt-get with this version of libfaketime; without it, the script exits with status 77.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
apt-get download -q libfaketime=0.9.10-2.1 >/dev/null 2>&1 || { echo "cannot run here: no such package"; exit 77; }
dpkg -x libfaketime_*.deb .
library=$(find "$place" -name libfaketime.so.1)
cat > work.py <<'PY'
import threading
import time


def work() -> None:
    for _ in range(3_000_000):
        pass


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{time.process_time():.2f}")
PY
faked=(FAKETIME=+0 FAKETIME_DONT_FAKE_MONOTONIC=1 LD_PRELOAD="$library")
plain=$(python3 work.py)
with=$(env "${faked[@]}" python3 work.py)
off=$(env "${faked[@]}" FAKETIME_FORCE_MONOTONIC_FIX=0 python3 work.py)
echo "plain $plain s, with libfaketime $with s, with the fix switched off $off s of processor time"
python3 - "$plain" "$with" "$off" <<'PY' || { echo "changed: the waits are no longer busy, or the switch does not help"; exit 1; }
import sys

plain, faked, off = map(float, sys.argv[1:])
sys.exit(not (faked > 1.8 * plain and off < 1.5 * plain))
PY
echo "as described"
