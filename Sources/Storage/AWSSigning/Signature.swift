/// The proof at the end of the authorization header: 64 lowercase hexadecimal digits.
package struct Signature: Sendable, Hashable {
    package let hex: String

    package init(hex: String) {
        self.hex = hex
    }
}
