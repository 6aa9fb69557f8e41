internal import Basics
internal import Hashing

/// The key derived from a secret access key for one scope. It signs like the secret does, so it is never printed.
package struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    package let scope: CredentialScope
    /// The scope as text, made once: every request needs it twice.
    let scopeText: String
    private let bytes: [UInt8]

    /// Four HMACs, one inside the other; keep the result, see ``SigningKeyCache``.
    package init(credentials: Credentials, scope: CredentialScope) {
        self.scope = scope
        scopeText = scope.description
        let secret = "AWS4" + credentials.secretAccessKey.reveal()
        bytes = [scope.day, scope.region, scope.service, "aws4_request"].reduce(Array(secret.utf8)) { key, part in
            HMACSHA256.authenticate(key: key, message: part.utf8).bytes
        }
    }

    package func sign(_ stringToSign: StringToSign) -> Signature {
        Signature(hex: HMACSHA256.authenticate(key: bytes, message: stringToSign.bytes).hex)
    }

    package var description: String { "signing key for \(scope)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
