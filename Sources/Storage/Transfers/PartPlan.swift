package import ObjectStorage

/// Cuts an object into parts. Pure.
package struct PartPlan: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        /// From 1 on.
        package let number: Int
        package let range: Range<Int64>
    }

    package let size: Int64
    package let partSize: Int64

    /// The wished part size, larger where the store's limits ask for it: 5 TiB in 10,000 parts are parts of 525 MiB.
    package init(size: Int64, wishedPartSize: Int64, capabilities: StoreCapabilities) {
        let mebibyte: Int64 = 1 << 20
        let parts = Int64(capabilities.maximumParts)
        let needed = ((size + parts - 1) / parts + mebibyte - 1) / mebibyte * mebibyte
        self.size = size
        // Growing only where needed keeps the wished size exact for all but giants.
        partSize = max(wishedPartSize * parts >= size ? wishedPartSize : needed, capabilities.minimumPartSize, 1)
    }

    /// In order, made as they are asked for.
    package var parts: some Sequence<Part> & Sendable {
        let count = (size + partSize - 1) / partSize
        return (0..<count).lazy.map { [size, partSize] index in
            Part(number: Int(index) + 1, range: index * partSize..<min((index + 1) * partSize, size))
        }
    }
}
