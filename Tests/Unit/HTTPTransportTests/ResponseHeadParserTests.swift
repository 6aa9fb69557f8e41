import HTTPTransport
import Testing

@Suite("ResponseHeadParser")
struct ResponseHeadParserTests {
    private func parse(_ lines: [String]) -> (events: [ResponseHeadParser.Event], parser: ResponseHeadParser) {
        var parser = ResponseHeadParser()
        let events = lines.map { parser.consume(Array(($0 + "\r\n").utf8)) }
        return (events.filter { $0 != .incomplete }, parser)
    }

    @Test("reads a head, blanks around values cut off, order kept")
    func head() {
        let (events, _) = parse(["HTTP/1.1 200 OK", "ETag:  \"a\"\t", "X-Empty:", "x-b: 1:2", ""])
        let headers: HTTPHeaders = ["ETag": "\"a\"", "X-Empty": "", "x-b": "1:2"]
        #expect(events == [.head(ResponseHead(status: 200, headers: headers))])
    }

    @Test("reads HTTP/2's status line, and one without a reason")
    func shortStatusLines() {
        for line in ["HTTP/2 404 ", "HTTP/1.1 404"] {
            #expect(parse([line, ""]).events == [.head(ResponseHead(status: 404, headers: [:]))])
        }
    }

    @Test("passes interim answers over")
    func interim() {
        let (events, _) = parse(["HTTP/1.1 100 Continue", "x: 1", "", "HTTP/1.1 103 Early", "", "HTTP/1.1 204 No", ""])
        #expect(events == [.head(ResponseHead(status: 204, headers: [:]))])
    }

    @Test("keeps fields after the head apart as trailers")
    func trailers() {
        let (_, parser) = parse(["HTTP/2 200", "a: 1", "", "grpc-status: 0", "grpc-message: ", ""])
        #expect(parser.trailers == ["grpc-status": "0", "grpc-message": ""])
    }

    @Test("passes folded lines and lines without a name over")
    func oddLines() {
        let (events, _) = parse(["HTTP/1.1 200 OK", "a: 1", "  folded: 2", "nonsense", ""])
        #expect(events == [.head(ResponseHead(status: 200, headers: ["a": "1"]))])
    }

    @Test("refuses what is no status line", arguments: ["", "HTTP/1.1", "HTTP/1.1 2x0 OK", "HTTP/1.1 20"])
    func malformed(line: String) {
        #expect(parse([line]).events == [.malformed])
    }

    @Test("bounds all lines together")
    func limit() {
        let line = "x: " + String(repeating: "y", count: ResponseHeadParser.limit / 4)
        let (events, _) = parse(["HTTP/1.1 200 OK", line, line, line, line])
        #expect(events == [.tooLarge])
    }
}
