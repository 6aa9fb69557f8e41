/// One column that holds values: a leaf of the schema.
package struct ParquetColumn: Sendable, Hashable {
    /// The names from the outermost group to the column, without the root.
    package let path: [String]
    package let type: ParquetPhysicalType
    /// Bytes of a value of a fixed-length type; else 0.
    package let length: Int
    package let annotation: ParquetAnnotation
    /// The id that the writer gave it; in packed files Milvus' field id.
    package let fieldID: Int64?
    /// The level at which a value is there; 0: always.
    package let maxDefinitionLevel: Int
    /// 0: one value a row.
    package let maxRepetitionLevel: Int

    package var name: String { path.last ?? "" }
}

extension ParquetColumn {
    /// Groups lie at most so deep: Milvus writes a list in an optional column, which is three.
    private static let depthLimit = 16

    private struct Group {
        var name: String
        var childrenLeft: Int
        var definition: Int
        var repetition: Int
        var fieldID: Int32?
    }

    /// The leaves in order, as row groups list their chunks.
    static func leaves(of schema: [ParquetSchemaElement], at position: Int) throws(BinlogFormatError) -> [ParquetColumn]
    {
        guard let root = schema.first else {
            throw BinlogFormatError(at: position, expected: "a schema with at least a root")
        }
        var leaves: [ParquetColumn] = []
        var open = [Group(name: "", childrenLeft: root.children, definition: 0, repetition: 0)]
        for element in schema.dropFirst() {
            while let last = open.last, last.childrenLeft == 0 { open.removeLast() }
            guard let parent = open.last, open.count <= depthLimit else {
                throw BinlogFormatError(at: position, expected: "a schema whose groups count their columns")
            }
            open[open.count - 1].childrenLeft -= 1
            let definition = parent.definition + (element.repetition == .required ? 0 : 1)
            let repetition = parent.repetition + (element.repetition == .repeated ? 1 : 0)
            guard let type = element.type else {
                open.append(
                    Group(
                        name: element.name, childrenLeft: element.children, definition: definition,
                        repetition: repetition, fieldID: element.fieldID))
                continue
            }
            leaves.append(
                ParquetColumn(
                    path: open.dropFirst().map(\.name) + [element.name], type: type, length: Int(element.typeLength),
                    annotation: element.annotation,
                    fieldID: (open.dropFirst().first?.fieldID ?? element.fieldID).map(Int64.init),
                    maxDefinitionLevel: definition, maxRepetitionLevel: repetition))
        }
        guard open.allSatisfy({ $0.childrenLeft == 0 }) else {
            throw BinlogFormatError(at: position, expected: "as many columns in the schema as its groups count")
        }
        return leaves
    }
}
