/// Whether a transfer may open a connection of its own.
///
/// libcurl before 8.0 can't send a second request over an HTTP/2 connection that was made with prior knowledge when
/// that request asks for prior knowledge too (curl issue 10634; 7.88 is what Debian 12 has). It can when the request
/// asks for plain "HTTP/2": but that, on a connection of its own, would speak HTTP/1.1. So of the requests over
/// cleartext HTTP/2 some open connections with prior knowledge, and the others may only join one.
enum ConnectionRole: Equatable {
    /// All other kinds of request: curl decides.
    case any
    /// Reuse only. Asked for a new socket, the loop refuses, and the transfer starts over.
    case joins
    /// A fresh connection with prior knowledge.
    case opens
}
