internal import Basics
internal import HTTPTransport
internal import MilvusProtos
internal import SwiftProtobuf

extension EtcdMetadataReader {
    /// Keys from `from` (or the first one) to the end of `prefix`.
    func range(
        prefix: String, from: [UInt8]?, limit: Int, at revision: EtcdRevision?
    ) async throws(MilvusClientError) -> EtcdRangeResponse {
        let prefixBytes = Array(prefix.utf8)
        var request = EtcdRangeRequest()
        request.key = bytes(from ?? (prefixBytes.isEmpty ? [0] : prefixBytes))
        request.rangeEnd = bytes(EtcdKeyRange.end(ofPrefix: prefixBytes))
        request.limit = Int64(limit)
        request.revision = revision?.rawValue ?? 0
        return try await connection.retry.run(on: clock) { () async throws(CallFailure) in
            try await self.ask("/etcdserverpb.KV/Range", request, subject: prefix)
        }
    }

    /// One round: each endpoint in turn until one answers; one new login when the token isn't taken any more.
    private func ask<Response: Message>(
        _ path: String, _ request: some Message, subject: String
    ) async throws(CallFailure) -> Response {
        var last = MilvusClientError(
            .invalid, operation: "etcd Range", subject: subject, server: "", reason: "no etcd endpoint is configured")
        for index in await session.order(of: channels.count) {
            do {
                let response: Response = try await askWithLogin(channels[index], path, request)
                await session.answered(by: index)
                return response
            } catch {
                last = self.error(error, subject: subject, channel: channels[index])
                guard last.isRetryable else { break }
            }
        }
        throw CallFailure(error: last, isSafeToRepeat: true)
    }

    private func askWithLogin<Response: Message>(
        _ channel: GRPCChannel, _ path: String, _ request: some Message
    ) async throws(GRPCFailure) -> Response {
        var metadata = try await credentials(for: channel)
        do {
            return try await channel.unary(path, request, metadata: metadata)
        } catch {
            guard error.status == .unauthenticated, connection.user != nil else { throw error }
            await session.store(token: nil)
            metadata = try await credentials(for: channel)
            return try await channel.unary(path, request, metadata: metadata)
        }
    }

    /// The token of a login, or nothing when no user is configured or etcd has authentication off.
    private func credentials(for channel: GRPCChannel) async throws(GRPCFailure) -> HTTPHeaders {
        guard let user = connection.user, !user.isEmpty else { return [:] }
        if let token = await session.currentToken() { return Self.headers(token) }
        var request = EtcdAuthenticateRequest()
        request.name = user
        request.password = connection.password?.reveal() ?? ""
        do {
            let path = "/etcdserverpb.Auth/Authenticate"
            let response: EtcdAuthenticateResponse = try await channel.unary(path, request)
            await session.store(token: response.token)
            return Self.headers(response.token)
        } catch {
            guard error.status == .failedPrecondition else { throw error }
            await session.store(token: "")
            return [:]
        }
    }

    private static func headers(_ token: String) -> HTTPHeaders {
        token.isEmpty ? [:] : ["token": token]
    }

    private func error(_ failure: GRPCFailure, subject: String, channel: GRPCChannel) -> MilvusClientError {
        var error = MilvusClientError(failure, operation: "etcd Range", subject: subject, server: channel.endpoint)
        let wantsLogin = ["user name is empty", "authentication failed"].contains { failure.message.contains($0) }
        if failure.status == .invalidArgument, wantsLogin { error.code = .unauthenticated }
        return error
    }
}
