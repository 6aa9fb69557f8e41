/// What has happened at a stub server so far.
package struct StubActivity: Sendable {
    package var connectionsOpened = 0
    package var connectionsClosed = 0
    /// Requests that were read to their end, or answered at their head.
    package var requests: [StubRequest] = []
    /// Requests seen, whether they were read to the end or not.
    package var requestsBegun = 0
    /// Exchanges that the client ended before the answer was complete.
    package var exchangesAbandoned = 0
    package var bodyBytesReceived = 0
    /// Body bytes that went towards the client; at most a few buffers ahead of what the kernel took.
    package var bodyBytesSent = 0
    /// Requests being worked on, and the most there ever were at one time.
    package var inFlight = 0
    package var mostInFlight = 0
}
