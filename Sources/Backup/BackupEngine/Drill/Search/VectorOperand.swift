package import BinlogFormat

/// A vector, ready to be compared with many others.
package struct VectorOperand: Sendable {
    enum Form: Sendable {
        case dense([Float])
        case sparse([UInt32: Float])
        case bits([UInt8])
    }

    let form: Form
    /// Euclidean; 0 for bits.
    let norm: Float

    /// Nil for what isn't a vector, and for one with numbers that aren't finite: nothing is near to it.
    package init?(_ value: FieldValue) {
        switch value {
        case .floatVector(let values): self.init(dense: values)
        case .int8Vector(let values): self.init(dense: values.map(Float.init))
        case .sparseVector(let elements):
            let byIndex = Dictionary(elements.map { ($0.index, $0.value) }) { _, last in last }
            self.init(.sparse(byIndex), norm: Self.norm(byIndex.values))
        case .binaryVector(let bytes): self.init(.bits(bytes), norm: 0)
        default: return nil
        }
        guard norm.isFinite else { return nil }
    }

    private init(dense values: [Float]) {
        self.init(.dense(values), norm: Self.norm(values))
    }

    private init(_ form: Form, norm: Float) {
        self.form = form
        self.norm = norm
    }

    private static func norm(_ values: some Sequence<Float>) -> Float {
        values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}
