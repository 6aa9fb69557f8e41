package import BinlogFormat
internal import MilvusModel

/// What the values of one field are like.
package struct FieldStatistics: Sendable {
    /// What of a value is a number: the number itself, or how long it is.
    package enum Measure: String, Sendable {
        case value
        /// Bytes of a text, of JSON, of a geometry.
        case length
        /// Of an array.
        case elements
        /// The Euclidean norm of a vector; of a binary one, over its bits.
        case norm
    }

    package let field: StoredField
    package private(set) var rows: Int64 = 0
    package private(set) var nulls: Int64 = 0
    /// Measures that are infinite or no number; they stand in nothing below.
    package private(set) var notFinite: Int64 = 0
    /// Exact, of values that have an order: numbers, texts, booleans.
    package private(set) var smallest: FieldValue?
    package private(set) var largest: FieldValue?
    package private(set) var leastMeasure = Double.infinity
    package private(set) var greatestMeasure = -Double.infinity
    private var sum = 0.0
    private var measured: Int64 = 0
    package private(set) var histogram = GrowingHistogram()

    package init(_ field: StoredField) {
        self.field = field
    }

    package var measure: Measure {
        if field.type.isVector { return .norm }
        switch field.type {
        case .array: return .elements
        case .string, .varChar, .text, .json, .geometry: return .length
        default: return .value
        }
    }

    /// Of the measure; nil without values.
    package var mean: Double? { measured > 0 ? sum / Double(measured) : nil }

    package mutating func addNulls(_ count: Int64) {
        rows += count
        nulls += count
    }

    package mutating func add(_ value: FieldValue) {
        guard value != .null else { return addNulls(1) }
        rows += 1
        widen(to: value)
        let number = value.measure
        guard number.isFinite else {
            notFinite += 1
            return
        }
        measured += 1
        sum += number
        leastMeasure = min(leastMeasure, number)
        greatestMeasure = max(greatestMeasure, number)
        histogram.add(number)
    }

    private mutating func widen(to value: FieldValue) {
        guard value.hasOrder else { return }
        if smallest.map({ value.isBefore($0) }) ?? true { smallest = value }
        if largest.map({ $0.isBefore(value) }) ?? true { largest = value }
    }
}
