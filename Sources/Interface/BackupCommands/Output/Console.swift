#if canImport(Glibc)
    internal import Glibc
#endif

/// The three standard streams: results go out, everything else is an aside.
package struct Console: Sendable {
    /// Results, on stdout.
    package var write: @Sendable (String) -> Void
    /// Progress, logs and errors, on stderr.
    package var aside: @Sendable (String) -> Void
    /// One line of the user's answer; nil at the end of input.
    package var ask: @Sendable () -> String?

    package init(
        write: @escaping @Sendable (String) -> Void, aside: @escaping @Sendable (String) -> Void,
        ask: @escaping @Sendable () -> String?
    ) {
        self.write = write
        self.aside = aside
        self.ask = ask
    }

    package static let standard = Console(
        write: { send($0, to: STDOUT_FILENO) }, aside: { send($0, to: STDERR_FILENO) }, ask: { readLine() })

    /// A reader that went away (`milvault list | head`) is nobody's error.
    private static func send(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                bytes = bytes.dropFirst(written)
            } else if errno != EINTR {
                return
            }
        }
    }
}
