import BinlogFormat
import Foundation

/// Prints what a log or parquet file holds, for comparison with another reader: a line for each column, then one for
/// each of its values. Numbers in decimal, floats and bytes by their bits in hexadecimal, `-` for null.
///
///     binlog-tool print FILE      the values
///     binlog-tool time N FILE…    reads every file N times and tells the seconds
@main
struct BinlogTool {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case "print" where arguments.count == 2: try printValues(of: arguments[1])
            case "time" where arguments.count > 2: try time(Int(arguments[1]) ?? 1, Array(arguments[2...]))
            default: fail("usage: binlog-tool print FILE | time N FILE…")
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ reason: String) -> Never {
        FileHandle.standardError.write(Data("\(reason)\n".utf8))
        exit(1)
    }

    private static func printValues(of path: String) throws {
        var output = ""
        for file in try parquetFiles(in: path) {
            for (index, column) in file.footer.columns.enumerated() {
                output += "column \(column.path.joined(separator: ".")) \(column.type)\n"
                try file.forEachBatch(ofColumn: index) { batch in
                    for row in 0..<batch.rows { output += batch.isNull(row) ? "-\n" : text(batch.values, row) + "\n" }
                }
            }
        }
        FileHandle.standardOutput.write(Data(output.utf8))
    }

    private static func text(_ values: ColumnValues, _ row: Int) -> String {
        switch values {
        case .booleans(let values): values[row] ? "1" : "0"
        case .int32s(let values): String(values[row])
        case .int64s(let values): String(values[row])
        case .floats(let values): hex(values[row].bitPattern)
        case .doubles(let values): hex(values[row].bitPattern)
        case .fixedWidth(let values): hex(values[row])
        case .variableWidth(let values): hex(values[row])
        }
    }

    private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func hex(_ bits: some FixedWidthInteger & UnsignedInteger) -> String {
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: bits.bitWidth / 4 - text.count) + text
    }

    /// The parquet files in a log's events, or the file itself.
    private static func parquetFiles(in path: String) throws -> [ParquetFile] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        guard bytes.starts(with: BinlogHead.magic) else { return [try ParquetFile(bytes, file: path)] }
        return try Binlog(bytes, file: path).events.map { try ParquetFile(bytes, in: $0.payload, file: path) }
    }

    private static func time(_ rounds: Int, _ paths: [String]) throws {
        let files = try paths.flatMap(parquetFiles)
        for _ in 0..<rounds {
            var rows = 0
            let begun = ContinuousClock.now
            for file in files {
                for index in file.footer.columns.indices { try file.forEachBatch(ofColumn: index) { rows += $0.rows } }
            }
            let duration = begun.duration(to: .now).components
            print(rows, Double(duration.seconds) + Double(duration.attoseconds) / 1e18)
        }
    }
}
