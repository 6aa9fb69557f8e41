"""A TCP relay in front of a server: it sees what passes, and can hold it back or act at a chosen moment."""

import socket
import threading
from typing import Callable

CHUNK = 1 << 16


class Proxy:
    """Relays to `port` of this machine. `watch` is called with the bytes of each direction before they go on, in
    the thread of the connection: while it runs, that connection waits."""

    def __init__(self, port: int, watch: Callable[[str, bytes], None]):
        self._target = port
        self._watch = watch
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> "Proxy":
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            for direction, source, sink in (("request", client, server), ("answer", server, client)):
                threading.Thread(target=self._relay, args=(direction, source, sink), daemon=True).start()

    def _relay(self, direction: str, source: socket.socket, sink: socket.socket) -> None:
        try:
            while chunk := source.recv(CHUNK):
                self._watch(direction, chunk)
                sink.sendall(chunk)
        except OSError:
            pass
        finally:
            for end in (source, sink):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
