internal import CZstd

/// A context of libzstd for whole frames. A class for its `deinit`; its one owner is a ``ZstdBlockDecompressor``,
/// which can't be copied, so nothing shares it: that is what makes the unchecked promise true.
final class BlockContext: @unchecked Sendable {
    private let pointer: OpaquePointer

    init() {
        guard let context = ZSTD_createDCtx() else {
            preconditionFailure("libzstd could not start: it is out of memory")
        }
        pointer = context
    }

    deinit {
        ZSTD_freeDCtx(pointer)
    }

    func decompress(_ bytes: ArraySlice<UInt8>, room: Int) throws(ZstdError) -> [UInt8] {
        var result = 0
        let output = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            result = bytes.withUnsafeBytes { source in
                ZSTD_decompressDCtx(pointer, target.baseAddress, room, source.baseAddress, source.count)
            }
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        guard ZSTD_isError(result) == 0 else {
            if ZSTD_getErrorCode(result) == ZSTD_error_dstSize_tooSmall { throw .tooLarge(limit: room) }
            throw .damaged(String(cString: ZSTD_getErrorName(result)))
        }
        return output
    }
}
