package import BinlogFormat

/// A vector, ready to be compared with many others.
package struct VectorOperand: Sendable {
    enum Form: Sendable {
        /// Eight dimensions side by side, as the processor takes them; zeros behind the last.
        case dense([SIMD8<Float>])
        /// In ascending order of their indexes.
        case sparse([SparseElement])
        /// 64 dimensions side by side; zeros behind the last.
        case bits([UInt64])
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
            self.init(.sparse(Self.ordered(elements)), norm: Self.norm(elements))
        case .binaryVector(let bytes): self.init(.bits(Self.words(bytes)), norm: 0)
        default: return nil
        }
        guard norm.isFinite else { return nil }
    }

    private init(dense values: [Float]) {
        var eights = [SIMD8<Float>](repeating: SIMD8(), count: (values.count + 7) / 8)
        for index in values.indices { eights[index >> 3][index & 7] = values[index] }
        let squares = eights.reduce(into: SIMD8<Float>()) { $0 += $1 * $1 }
        self.init(.dense(eights), norm: squares.sum().squareRoot())
    }

    private init(_ form: Form, norm: Float) {
        self.form = form
        self.norm = norm
    }

    /// Milvus keeps them in order: what isn't was changed.
    private static func ordered(_ elements: [SparseElement]) -> [SparseElement] {
        let isOrdered = zip(elements, elements.dropFirst()).allSatisfy { $0.index < $1.index }
        return isOrdered ? elements : elements.sorted { $0.index < $1.index }
    }

    private static func norm(_ elements: [SparseElement]) -> Float {
        elements.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    }

    private static func words(_ bytes: [UInt8]) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (bytes.count + 7) / 8)
        for index in bytes.indices { words[index >> 3] |= UInt64(bytes[index]) << UInt64(8 * (index & 7)) }
        return words
    }
}
