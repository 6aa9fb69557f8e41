internal import Testing

/// One promise of the store contract, and how to see whether a store keeps it.
package struct ConformanceCase: Sendable, CustomTestStringConvertible {
    package let sentence: String
    package let check: @Sendable (Scratch) async throws -> Void

    package init(_ sentence: String, _ check: @escaping @Sendable (Scratch) async throws -> Void) {
        self.sentence = sentence
        self.check = check
    }

    package var testDescription: String { sentence }

    package static let all = reading + writing + listing + deleting + copying + multipart + keys + cancelling
}
