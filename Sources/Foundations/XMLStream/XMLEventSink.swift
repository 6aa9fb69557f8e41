internal import CXML2

/// Takes libxml2's callbacks, and keeps what they say until it is asked for. One parser has one sink.
final class XMLEventSink {
    private(set) var events: [(event: XMLEvent, line: Int)] = []
    private(set) var failure: XMLError?
    private let limits: XMLLimits
    private var depth = 0
    private var text: [UInt8] = []
    private var textLine = 0

    init(limits: XMLLimits) {
        self.limits = limits
    }

    func takeEvents() -> [(event: XMLEvent, line: Int)] {
        defer { events.removeAll(keepingCapacity: true) }
        return events
    }

    func start(_ name: String, line: Int) {
        guard failure == nil else { return }
        flushText()
        depth += 1
        guard depth <= limits.depth else {
            return fail(.limit, line: line, "elements lie deeper than \(limits.depth) levels")
        }
        events.append((.start(name), line))
    }

    func end(_ name: String, line: Int) {
        guard failure == nil else { return }
        flushText()
        depth -= 1
        events.append((.end(name), line))
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        guard failure == nil else { return }
        guard text.count + bytes.count <= limits.textBytes else {
            return fail(.limit, line: line, "a text is longer than \(limits.textBytes) bytes")
        }
        if text.isEmpty { textLine = line }
        text.append(contentsOf: bytes)
    }

    /// Keeps the first failure: those after it are its consequences.
    func fail(_ reason: XMLError.Reason, line: Int, _ message: String) {
        if failure == nil { failure = XMLError(reason, line: line, message) }
    }

    private func flushText() {
        guard !text.isEmpty else { return }
        events.append((.text(String(decoding: text, as: UTF8.self)), textLine))
        text.removeAll(keepingCapacity: true)
    }
}
