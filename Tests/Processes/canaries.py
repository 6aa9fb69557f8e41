"""Secrets that are nothing but secrets: whoever finds one of them has found a leak."""

import base64
import secrets
import urllib.parse
from typing import Iterable

import zstandard

ZSTD = b"\x28\xb5\x2f\xfd"


class Canaries:
    def __init__(self):
        self._known: dict[str, str] = {}

    def __call__(self, kind: str) -> str:
        """The secret of that kind; always the same one. It has characters that need escaping in URLs and in XML."""
        return self._known.setdefault(kind, f"Canary/{kind}+{secrets.token_hex(8)}&=")

    def found(self, texts: dict[str, bytes]) -> list[str]:
        """Which of them are seen where, in any of their forms; zstd is looked into."""
        plain = {where: _decompressed(content) for where, content in texts.items()}
        return [
            f"{kind} in {where}"
            for kind, secret in self._known.items()
            for where, content in plain.items()
            if any(form in content for form in _forms(secret))
        ]


def _forms(secret: str) -> Iterable[bytes]:
    raw = secret.encode()
    yield raw
    yield raw.hex().encode()
    yield urllib.parse.quote(secret, safe="").encode()
    yield urllib.parse.quote(secret).encode()
    yield secret.replace("/", "\\/").encode()
    yield secret.replace("&", "&amp;").encode()
    # In the middle of something: what stands before it shifts the text, and both ends depend on their neighbours.
    for shift in range(3):
        yield base64.b64encode(b"x" * shift + raw)[4:-4]


def _decompressed(content: bytes) -> bytes:
    if not content.startswith(ZSTD):
        return content
    reader = zstandard.ZstdDecompressor().stream_reader(content, read_across_frames=True)
    return reader.read()
