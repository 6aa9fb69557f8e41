internal import MilvusModel

/// The columns of a file, and the schema that its footer tells of them.
struct ParquetColumns: Sendable {
    let layouts: [ColumnLayout]
    let vectors: VectorForm

    /// - Throws: `.unsupportedField`.
    init(_ fields: [FieldSchema], _ vectors: VectorForm) throws(ExportError) {
        var layouts: [ColumnLayout] = []
        for field in fields { layouts.append(try ColumnLayout(field, vectors)) }
        self.layouts = layouts
        self.vectors = vectors
    }

    /// The root, then each column; of lists the three levels of the format's own rule (LogicalTypes.md, "Lists").
    var elements: [ParquetElement] {
        [ParquetElement(name: "schema", children: layouts.count)] + layouts.flatMap(\.elements)
    }
}

extension ColumnLayout {
    /// Names from the root to the leaf.
    var path: [String] { isList ? [field.name, "list", "element"] : [field.name] }

    fileprivate var elements: [ParquetElement] {
        let repetition = isNullable ? ParquetElement.Repetition.optional : .required
        let id = Int32(truncatingIfNeeded: field.id.rawValue)
        guard isList else { return [ParquetElement(name: field.name, repetition: repetition, leaf: leaf, id: id)] }
        return [
            ParquetElement(name: field.name, repetition: repetition, isList: true, children: 1, id: id),
            ParquetElement(name: "list", repetition: .repeated, children: 1),
            ParquetElement(name: "element", repetition: .required, leaf: leaf),
        ]
    }
}
