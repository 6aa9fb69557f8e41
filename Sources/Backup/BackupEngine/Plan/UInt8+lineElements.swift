internal import Basics

// What lines of plans and listings are made of; ``LineScanner`` reads it.
extension [UInt8] {
    /// Each after a comma.
    mutating func append(numbers: Int64...) {
        for number in numbers {
            append(UInt8(ascii: ","))
            append(decimal: number)
        }
    }

    /// Each as JSON, after a comma.
    mutating func append(texts: String...) {
        for text in texts {
            append(UInt8(ascii: ","))
            append(json: text)
        }
    }
}
