internal import CZstd

/// A context of libzstd for whole frames. A class for its `deinit`; its one owner is a ``ZstdBlockCompressor``, which
/// can't be copied, so nothing shares it: that is what makes the unchecked promise true.
final class BlockCompression: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(level: Int) {
        guard let context = ZSTD_createCCtx() else {
            preconditionFailure("libzstd could not start: it is out of memory")
        }
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
        pointer = context
    }

    deinit {
        ZSTD_freeCCtx(pointer)
    }

    func compress(_ bytes: [UInt8]) throws(ZstdError) -> [UInt8] {
        var result = 0
        let room = ZSTD_compressBound(bytes.count)
        let output = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            result = bytes.withUnsafeBytes { source in
                ZSTD_compress2(pointer, target.baseAddress, room, source.baseAddress, source.count)
            }
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        guard ZSTD_isError(result) == 0 else { throw .compressionFailed(String(cString: ZSTD_getErrorName(result))) }
        return output
    }
}
