/// How the values of a page are written (parquet.thrift `Encoding`; Encodings.md).
enum ParquetEncoding: Int32 {
    case plain = 0
    /// In a dictionary page the same as plain, in a data page the same as ``rleDictionary``.
    case plainDictionary = 2
    case rle = 3
    case bitPacked = 4
    case deltaBinaryPacked = 5
    case deltaLengthByteArray = 6
    case deltaByteArray = 7
    case rleDictionary = 8
    case byteStreamSplit = 9
}
