internal import COpenSSL

/// One running computation of libcrypto. A class for its `deinit`; its one owner is an ``IncrementalHash``, which can't
/// be copied, so nothing shares it: that is what makes the unchecked promise true.
final class HashContext: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let digestLength: Int

    init(_ algorithm: HashAlgorithm) {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex2(context, algorithm.pointer, nil) == 1 else {
            preconditionFailure("libcrypto could not start a hash: it is out of memory")
        }
        pointer = context
        digestLength = algorithm.digestLength
    }

    deinit {
        EVP_MD_CTX_free(pointer)
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
        let done = EVP_DigestUpdate(pointer, bytes.baseAddress, bytes.count)
        precondition(done == 1, "libcrypto refused to hash \(bytes.count) bytes")
    }

    func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: digestLength) { bytes, count in
            let done = EVP_DigestFinal_ex(pointer, bytes.baseAddress, nil)
            precondition(done == 1, "libcrypto could not finish a hash")
            count = digestLength
        }
    }
}
