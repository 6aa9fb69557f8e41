import Testing

/// One promise of the store contract, and how to see whether a store keeps it.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    let sentence: String
    let check: @Sendable (Scratch) async throws -> Void

    init(_ sentence: String, _ check: @escaping @Sendable (Scratch) async throws -> Void) {
        self.sentence = sentence
        self.check = check
    }

    var testDescription: String { sentence }

    static let all = reading + writing + listing + deleting + copying + multipart + keys + cancelling
}
