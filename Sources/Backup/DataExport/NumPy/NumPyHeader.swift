/// The head of a `.npy` file of version 1 (numpy.lib.format).
enum NumPyHeader {
    /// `name` is the element's; its length is a multiple of 64.
    static func bytes(_ name: String, rows: Int64, columns: Int?) -> [UInt8] {
        let shape = columns.map { "(\(rows), \($0))" } ?? "(\(rows),)"
        var text = "{'descr': '\(name)', 'fortran_order': False, 'shape': \(shape), }"
        let whole = (10 + text.utf8.count + 1 + 63) / 64 * 64
        text += String(repeating: " ", count: whole - 10 - text.utf8.count - 1) + "\n"
        let length = text.utf8.count
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(text.utf8)
    }
}
