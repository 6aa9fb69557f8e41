internal import Basics

/// What a refusal teaches: sent again with it, the request may pass. Pure.
enum S3Correction: Sendable, Equatable {
    case region(String)
    case clockOffset(Duration)

    /// - Parameters:
    ///   - answer: The refusal.
    ///   - terms: What the refused request was signed with.
    ///   - now: Our clock when the answer came.
    init?(_ answer: S3ErrorAnswer, terms: S3Session.Terms, now: WallTime) {
        if let region = answer.region, region != terms.region, Self.regionStatuses.contains(answer.status) {
            self = .region(region)
            return
        }
        guard answer.status == 403, let serverTime = answer.serverTime else { return nil }
        let offset = serverTime - now
        let drift = offset - terms.clockOffset
        let mayBeSkew =
            answer.code == "RequestTimeTooSkewed" || (answer.code == nil && Self.abs(drift) > Self.tolerated)
        guard mayBeSkew, Self.abs(drift) > .seconds(1) else { return nil }
        self = .clockOffset(offset)
    }

    /// 301 PermanentRedirect, 307 TemporaryRedirect, 400 AuthorizationHeaderMalformed, and 403 from gateways.
    private static let regionStatuses: Set<Int> = [301, 307, 400, 403]

    /// Stores refuse at 15 minutes; HEAD has no body to say so, hence the guess well below.
    private static let tolerated = Duration.seconds(300)

    private static func abs(_ duration: Duration) -> Duration {
        duration < .zero ? .zero - duration : duration
    }
}
