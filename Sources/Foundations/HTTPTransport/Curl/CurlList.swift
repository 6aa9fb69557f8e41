internal import CCurl

/// A `curl_slist` and the one place that frees it.
struct CurlList: ~Copyable {
    private(set) var first: UnsafeMutablePointer<curl_slist>?
    private var line: [CChar] = []

    deinit {
        curl_slist_free_all(first)
    }

    mutating func removeAll() {
        curl_slist_free_all(first)
        first = nil
    }

    mutating func append(_ text: String) {
        first = curl_slist_append(first, text)
    }

    /// `Name: value`, or `Name;` for an empty value, as curl wants it.
    ///
    /// - Throws: `.invalidRequest` for a line break or NUL, which would smuggle in another header.
    mutating func appendHeader(_ name: String, _ value: String) throws(TransferFailure) {
        line.removeAll(keepingCapacity: true)
        try appendText(name, of: name)
        line.append(CChar(bitPattern: UInt8(ascii: value.isEmpty ? ";" : ":")))
        if !value.isEmpty {
            line.append(CChar(bitPattern: UInt8(ascii: " ")))
            try appendText(value, of: name)
        }
        line.append(0)
        first = curl_slist_append(first, line)
    }

    private mutating func appendText(_ text: String, of name: String) throws(TransferFailure) {
        var text = text
        let isClean = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { line.append(contentsOf: $0) }
            return !bytes.contains { $0 == 0 || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
        }
        guard isClean else {
            throw TransferFailure(.invalidRequest, "header field \(name.debugDescription) has a control character")
        }
    }
}
