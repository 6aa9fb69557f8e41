import HTTPTransport
import Testing

@testable import MilvusClient

@Suite("gRPC answers")
struct GRPCAnswerTests {
    private let message: [UInt8] = [1, 2, 3]

    @Test("A message comes out of its frame")
    func unframes() throws {
        let answer = HTTPCollectedResponse(
            status: 200, headers: [:], body: GRPCFraming.frame(message), trailers: ["grpc-status": "0"])
        #expect(try GRPCAnswer.message(of: answer) == message)
    }

    @Test("The frame announces the length in big endian")
    func frames() {
        let frame = GRPCFraming.frame(Array(repeating: 9, count: 0x0102))
        #expect(Array(frame.prefix(5)) == [0, 0, 0, 1, 2])
        #expect(frame.count == 5 + 0x0102)
    }

    @Test(
        "A frame that doesn't hold one whole plain message is refused",
        arguments: [
            [], [0, 0, 0, 0], [0, 0, 0, 0, 4, 1, 2, 3], [0, 0, 0, 0, 2, 1, 2, 3], [1, 0, 0, 0, 3, 1, 2, 3],
        ] as [[UInt8]])
    func refusesBrokenFrames(body: [UInt8]) {
        let failure = #expect(throws: GRPCFailure.self) { try GRPCFraming.message(in: body) }
        guard case .malformed? = failure?.cause else {
            Issue.record("not malformed: \(String(describing: failure))")
            return
        }
    }

    @Test("The status of an answer without body stands in the headers")
    func trailersOnly() {
        let answer = HTTPCollectedResponse(
            status: 200, headers: ["grpc-status": "12", "grpc-message": "unknown%20method%20Connect"], body: [])
        let failure = #expect(throws: GRPCFailure.self) { try GRPCAnswer.message(of: answer) }
        #expect(failure?.status == .unimplemented)
        #expect(failure?.message == "gRPC status 12, unknown method Connect")
    }

    @Test("Trailers win over headers, and a status over the body")
    func trailersWin() {
        let answer = HTTPCollectedResponse(
            status: 200, headers: ["grpc-status": "0"], body: GRPCFraming.frame(message),
            trailers: ["grpc-status": "14"])
        #expect(throws: GRPCFailure.self) { try GRPCAnswer.message(of: answer) }
    }

    @Test(
        "HTTP errors of something in between become the status they stand for",
        arguments: [
            (401, GRPCStatusCode.unauthenticated), (403, .permissionDenied), (404, .unimplemented),
            (429, .unavailable), (502, .unavailable), (503, .unavailable), (504, .unavailable), (500, .unknown),
        ])
    func httpErrors(status: Int, expected: GRPCStatusCode) {
        let answer = HTTPCollectedResponse(status: status, headers: [:], body: Array("upstream is gone\nmore".utf8))
        let failure = #expect(throws: GRPCFailure.self) { try GRPCAnswer.message(of: answer) }
        #expect(failure?.status == expected)
        #expect(failure?.message == "HTTP status \(status), upstream is gone")
    }

    @Test("An answer that isn't gRPC at all says so")
    func notGRPC() {
        let answer = HTTPCollectedResponse(status: 200, headers: [:], body: Array("<html>".utf8))
        let failure = #expect(throws: GRPCFailure.self) { try GRPCAnswer.message(of: answer) }
        #expect(failure?.message.contains("gRPC port") == true)
    }

    @Test(
        "Messages are percent-decoded, and left alone where they aren't encoded",
        arguments: [
            ("plain", "plain"), ("a%20b", "a b"), ("%E4%B8%AD", "中"), ("100%", "100%"), ("%zz%4", "%zz%4"), ("", ""),
        ])
    func percentDecoding(encoded: String, text: String) {
        #expect(PercentDecoding.text(encoded) == text)
    }
}
