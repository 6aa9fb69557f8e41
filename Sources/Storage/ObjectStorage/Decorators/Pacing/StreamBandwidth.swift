package import Basics

/// What slows streams down: reading and writing apart, so that a stream from store to store runs at the whole rate.
package struct StreamBandwidth: Sendable {
    package var reading: BandwidthPacer?
    package var writing: BandwidthPacer?

    package init(reading: BandwidthPacer?, writing: BandwidthPacer?) {
        self.reading = reading
        self.writing = writing
    }

    package static let unlimited = StreamBandwidth(reading: nil, writing: nil)
}

extension BandwidthPacer? {
    /// The same stream, no faster than the limit.
    func slowing(_ stream: ByteStream) -> ByteStream {
        guard let pacer = self else { return stream }
        return ByteStream {
            guard let piece = try await stream.next() else { return nil }
            try await pacer.pass(piece.count)
            return piece
        }
    }
}
