/// Leave to send one request; handed back with its outcome.
package struct RequestPermit: Sendable {
    let sentAt: Duration
    let isProbe: Bool
}
