internal import COpenSSL

/// An algorithm fetched from libcrypto once and kept for the life of the process: OpenSSL 3 otherwise looks it up by
/// name, under a lock, for every hash. What it points to is never changed and is shared between threads by design
/// (`EVP_MD_fetch(3)`), hence the unchecked promise.
struct HashAlgorithm: @unchecked Sendable {
    let pointer: OpaquePointer
    let digestLength: Int

    private static let md5 = HashAlgorithm(fetching: "MD5")
    private static let sha1 = HashAlgorithm(fetching: "SHA1")
    private static let sha256 = HashAlgorithm(fetching: "SHA256")

    static func of(_ function: HashFunction) -> HashAlgorithm {
        switch function {
        case .md5: md5
        case .sha1: sha1
        case .sha256: sha256
        }
    }

    private init(fetching name: String) {
        guard let pointer = EVP_MD_fetch(nil, name, nil) else {
            preconditionFailure("this machine's libcrypto offers no \(name); is it limited to FIPS algorithms?")
        }
        self.pointer = pointer
        digestLength = Int(EVP_MD_get_size(pointer))
    }
}
