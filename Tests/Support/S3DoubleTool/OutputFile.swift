internal import Glibc

/// Files that scripts read.
enum OutputFile {
    struct Unwritable: Error, CustomStringConvertible {
        let description: String
    }

    static func write(lines: some Sequence<String>, to path: String) throws {
        try write(lines.flatMap { Array(($0 + "\n").utf8) }, to: path)
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw Unwritable(description: "Cannot write \(path)") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw Unwritable(description: "Cannot write \(path)") }
    }
}
