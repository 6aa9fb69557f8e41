"""Plays the token service, the container's endpoint and the machine's metadata: they hand out one set of keys. Plays
an S3 server as well that refuses everything and shows in its answer all that it was sent, as AWS does when a signature
or a token isn't right."""

import contextlib
import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Iterator

EXPIRES = "2099-01-01T00:00:00Z"
ROLE = "/latest/meta-data/iam/security-credentials/"


@dataclass(frozen=True)
class Keys:
    access_key: str
    secret_key: str
    session_token: str


@dataclass
class Services:
    url: str
    port: int
    asked: list[str]
    # While it is true nobody gets keys.
    refuses: bool = False


@contextlib.contextmanager
def credential_services(keys: Keys, metadata_token: str) -> Iterator[Services]:
    class Handler(_Handler):
        def answer(self, body: bytes) -> tuple[int, str]:
            services.asked.append(f"{self.command} {self.path}")
            if services.refuses:
                return 403, json.dumps({"code": "AccessDenied", "message": "not for you"})
            if self.command == "POST":
                return 200, _token_service(keys, body)
            if self.path == "/latest/api/token":
                return 200, metadata_token
            if self.path == ROLE:
                return 200, "role"
            return 200, _document(keys)

    with _serving(Handler) as server:
        services = Services(f"http://127.0.0.1:{server.server_port}", server.server_port, [])
        yield services


@contextlib.contextmanager
def talkative_store() -> Iterator[int]:
    """Gives its port."""

    class Handler(_Handler):
        def answer(self, body: bytes) -> tuple[int, str]:
            sent = f"{self.command}\n{self.path}\n{self.headers}".replace("&", "&amp;").replace("<", "&lt;")
            token = self.headers.get("x-amz-security-token", "").replace("&", "&amp;")
            return 403, (
                "<Error><Code>InvalidToken</Code><Message>The provided token is malformed or otherwise invalid."
                f"</Message><Token-0>{token}</Token-0><CanonicalRequest>{sent}</CanonicalRequest></Error>"
            )

    with _serving(Handler) as server:
        yield server.server_port


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, body: bytes) -> tuple[int, str]:
        raise NotImplementedError

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, text = self.answer(body)
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = _serve

    def log_message(self, *_) -> None:
        pass


def _document(keys: Keys) -> str:
    return json.dumps(
        {
            "Code": "Success",
            "AccessKeyId": keys.access_key,
            "SecretAccessKey": keys.secret_key,
            "Token": keys.session_token,
            "Expiration": EXPIRES,
        }
    )


def _token_service(keys: Keys, body: bytes) -> str:
    action = body.decode().partition("Action=")[2].partition("&")[0]
    secret, token = (text.replace("&", "&amp;") for text in (keys.secret_key, keys.session_token))
    return (
        f'<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>'
        f"<AccessKeyId>{keys.access_key}</AccessKeyId><SecretAccessKey>{secret}</SecretAccessKey>"
        f"<SessionToken>{token}</SessionToken><Expiration>{EXPIRES}</Expiration></Credentials>"
        f"</{action}Result></{action}Response>"
    )


@contextlib.contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
