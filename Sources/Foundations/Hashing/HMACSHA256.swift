internal import COpenSSL

/// HMAC with SHA-256 (RFC 2104), the step that signing keys and signatures are made of.
package enum HMACSHA256 {
    package static func authenticate(key: some Collection<UInt8>, message: some Collection<UInt8>) -> Digest {
        withBytes(of: key) { key in
            withBytes(of: message) { message in
                Digest(bytes: authenticate(key: key, message: message))
            }
        }
    }

    private static func authenticate(key: UnsafeRawBufferPointer, message: UnsafeRawBufferPointer) -> [UInt8] {
        guard let context = EVP_MAC_CTX_dup(MACTemplate.hmacSHA256.context) else {
            preconditionFailure("libcrypto could not start an HMAC: it is out of memory")
        }
        defer { EVP_MAC_CTX_free(context) }
        let keyBytes = key.assumingMemoryBound(to: UInt8.self)
        let messageBytes = message.assumingMemoryBound(to: UInt8.self)
        // A null key would mean "the one set before", so an empty key still needs an address.
        var none: UInt8 = 0
        let started = withUnsafePointer(to: &none) {
            EVP_MAC_init(context, keyBytes.baseAddress ?? $0, keyBytes.count, nil)
        }
        precondition(started == 1, "libcrypto refused an HMAC key of \(key.count) bytes")
        precondition(EVP_MAC_update(context, messageBytes.baseAddress, messageBytes.count) == 1, "HMAC update failed")
        return [UInt8](unsafeUninitializedCapacity: 32) { bytes, count in
            precondition(EVP_MAC_final(context, bytes.baseAddress, &count, 32) == 1, "HMAC could not be finished")
        }
    }
}
