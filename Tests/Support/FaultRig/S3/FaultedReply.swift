internal import StubServer

/// What becomes of an answer on its way to the client.
struct FaultedReply: Sendable {
    private let action: FaultAction
    private let chance: UInt64

    init(_ action: FaultAction, chance: UInt64) {
        self.action = action
        self.chance = chance
    }

    func response(to reply: S3Reply) -> StubResponse {
        switch action {
        case .resetBeforeEffect, .resetAfterEffect: .nothing(.reset)
        case .stall: .nothing(.stall)
        case .truncateBody: truncated(reply.response)
        case .endChunksEarly: endedEarly(reply)
        case .flipBit: flipped(reply.response)
        case .wrongETag: withWrongETag(reply).response
        case .trickle(let pace): trickling(reply.response, pace)
        case .replaceBody(let status, let bytes): StubResponse(status, headers: StubHeaders(reply.headers), body: bytes)
        case .refuseAfterEffect(let status, let code):
            S3Reply(S3Refusal(status, code, "The effect is there all the same."), requestID: "").response
        default: reply.response
        }
    }

    /// Some of the body, never all of it.
    private func kept(of count: Int) -> Int {
        count == 0 ? 0 : Int(chance % UInt64(count))
    }

    private func truncated(_ response: StubResponse) -> StubResponse {
        var response = response
        response.chunks = response.chunks.map { Array($0.prefix(kept(of: $0.count))) }.filter { !$0.isEmpty }
        response.ending = .close
        return response
    }

    private func endedEarly(_ reply: S3Reply) -> StubResponse {
        let body = Array(reply.body.prefix(kept(of: reply.body.count)))
        return StubResponse(reply.status, headers: StubHeaders(reply.headers), chunks: body.isEmpty ? [] : [body])
    }

    private func flipped(_ response: StubResponse) -> StubResponse {
        var response = response
        guard let body = response.chunks.first, !body.isEmpty else { return response }
        response.chunks[0][kept(of: body.count)] ^= 1 << UInt8(chance >> 60 & 7)
        return response
    }

    private func withWrongETag(_ reply: S3Reply) -> S3Reply {
        var reply = reply
        let wrong = "\"00000000000000000000000000000bad\""
        for index in reply.headers.indices where reply.headers[index].name == "etag" {
            reply.headers[index].value = wrong
        }
        let text = String(decoding: reply.body, as: UTF8.self)
        guard let start = text.firstRange(of: "<ETag>"), let end = text.firstRange(of: "</ETag>") else { return reply }
        reply.body = Array((text[..<start.upperBound] + "&quot;00bad&quot;" + text[end.lowerBound...]).utf8)
        return reply
    }

    private func trickling(_ response: StubResponse, _ bytesPerSecond: Int) -> StubResponse {
        var response = response
        response.chunks = response.chunks.flatMap { $0.map { [$0] } }
        response.delayBeforeEachChunk = .seconds(1) / bytesPerSecond
        return response
    }
}

extension FaultAction {
    /// Without its particulars: `refuse`.
    var name: String {
        String("\(self)".prefix { $0 != "(" })
    }
}
