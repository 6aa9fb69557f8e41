internal import Basics

/// Which components of an index were cut into slices: the content of the object `SLICE_META`.
///
/// `{"meta":[{"name":…,"slice_num":…,"total_len":…}]}` and a zero byte (`internal/core/src/common/Slice.cpp`, 2.2 to 3.0).
/// The slices are the objects `<name>_0`, `<name>_1` and so on.
package struct IndexSlices: Sendable, Hashable {
    package struct Component: Sendable, Hashable {
        package let name: String
        package let slices: Int
        /// Bytes of all slices together.
        package let length: Int64

        package var sliceNames: [String] { (0..<slices).map { "\(name)_\($0)" } }
    }

    /// Milvus slices at 16 MiB: this is 16 TiB.
    private static let sliceLimit: Int64 = 1 << 20

    package let components: [Component]

    /// `file` names it in errors.
    package init(_ content: [UInt8], file: String? = nil) throws(BinlogFormatError) {
        let text = content.last == 0 ? content.dropLast() : content[...]
        guard let json = try? JSONValue(parsing: Array(text), depthLimit: 8), let entries = json["meta"]?.array else {
            throw BinlogFormatError(at: 0, expected: "a JSON object with the slices of an index", file: file)
        }
        var components: [Component] = []
        for entry in entries {
            guard let name = entry["name"]?.string, let slices = entry["slice_num"]?.int64,
                let length = entry["total_len"]?.int64, length >= 0, (0...Self.sliceLimit).contains(slices)
            else {
                throw BinlogFormatError(
                    at: 0, expected: "name, slice_num and total_len of a component of an index", file: file)
            }
            components.append(Component(name: name, slices: Int(slices), length: length))
        }
        self.components = components
    }
}
