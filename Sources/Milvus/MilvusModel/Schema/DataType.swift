/// The type of a field, by Milvus' own number. Numbers that we don't know survive a round trip.
package struct DataType: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static let none = DataType(rawValue: 0)
    package static let bool = DataType(rawValue: 1)
    package static let int8 = DataType(rawValue: 2)
    package static let int16 = DataType(rawValue: 3)
    package static let int32 = DataType(rawValue: 4)
    package static let int64 = DataType(rawValue: 5)
    package static let float = DataType(rawValue: 10)
    package static let double = DataType(rawValue: 11)
    package static let string = DataType(rawValue: 20)
    package static let varChar = DataType(rawValue: 21)
    package static let array = DataType(rawValue: 22)
    package static let json = DataType(rawValue: 23)
    package static let geometry = DataType(rawValue: 24)
    package static let text = DataType(rawValue: 25)
    package static let timestamptz = DataType(rawValue: 26)
    package static let binaryVector = DataType(rawValue: 100)
    package static let floatVector = DataType(rawValue: 101)
    package static let float16Vector = DataType(rawValue: 102)
    package static let bfloat16Vector = DataType(rawValue: 103)
    package static let sparseFloatVector = DataType(rawValue: 104)
    package static let int8Vector = DataType(rawValue: 105)
    package static let arrayOfVector = DataType(rawValue: 106)
    package static let arrayOfStruct = DataType(rawValue: 200)
    package static let structure = DataType(rawValue: 201)

    /// Whether a vector index can stand on such a field. Milvus keeps 100 to 199 for vectors.
    package var isVector: Bool { (100..<200).contains(rawValue) }

    package var description: String { Self.names[rawValue] ?? "DataType(\(rawValue))" }

    private static let names: [Int32: String] = [
        0: "None", 1: "Bool", 2: "Int8", 3: "Int16", 4: "Int32", 5: "Int64", 10: "Float", 11: "Double",
        20: "String", 21: "VarChar", 22: "Array", 23: "JSON", 24: "Geometry", 25: "Text", 26: "Timestamptz",
        27: "Mol", 28: "Date", 29: "Time", 30: "Decimal", 31: "UUID", 100: "BinaryVector", 101: "FloatVector",
        102: "Float16Vector", 103: "BFloat16Vector", 104: "SparseFloatVector", 105: "Int8Vector",
        106: "ArrayOfVector", 200: "ArrayOfStruct", 201: "Struct",
    ]
}
