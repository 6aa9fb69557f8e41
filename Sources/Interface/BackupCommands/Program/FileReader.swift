/// Reads a whole small file; nil when there is none of that name.
package struct FileReader: Sendable {
    package var read: @Sendable (String) throws -> String?

    package init(_ read: @escaping @Sendable (String) throws -> String?) {
        self.read = read
    }
}
