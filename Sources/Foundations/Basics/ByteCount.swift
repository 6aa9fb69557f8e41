/// A number of bytes as a person reads it: `0 B`, `812 B`, `11.0 MiB`, `1.2 TiB`.
package struct ByteCount: Sendable, Hashable, CustomStringConvertible {
    package let bytes: Int64

    package init(_ bytes: Int64) {
        self.bytes = bytes
    }

    package var description: String {
        guard bytes >= 1024 else { return "\(bytes) B" }
        let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]
        var value = Double(bytes)
        var tenths: Int64
        var unit = 0
        // The rounded value decides on the unit, else a byte less than 1 MiB would read `1024.0 KiB`.
        repeat {
            value /= 1024
            unit += 1
            tenths = Int64((value * 10).rounded())
        } while tenths >= 10_240 && unit < units.count - 1
        return "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
