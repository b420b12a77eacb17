#!/usr/bin/env bash
# jackd2 1.9.21 (Debian): a server with --no-realtime takes inherited real-time priority from the audio threads.
#
# A program that is started with a real-time priority passes it on to the threads that it creates. If the JACK server
# runs with --no-realtime, this does not hold for the threads that JACK itself creates: neither the server nor a client
# keeps the priority in them, although both processes were started with it (chrt --rr 1). With --realtime, the audio
# threads of both have a real-time priority (FF).
#
# Seen: --no-realtime: server RR:1 TS:3, client RR:2 TS:3
#       --realtime:    server FF:1 RR:1 TS:2, client FF:1 RR:2 TS:2
# Needs: jackd and jack_rec (Debian: jackd2), and chrt with the right to use it; without them, the script exits with
#        status 77.
set -euo pipefail
for program in jackd jack_rec jack_lsp chrt; do
  command -v "$program" >/dev/null || { echo "cannot run here: there is no $program"; exit 77; }
done
chrt --rr 1 true 2>/dev/null || { echo "cannot run here: real-time priority is not allowed"; exit 77; }
place=$(mktemp -d)
export JACK_DEFAULT_SERVER="finding$$" JACK_NO_AUDIO_RESERVATION=1 JACK_NO_START_SERVER=1
export HOME="$place" XDG_RUNTIME_DIR="$place"
touch "$place/pids" # a file, because look runs in a subshell
trap 'cat "$place/pids" 2>/dev/null | xargs -r kill 2>/dev/null || true; rm -rf "$place"' EXIT

classes() { # PID: how many threads have each scheduling class
  ps -L -o cls= -p "$1" | sort | uniq -c | awk '{printf "%s%s:%s", (NR > 1 ? " " : ""), $2, $1}'
}

look() { # OPTION...: print the classes of a server with these options and of a client
  chrt --rr 1 jackd -n "$JACK_DEFAULT_SERVER" "$@" -d dummy -r 44100 >/dev/null 2>&1 &
  local server=$!
  echo "$server" >> "$place/pids"
  until jack_lsp >/dev/null 2>&1; do sleep 0.2; done
  chrt --rr 1 jack_rec -f "$place/tape.wav" -d 60 -b 16 system:capture_1 >/dev/null 2>&1 &
  local client=$!
  echo "$client" >> "$place/pids"
  until [ -s "$place/tape.wav" ]; do sleep 0.2; done
  sleep 1
  echo "server $(classes "$server"), client $(classes "$client")"
  kill "$client" "$server"
  wait "$client" "$server" || true
  rm -f "$place/tape.wav" "$place/pids"
}

without=$(look --no-realtime)
with=$(look --realtime --realtime-priority 6)
seen=$(printf '%s\n' "--no-realtime: $without" "--realtime:    $with")
echo "$seen"
if [[ $without == *FF* || $with != *FF*client*FF* ]]; then
  echo "changed: the audio threads of JACK's server or client now have another priority"
  exit 1
fi
