#!/usr/bin/env bash
# garmin-fit-sdk 21.218.0: after a decoder has checked a file, it reads nothing and reports no error.
#
# Decoder.check_integrity() leaves the stream at its end. Decoder.read() then returns no messages
# and an empty list of errors, as for a file without messages. A new Decoder on a new
# Stream reads the file. fitdecode and fitparse check the file while they read it.
#
# Seen: read: ['file_id_mesgs'] []
#       checked True, then read: [] []
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --disable-pip-version-check garmin-fit-sdk==21.218.0
cat > "$place/read.py" <<'PY'
from garmin_fit_sdk import Decoder, Encoder, Profile, Stream

encoder = Encoder()
encoder.write_mesg({"mesg_num": Profile["mesg_num"]["FILE_ID"], "type": "activity"})
data = bytearray(encoder.close())
messages, errors = Decoder(Stream.from_byte_array(data)).read()
print("read:", list(messages), errors)
decoder = Decoder(Stream.from_byte_array(data))
checked = decoder.check_integrity()
messages, errors = decoder.read()
print(f"checked {checked}, then read:", list(messages), errors)
PY
seen=$("$place/venv/bin/python" "$place/read.py")
echo "$seen"
[ "$seen" = "read: ['file_id_mesgs'] []
checked True, then read: [] []" ] || { echo "changed: a checked decoder reads something else"; exit 1; }
echo "as described"
