/// One call as a ``MilvusDouble`` saw it.
package struct MilvusCallRecord: Sendable, Hashable {
    /// The ``KillSwitch``'s number; 0 for calls of a client that was dead already.
    package var number: Int
    /// Method of gRPC, or path of REST and management without its query.
    package var call: String
    /// Whether it took effect; refusals did.
    package var isServed: Bool
}
