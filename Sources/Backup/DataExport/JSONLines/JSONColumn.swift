internal import Basics
internal import BinlogFormat
internal import MilvusModel

/// Writes values of one field as JSON, in the form that Milvus' bulk insert takes: dense vectors as lists of numbers,
/// those of bits as lists of bytes, sparse ones as objects from index to value.
struct JSONColumn: Sendable {
    let field: FieldSchema
    /// The member's name with its colon.
    let head: [UInt8]

    init(_ field: FieldSchema) {
        self.field = field
        head = Array((JSONValue.string(field.name).text(.compact) + ":").utf8)
    }

    func append(_ batch: ColumnBatch, _ row: Int, to text: inout [UInt8]) throws(BinlogFormatError) {
        guard !batch.isNull(row) else {
            text += "null".utf8
            return
        }
        switch batch.values {
        case .booleans(let values): text += (values[row] ? "true" : "false").utf8
        case .int32s(let values): text += String(values[row]).utf8
        case .int64s(let values): text += String(values[row]).utf8
        case .floats(let values): text += JSONNumber.text(values[row]).utf8
        case .doubles(let values): text += JSONNumber.text(values[row]).utf8
        case .fixedWidth(let values): try append(values[row], to: &text)
        case .variableWidth(let values): try append(values[row], to: &text)
        }
    }

    private func append(_ value: ArraySlice<UInt8>, to text: inout [UInt8]) throws(BinlogFormatError) {
        switch field.dataType {
        case .json: appendJSON(value, to: &text)
        case .array: append(try ArrayValue(value), to: &text)
        case .sparseFloatVector: text += SparseText.of(try FieldValue.sparseElements(value)).utf8
        case .geometry: appendText(Hex.encode(Array(value)), to: &text)
        case .string, .varChar, .text: appendText(String(decoding: value, as: UTF8.self), to: &text)
        case .binaryVector: appendList(value, to: &text) { String($0) }
        default: append(FieldValue(vector: value, of: field.dataType), to: &text)
        }
    }

    private func append(_ vector: FieldValue, to text: inout [UInt8]) {
        switch vector {
        case .floatVector(let values): appendList(values, to: &text) { JSONNumber.text($0) }
        case .int8Vector(let values): appendList(values, to: &text) { String($0) }
        default: text += "null".utf8
        }
    }

    private func append(_ array: ArrayValue, to text: inout [UInt8]) {
        switch array {
        case .empty: text += "[]".utf8
        case .bools(let values): appendList(values, to: &text) { $0 ? "true" : "false" }
        case .ints(let values): appendList(values, to: &text) { String($0) }
        case .longs(let values): appendList(values, to: &text) { String($0) }
        case .floats(let values): appendList(values, to: &text) { JSONNumber.text($0) }
        case .doubles(let values): appendList(values, to: &text) { JSONNumber.text($0) }
        case .texts(let values):
            appendList(values, to: &text) { JSONValue.string(String(decoding: $0, as: UTF8.self)).text(.compact) }
        }
    }

    private func appendList<Values: Sequence>(
        _ values: Values, to text: inout [UInt8], _ body: (Values.Element) -> String
    ) {
        var separator = UInt8(ascii: "[")
        for value in values {
            text.append(separator)
            text += body(value).utf8
            separator = UInt8(ascii: ",")
        }
        if separator == UInt8(ascii: "[") { text.append(separator) }
        text.append(UInt8(ascii: "]"))
    }

    /// As it was inserted, so that its numbers keep their digits; on one line: a line's end within it is between two
    /// tokens. What isn't JSON after all becomes a text.
    private func appendJSON(_ value: ArraySlice<UInt8>, to text: inout [UInt8]) {
        guard (try? JSONValue(parsing: Array(value))) != nil else {
            return appendText(String(decoding: value, as: UTF8.self), to: &text)
        }
        text += value.lazy.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    }

    private func appendText(_ value: String, to text: inout [UInt8]) {
        text += JSONValue.string(value).text(.compact).utf8
    }
}
