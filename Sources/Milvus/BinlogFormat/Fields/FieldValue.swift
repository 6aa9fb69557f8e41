/// One value of one row, as its field's type has it.
package enum FieldValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// Of 8 to 64 bits, and `Timestamptz`, microseconds since 1970.
    case integer(Int64)
    case float(Float)
    case double(Double)
    /// UTF-8.
    case text([UInt8])
    /// The text of a JSON value; the dynamic field `$meta` is one.
    case json([UInt8])
    case array(ArrayValue)
    /// Well-known binary.
    case geometry([UInt8])
    /// Dimensions are the bits of the bytes.
    case binaryVector([UInt8])
    /// Also of the 16-bit types, widened without loss.
    case floatVector([Float])
    case int8Vector([Int8])
    case sparseVector([SparseElement])
}
