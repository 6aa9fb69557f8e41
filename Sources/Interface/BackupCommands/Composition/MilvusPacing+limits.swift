internal import BackupConfiguration
internal import Basics
internal import MilvusClient

extension MilvusPacing {
    /// As configured. Long runs wait for a Milvus that is away, and `tell` gets one plain sentence of it.
    init(
        _ configuration: Configuration, waitsOutages: Bool, tell: @escaping @Sendable (String) -> Void
    ) {
        let runs = configuration.runs
        let patience = waitsOutages ? runs.outageTimeout : nil
        let text = OutageText(
            server: "Milvus at \(configuration.milvus.host):\(configuration.milvus.port)", patience: patience)
        self.init(
            calls: RequestPacer(
                PacingLimits(
                    requestsInFlight: runs.milvusCallsInFlight, requestsPerSecond: runs.milvusCallsPerSecond,
                    outagePatience: patience), clock: ContinuousClock(), random: .system
            ) { tell(text.line($0)) },
            flushes: RequestPacer(
                PacingLimits(requestsInFlight: runs.milvusFlushesInFlight), clock: ContinuousClock(), random: .system))
    }
}
