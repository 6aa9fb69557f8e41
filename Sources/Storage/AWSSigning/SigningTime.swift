package import Basics

/// The moment a request is signed at, as SigV4 writes it.
package struct SigningTime: Sendable, Hashable {
    /// `20130524T000000Z`: the value of `x-amz-date`.
    package let stamp: String
    /// `20130524`: the day a signing key is good for.
    package let day: String

    package init(_ time: WallTime) {
        let date = CivilDate(time)
        var text: [UInt8] = []
        text.reserveCapacity(16)
        Self.append(date.year, digits: 4, to: &text)
        Self.append(date.month, digits: 2, to: &text)
        Self.append(date.day, digits: 2, to: &text)
        day = String(decoding: text, as: UTF8.self)
        text.append(UInt8(ascii: "T"))
        Self.append(date.hour, digits: 2, to: &text)
        Self.append(date.minute, digits: 2, to: &text)
        Self.append(date.second, digits: 2, to: &text)
        text.append(UInt8(ascii: "Z"))
        stamp = String(decoding: text, as: UTF8.self)
    }

    private static func append(_ value: Int, digits: Int, to text: inout [UInt8]) {
        var divisor = digits == 4 ? 1000 : 10
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }
}
