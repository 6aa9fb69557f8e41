/// Puts heads and trailers together from the lines that curl hands out one by one.
package struct ResponseHeadParser: Sendable {
    package enum Event: Sendable, Equatable {
        case incomplete
        case head(ResponseHead)
        case tooLarge
        case malformed
    }

    private enum Stage: Sendable {
        case statusLine
        case fields
        case trailers
    }

    /// Bytes of all header and trailer lines together.
    package static let limit = 128 << 10

    private var stage = Stage.statusLine
    private var status = 0
    private var headers = HTTPHeaders()
    private var byteCount = 0
    /// Fields that came after the body.
    package private(set) var trailers = HTTPHeaders()

    package init() {}

    package mutating func consume(_ line: some BidirectionalCollection<UInt8>) -> Event {
        byteCount += line.count
        guard byteCount <= Self.limit else { return .tooLarge }
        let content = line.dropLast(while: isLineEnd)
        switch stage {
        case .statusLine:
            return readStatus(content)
        case .fields where content.isEmpty:
            return endOfHead()
        case .fields:
            Self.readField(content, into: &headers)
        case .trailers:
            Self.readField(content, into: &trailers)
        }
        return .incomplete
    }

    /// `HTTP/1.1 200 OK`, `HTTP/2 200 `
    private mutating func readStatus(_ line: some BidirectionalCollection<UInt8>) -> Event {
        guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return .malformed }
        let digits = line[line.index(after: space)...].prefix(3)
        guard digits.count == 3, let code = Int(String(decoding: digits, as: UTF8.self)) else { return .malformed }
        status = code
        stage = .fields
        return .incomplete
    }

    /// An interim answer (1xx) is followed by another head.
    private mutating func endOfHead() -> Event {
        defer { headers = HTTPHeaders() }
        guard status >= 200 else {
            stage = .statusLine
            return .incomplete
        }
        stage = .trailers
        return .head(ResponseHead(status: status, headers: headers))
    }

    /// A line without a name (an obsolete folded line) is passed over.
    private static func readField(_ line: some BidirectionalCollection<UInt8>, into headers: inout HTTPHeaders) {
        guard let first = line.first, !isBlank(first), let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            return
        }
        let value = line[line.index(after: colon)...].drop(while: isBlank).dropLast(while: isBlank)
        headers.add(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
    }

    private func isLineEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

extension BidirectionalCollection {
    fileprivate func dropLast(while isDropped: (Element) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex {
            let previous = index(before: end)
            guard isDropped(self[previous]) else { break }
            end = previous
        }
        return self[startIndex..<end]
    }
}
