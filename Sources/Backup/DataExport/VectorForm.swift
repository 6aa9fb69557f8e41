/// How parquet holds dense vectors.
package enum VectorForm: String, Sendable, CaseIterable {
    /// Lists of numbers, as Milvus' bulk insert takes them: of `float`; of bytes for binary vectors and those of 16-bit
    /// floats, whose bytes they are.
    case list
    /// The same pages, and a schema by which Arrow reads lists of a fixed length; 16-bit floats become numbers.
    case fixedSizeList = "fixed-size-list"
    /// The bytes as Milvus has them, of a fixed length.
    case binary
}
