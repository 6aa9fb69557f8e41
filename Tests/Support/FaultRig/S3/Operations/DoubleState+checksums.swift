internal import StubServer
internal import XMLStream

extension DoubleState {
    /// Nil when none was asked for, or checksums are switched off.
    func requestedChecksum(_ call: S3Call) throws(S3Refusal) -> ChecksumAlgorithm? {
        configuration.checksums ? try ChecksumAlgorithm.requested(by: call) : nil
    }

    /// The checksum that came with a body, checked; or the one that was asked for, computed.
    func checksum(of content: DoubleContent, sentWith call: S3Call) throws(S3Refusal) -> StoredChecksum? {
        guard configuration.checksums else { return nil }
        for algorithm in ChecksumAlgorithm.allCases {
            guard let sent = call.header(algorithm.headerName) else { continue }
            guard sent == algorithm.value(of: content.identity) else {
                throw S3Refusal(
                    400, "BadDigest", "The \(algorithm.rawValue) you specified did not match the calculated checksum.")
            }
            return StoredChecksum(algorithm: algorithm, value: sent)
        }
        return try requestedChecksum(call).map { StoredChecksum(algorithm: $0, value: $0.value(of: content.identity)) }
    }
}

extension StubHeaders {
    /// Whether any additional checksum of the body was sent.
    var hasChecksum: Bool {
        ChecksumAlgorithm.allCases.contains { self[$0.headerName] != nil }
    }
}
