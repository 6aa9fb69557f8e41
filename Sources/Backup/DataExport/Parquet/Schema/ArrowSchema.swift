internal import BinlogFormat
internal import MilvusModel

/// The schema as Arrow has it: from it Arrow's readers know that lists have a fixed length (Arrow's Schema.fbs, and the
/// key `ARROW:schema` in a parquet footer).
struct ArrowSchema {
    /// Schema.fbs `Type`, by its number.
    private enum Kind: UInt8 {
        case int = 2
        case floatingPoint, binary, utf8, bool
        case timestamp = 10
        case list = 12
        case fixedSizeBinary = 15
        case fixedSizeList
    }

    let layouts: [ColumnLayout]

    init(_ layouts: [ColumnLayout]) {
        self.layouts = layouts
    }

    /// A schema message in Arrow's stream format (Message.fbs): a mark, the length, the message.
    var message: [UInt8] {
        var buffer = FlatBuffer()
        let fields = layouts.map { Self.field($0, &buffer) }
        let vector = buffer.vector(fields)
        let schema = buffer.table([.none, .reference(vector)])
        // Version 5, a schema, no body.
        let root = buffer.table([.short(4), .byte(1), .reference(schema), .long(0)])
        var content = buffer.finished(root)
        while content.count % 8 != 0 { content.append(0) }
        var bytes: [UInt8] = []
        LittleEndian.append(UInt32.max, to: &bytes)
        LittleEndian.append(UInt32(content.count), to: &bytes)
        return bytes + content
    }

    /// Schema.fbs `Field`: name, nullable, type, its kind, dictionary, children.
    private static func field(_ layout: ColumnLayout, _ buffer: inout FlatBuffer) -> Int {
        guard layout.isList else {
            return field(layout.field.name, layout.isNullable, type(layout.leaf, &buffer), [], &buffer)
        }
        let child = field("element", false, type(layout.leaf, &buffer), [], &buffer)
        // Arrow can't read lists of a fixed length from parquet where some are null.
        let length = layout.isNullable ? nil : layout.listLength
        let list: (Kind, Int) =
            length.map { (.fixedSizeList, buffer.table([.int(Int32($0))])) } ?? (.list, buffer.table([]))
        return field(layout.field.name, layout.isNullable, list, [child], &buffer)
    }

    private static func field(
        _ name: String, _ isNullable: Bool, _ type: (Kind, Int), _ children: [Int], _ buffer: inout FlatBuffer
    ) -> Int {
        let children = buffer.vector(children)
        let name = buffer.text(name)
        return buffer.table([
            .reference(name), .byte(isNullable ? 1 : 0), .byte(type.0.rawValue), .reference(type.1), .none,
            .reference(children),
        ])
    }

    private static func type(_ leaf: ParquetLeaf, _ buffer: inout FlatBuffer) -> (Kind, Int) {
        switch (leaf.type, leaf.meaning) {
        case (.boolean, _): (.bool, buffer.table([]))
        case (_, .text): (.utf8, buffer.table([]))
        case (_, .integer(let bits, let isSigned)):
            (.int, buffer.table([.int(Int32(bits)), .byte(isSigned ? 1 : 0)]))
        case (_, .timestamp):
            { (.timestamp, buffer.table([.short(2), .reference($0)])) }(buffer.text("UTC"))
        case (_, .float16): (.floatingPoint, buffer.table([.short(0)]))
        case (.int32, _): (.int, buffer.table([.int(32), .byte(1)]))
        case (.int64, _): (.int, buffer.table([.int(64), .byte(1)]))
        case (.float, _): (.floatingPoint, buffer.table([.short(1)]))
        case (.double, _): (.floatingPoint, buffer.table([.short(2)]))
        case (.fixedLengthByteArray, _): (.fixedSizeBinary, buffer.table([.int(Int32(leaf.width))]))
        default: (.binary, buffer.table([]))
        }
    }
}
