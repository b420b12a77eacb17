#!/usr/bin/env bash
# miniaudio 1.71 (PyPI), jackd2 1.9.21: if JACK is the only sound server, the default does not try it.
#
# On a machine with a JACK server but without an ALSA device or PulseAudio, PlaybackDevice() without a
# list of backends fails, although miniaudio supports JACK. PlaybackDevice(backends=[JACK]) opens
# at once.
#
# Seen: default: failed to init device -401
#       JACK alone: JACK
# Needs: jackd (Debian: jackd2); without it, the script exits with status 77.
set -euo pipefail
command -v jackd >/dev/null || { echo "cannot run here: there is no jackd"; exit 77; }
place=$(mktemp -d)
export JACK_DEFAULT_SERVER="finding$$" JACK_NO_AUDIO_RESERVATION=1 HOME="$place" XDG_RUNTIME_DIR="$place"
export PULSE_SERVER="unix:$place/nothing" ALSA_CONFIG_PATH="$place/none.conf"
jackd -n "$JACK_DEFAULT_SERVER" --no-realtime -d dummy -r 44100 >/dev/null 2>&1 &
server=$!
trap 'kill $server; wait $server 2>/dev/null || true; rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check miniaudio==1.71
until jack_lsp >/dev/null 2>&1; do sleep 0.2; done
cat > "$place/open.py" <<'PY'
import miniaudio

for name, backends in (("default", []), ("JACK alone", [miniaudio.Backend.JACK])):
    try:
        device = miniaudio.PlaybackDevice(backends=backends)
        print(f"{name}: {device.backend}", flush=True)
        device.close()
    except miniaudio.MiniaudioError as error:
        print(f"{name}: {' '.join(map(str, error.args))}", flush=True)
PY
seen=$("$place/venv/bin/python" "$place/open.py" 2>/dev/null)
echo "$seen"
if [ "$seen" != $'default: failed to init device -401\nJACK alone: JACK' ]; then
  echo "changed: the default backend or JACK by its name now behaves differently"
  exit 1
fi
