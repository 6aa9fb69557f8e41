internal import Basics
internal import MilvusModel

extension ArrayValue {
    /// Whether a value of an array field can be read as one of `element`s, without making it.
    ///
    /// Elements of a type that this reader doesn't know are nobody's fault.
    static func isSound(_ bytes: ArraySlice<UInt8>, of element: DataType) -> Bool {
        do throws(BinlogFormatError) {
            var message = ProtobufReader(bytes)
            while let field = try message.next() {
                guard case .bytes(let array) = field.value, accepts(field.number, element),
                    try isSound(array, field.number)
                else { return false }
            }
            return true
        } catch {
            return false
        }
    }

    /// The member of `schemapb.ScalarField` that holds such elements; all where the schema doesn't tell them.
    private static func accepts(_ number: Int, _ element: DataType) -> Bool {
        switch element {
        case .bool: number == 1
        case .int8, .int16, .int32: number == 2
        case .int64: number == 3
        case .float: number == 4
        case .double: number == 5
        case .string, .varChar: number == 6
        default: true
        }
    }

    private static func isSound(_ array: ArraySlice<UInt8>, _ number: Int) throws(BinlogFormatError) -> Bool {
        var reader = ProtobufReader(array)
        while let field = try reader.next() {
            guard field.number == 1 else { continue }
            switch (number, field.value) {
            case (1, .varint), (2, .varint), (3, .varint), (11, .varint): continue
            case (1, .bytes(let packed)), (2, .bytes(let packed)), (3, .bytes(let packed)), (11, .bytes(let packed)):
                try ProtobufReader.checkVarints(packed)
            case (4, .fixed(let packed)), (4, .bytes(let packed)):
                guard packed.count % 4 == 0 else { return false }
            case (5, .fixed(let packed)), (5, .bytes(let packed)):
                guard packed.count % 8 == 0 else { return false }
            case (6, .bytes(let text)):
                guard UTF8Text.isValid(text) else { return false }
            case (1...6, _), (11, _): return false
            default: continue
            }
        }
        return true
    }
}
