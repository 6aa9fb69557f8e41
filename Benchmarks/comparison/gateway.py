"""Counts requests where all tools look alike: in the S3 server, through its administration socket."""

import json
import socket
import struct

from testbench.settings import CEPH_FOLDER

SOCKET = CEPH_FOLDER / "client.rgw.asok"


def requests() -> int:
    """How many the gateway has taken since it started."""
    return _ask({"prefix": "perf dump"})["rgw"]["req"]


def _ask(command: dict[str, str]) -> dict:
    """The protocol: a JSON object and a NUL; back come four bytes of length and as many of JSON."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(SOCKET))
        connection.sendall(json.dumps(command).encode() + b"\0")
        (length,) = struct.unpack(">I", _read(connection, 4))
        return json.loads(_read(connection, length))


def _read(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = connection.recv(count - len(data))
        if not piece:
            raise ConnectionError("the gateway closed its administration socket")
        data += piece
    return data
