internal import Basics

/// The name of an object inside its bucket, exactly as the store has it: no leading slash is added or removed,
/// nothing is normalised.
///
/// Compared and ordered by UTF-8 bytes, as stores do. (`String` takes two spellings of "é" for equal: two objects
/// would become one.)
package struct ObjectKey: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }

    package static func == (lhs: ObjectKey, rhs: ObjectKey) -> Bool {
        ByteOrder.compare(lhs.rawValue, rhs.rawValue) == 0
    }

    package func hash(into hasher: inout Hasher) {
        var text = rawValue
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    package static func < (lhs: ObjectKey, rhs: ObjectKey) -> Bool {
        ByteOrder.compare(lhs.rawValue, rhs.rawValue) < 0
    }
}
