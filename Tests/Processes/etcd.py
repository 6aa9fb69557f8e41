"""An etcd with users that knows nobody: whoever asks is told to log in, and who logs in is refused."""

import contextlib
from concurrent import futures
from typing import Iterator

import grpc


class _Refusing(grpc.GenericRpcHandler):
    def __init__(self):
        self.logins: list[bytes] = []

    def service(self, details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler:
        def login(message: bytes, context: grpc.ServicerContext) -> bytes:
            self.logins.append(message)
            words = "etcdserver: authentication failed, invalid user ID or password"
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, words)

        def anything(message: bytes, context: grpc.ServicerContext) -> bytes:
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "etcdserver: user name is empty")

        is_login = details.method.endswith("/Authenticate")
        return grpc.unary_unary_rpc_method_handler(login if is_login else anything)


@contextlib.contextmanager
def refusing_etcd() -> Iterator[tuple[int, list[bytes]]]:
    """Gives its port, and what it was told at logins."""
    handler = _Refusing()
    server = grpc.server(futures.ThreadPoolExecutor(4), handlers=(handler,))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield port, handler.logins
    finally:
        server.stop(None)
