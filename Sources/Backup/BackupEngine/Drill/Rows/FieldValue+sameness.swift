internal import Basics
package import BinlogFormat

extension FieldValue {
    /// Whether a restored value is the one of the backup: numbers and vectors bit by bit, so that NaN is itself and zero
    /// isn't minus zero; JSON by what it means, as servers may write it anew.
    package func isSame(as other: FieldValue) -> Bool {
        switch (self, other) {
        case (.float(let lhs), .float(let rhs)): lhs.bitPattern == rhs.bitPattern
        case (.double(let lhs), .double(let rhs)): lhs.bitPattern == rhs.bitPattern
        case (.floatVector(let lhs), .floatVector(let rhs)): Self.areSame(lhs, rhs, \.bitPattern)
        case (.sparseVector(let lhs), .sparseVector(let rhs)):
            Self.areSame(lhs, rhs, \.index) && Self.areSame(lhs, rhs, \.value.bitPattern)
        case (.array(let lhs), .array(let rhs)): lhs.isSame(as: rhs)
        case (.json(let lhs), .json(let rhs)): lhs == rhs || Self.meanTheSame(lhs, rhs)
        default: self == other
        }
    }

    static func areSame<Element, Bits: Equatable>(
        _ lhs: [Element], _ rhs: [Element], _ bits: (Element) -> Bits
    ) -> Bool {
        lhs.count == rhs.count && zip(lhs, rhs).allSatisfy { bits($0) == bits($1) }
    }

    private static func meanTheSame(_ lhs: [UInt8], _ rhs: [UInt8]) -> Bool {
        guard let lhs = try? JSONValue(parsing: lhs), let rhs = try? JSONValue(parsing: rhs) else { return false }
        return lhs.meansTheSame(as: rhs)
    }
}

extension ArrayValue {
    fileprivate func isSame(as other: ArrayValue) -> Bool {
        switch (self, other) {
        case (.floats(let lhs), .floats(let rhs)): FieldValue.areSame(lhs, rhs, \.bitPattern)
        case (.doubles(let lhs), .doubles(let rhs)): FieldValue.areSame(lhs, rhs, \.bitPattern)
        // Of what type the elements of none are, nobody can tell.
        default: count == 0 && other.count == 0 || self == other
        }
    }
}

extension JSONValue {
    /// Whether two values say the same: the order of members and the spelling of numbers don't count.
    fileprivate func meansTheSame(as other: JSONValue) -> Bool {
        switch (self, other) {
        case (.array(let lhs), .array(let rhs)):
            lhs.count == rhs.count && zip(lhs, rhs).allSatisfy { $0.meansTheSame(as: $1) }
        case (.object(let lhs), .object(let rhs)):
            Set(lhs.keys) == Set(rhs.keys)
                && lhs.keys.allSatisfy { key in
                    guard let mine = lhs[key], let its = rhs[key] else { return false }
                    return mine.meansTheSame(as: its)
                }
        case (.decimal, _), (_, .decimal): double != nil && double == other.double
        default: self == other
        }
    }
}
