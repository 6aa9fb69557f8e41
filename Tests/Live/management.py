"""A stand-in for Milvus' management port. The Milvus versions of the bench can't hold garbage collection yet; this one
says that it can, and writes down what it is asked."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Management:
    def __init__(self):
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def configure(self, configuration: dict) -> None:
        configuration["milvus"]["management"]["endpoint"] = self.endpoint

    @property
    def holds(self) -> list[str]:
        """`pause` and `resume`, in the order in which they were asked for."""
        verbs = [path.partition("?")[0].rpartition("/")[2] for path in self.asked if "garbage_collection" in path]
        return [verb for verb in verbs if verb in ("pause", "resume")]

    def __enter__(self) -> "Management":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked.append(self.path)
                answer = b'{"msg": "OK"}'
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_) -> None:
                pass

        return Handler
