internal import CZstd

/// One decompression of libzstd. A class for its `deinit`; its one owner is a ``ZstdDecompressor``, which can't be
/// copied, so nothing shares it: that is what makes the unchecked promise true.
final class DecompressionContext: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let limit: Int
    private let windowLog2: Int
    private var written = 0
    private(set) var isAtFrameEnd = false

    init(limit: Int, windowLog2: Int) {
        guard let context = ZSTD_createDCtx() else {
            preconditionFailure("libzstd could not start: it is out of memory")
        }
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Int32(windowLog2))
        pointer = context
        self.limit = limit
        self.windowLog2 = windowLog2
    }

    deinit {
        ZSTD_freeDCtx(pointer)
    }

    func decompress(_ bytes: [UInt8]) throws(ZstdError) -> [UInt8] {
        var result = StreamProgress()
        var isTooLarge = false
        bytes.withUnsafeBytes { buffer in
            var input = ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: 0)
            // Output may wait inside libzstd after the input is taken: a full piece asks for another step. Not at the
            // end of a frame: there the step would begin to wait for another one.
            while input.pos < input.size || (result.isFull && !isAtFrameEnd), result.failure == nil, !isTooLarge {
                let left = result.take(upTo: ZSTD_DStreamOutSize()) { output in
                    ZSTD_decompressStream(pointer, &output, &input)
                }
                isAtFrameEnd = left == 0
                isTooLarge = written + result.bytes.count > limit
            }
        }
        written += result.bytes.count
        if let failure = result.failure { throw error(for: failure) }
        if isTooLarge { throw .tooLarge(limit: limit) }
        return result.bytes
    }

    private func error(for failure: StreamProgress.Failure) -> ZstdError {
        switch failure.code {
        case ZSTD_error_frameParameter_windowTooLarge: .windowTooLarge(limitLog2: windowLog2)
        default: .damaged(failure.name)
        }
    }
}
