/// How parquet stores a value (parquet.thrift `Type`).
package enum ParquetPhysicalType: Int32, Sendable, Hashable {
    case boolean = 0
    case int32, int64, int96, float, double, byteArray, fixedLengthByteArray
}
