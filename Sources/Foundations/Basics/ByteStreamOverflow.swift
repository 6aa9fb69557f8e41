/// More bytes came than the reader was ready to hold in memory.
package struct ByteStreamOverflow: Error, CustomStringConvertible {
    package let limit: Int

    package var description: String {
        "more than \(limit) bytes arrived where at most that many were expected"
    }
}
