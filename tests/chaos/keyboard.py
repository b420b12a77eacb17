"""What comes from a keyboard, a mouse, a clipboard, a terminal: sense and nonsense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

# The app's own keys; those that carry a session on come up most, those that leave it least.
KEYS: Final[tuple[tuple[bytes, int], ...]] = (
    (b"\r", 30), (b" ", 8), (b"\x1b[C", 8), (b"\x1b[D", 5), (b"\x1b[A", 4), (b"\x1b[B", 4),
    (b"+", 3), (b"-", 3), (b"[", 2), (b"]", 2), (b",", 2), (b".", 2), (b"t", 2), (b"x", 2),
    (b"m", 2), (b"9", 1), (b"0", 1), (b"z", 2), (b"f", 2), (b"1", 2), (b"2", 2), (b"3", 2),
    (b"4", 1), (b"5", 1), (b"h", 3), (b"g", 3), (b"c", 2), (b"p", 2), (b"\x13", 1), (b"s", 5),
    (b"!", 1), (b"e", 2), (b"/", 1), (b"d", 2), (b"u", 2), (b"w", 1), (b"?", 2), (b"y", 1),
    (b"n", 1), (b"r", 3), (b"\x1b", 6), (b"q", 2), (b"\t", 4), (b"\x1b[Z", 2), (b"\x7f", 2),
    (b"\x10", 1), (b"\x1b[5~", 1), (b"\x1b[6~", 1), (b"\x1b[H", 1), (b"\x1b[F", 1),
    (b"\x1b[3~", 1), (b"\x03", 1), (b"\x11", 1), (b"\x1a", 1), (b"\x1bOP", 1),
)  # fmt: skip

# What terminals, old and new, send without being asked nicely; some of it cut short or absurd.
ODDITIES: Final[tuple[bytes, ...]] = (
    b"\x1b[", b"\x1b", b"\x1b]", b"\x1bP", b"\x1b\x1b\x1b", b"\x1b[?62;c", b"\x1b[>0;276;0c",
    b"\x1b[24;80R", b"\x1b[99999;99999R", b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]52;c;AAAA\x07",
    b"\x1b[?2026;2$y", b"\x1b[?2048;0$y", b"\x1b[?2048;2$y", b"\x1b[?1;9$y", b"\x1b[I", b"\x1b[O",
    b"\x1b[48;24;80;480;800t", b"\x1b[48;0;0;0;0t", b"\x1b[48;7;30;0;0t",
    b"\x1b[48;99999;99999;9;9t", b"\x1b[97;5u", b"\x1b[97;1:3u", b"\x1b[97;1:1;97u",
    b"\x1b[1114112u", b"\x1b[99999999999u", b"\x1b[55296u", b"\x1b[57441;2u", b"\x1b[13;5u",
    b"\x1b[1;5A", b"\x1b[1;99A", b"\x1b[;;u", b"\x1b[::;::u", b"\x1b[200~", b"\x1b[201~",
    b"\x1b[200~never closed", b"\x1b[M !!", b"\x1b[M\xff\xff\xff", b"\x1b[32;5;5M", b"\x1b[<0;5M",
    b"\x1b[<999;-1;-1M", b"\x1bP1$r0m\x1b\\", b"\x1b_Gi=1;OK\x1b\\", b"\x1b[?1u", b"\x1b[15~",
    b"\x1b[" + b"1;" * 60 + b"m", b"\x00" * 5, b"\x9b31m", b"\x80\x81\xfe\xff",
    b"\xc3", b"\xed\xa0\x80",
)  # fmt: skip

SIGNS: Final = "äöüß€日本語عربى👍🏽🧎‍♀️\u202e\u200b\u0301\ufeff\U0010ffff[b]x[/b]$HOME%s{}<>\\\"'`;"


def keys(rng: Random, most: int = 6) -> bytes:
    """A few of the app's own keys."""
    known, weights = zip(*KEYS, strict=True)
    return b"".join(rng.choices(known, weights, k=rng.randint(1, most)))


def nonsense(rng: Random) -> bytes:
    """Letters, signs of all scripts, control characters, bytes that are no text at all."""
    kind = rng.randrange(4)
    if kind == 0:
        return bytes(rng.randrange(32, 127) for _ in range(rng.randint(1, 12)))
    if kind == 1:
        return "".join(rng.choices(SIGNS, k=rng.randint(1, 8))).encode()
    if kind == 2:
        return bytes(rng.randrange(0, 32) for _ in range(rng.randint(1, 4)))
    return rng.randbytes(rng.randint(1, 12))


def burst(rng: Random) -> bytes:
    """A child or a cat: very many keys at once, or one key held down."""
    if rng.random() < 0.4:
        return keys(rng, 1) * rng.randint(50, 300)
    return b"".join(keys(rng) for _ in range(rng.randint(10, 60)))


def escapes(rng: Random) -> bytes:
    """One to three oddities, at times with keys in between."""
    parts = [rng.choice(ODDITIES) for _ in range(rng.randint(1, 3))]
    return (keys(rng, 1) if rng.random() < 0.3 else b"").join(parts)


def mouse(rng: Random) -> bytes:
    """Clicks, drags, wheels; most on the screen, some far outside."""
    far = rng.random() < 0.1
    column, row = rng.randint(1, 9999 if far else 90), rng.randint(1, 9999 if far else 30)
    where = f"{column};{row}"
    kind = rng.randrange(4)
    if kind == 0:
        return f"\x1b[<0;{where}M\x1b[<0;{where}m".encode()
    if kind == 1:
        return b"".join(f"\x1b[<{rng.choice((64, 65, 66, 67))};{where}M".encode() for _ in range(9))
    if kind == 2:
        steps = [f"\x1b[<32;{column + n};{row + n}M" for n in range(rng.randint(1, 20))]
        return f"\x1b[<0;{where}M{''.join(steps)}\x1b[<0;{where}m".encode()
    return f"\x1b[<{rng.randrange(256)};{where}{rng.choice('Mm')}".encode()


def paste(rng: Random) -> bytes:
    """Something from the clipboard: a word, lines, a whole page, codes in it."""
    text = rng.choice((
        "good session", "two\nlines\r\n", "\x1b[2J\x1b]0;title\x07", "x" * 3000, SIGNS * 20,
        "[red]not markup[/]", "/dev/full", "", "0" * 400,
    ))  # fmt: skip
    return b"\x1b[200~" + text.encode() + b"\x1b[201~"
