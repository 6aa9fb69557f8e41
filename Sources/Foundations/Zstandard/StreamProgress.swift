internal import CZstd

/// The output that libzstd has written so far in one call, and the error it ended with, if any.
struct StreamProgress {
    struct Failure {
        let code: ZSTD_ErrorCode
        let name: String
    }

    private(set) var bytes: [UInt8] = []
    private(set) var failure: Failure?
    /// Whether the last step filled its room, so that more may be waiting.
    private(set) var isFull = false

    /// Lets `step` write up to `room` more bytes; its result is libzstd's, error codes included.
    mutating func take(upTo room: Int, _ step: (inout ZSTD_outBuffer) -> Int) -> Int {
        var result = 0
        let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: room, pos: 0)
            result = step(&output)
            count = output.pos
        }
        isFull = piece.count == room
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
        if ZSTD_isError(result) != 0 {
            failure = Failure(code: ZSTD_getErrorCode(result), name: String(cString: ZSTD_getErrorName(result)))
        }
        return result
    }
}
