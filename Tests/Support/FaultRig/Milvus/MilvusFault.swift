/// Something that goes wrong with one call.
package struct MilvusFault: Sendable {
    /// How.
    package enum Effect: Sendable, Equatable {
        /// The call takes effect, the connection closes instead of an answer.
        case loseReply
        /// The connection closes, nothing happens.
        case loseRequest
        /// The server says no, with this `Status.code` (REST: HTTP status 503).
        case refuse(code: Int32, reason: String)
    }

    /// Method of gRPC, or path of REST and management without its query.
    package var call: String
    /// Which of the calls of that name, counted from 1 since the double began.
    package var calls: ClosedRange<Int>
    package var effect: Effect

    package init(_ call: String, _ calls: ClosedRange<Int>, _ effect: Effect) {
        self.call = call
        self.calls = calls
        self.effect = effect
    }
}
