internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Whether there is a Milvus, what it can do, and whether it lets us in.
struct ServerChecks: Sendable {
    /// What the later checks need to know.
    struct Findings: Sendable {
        var checks: [CheckReport.Check] = []
        /// Nil when no Milvus answers.
        var features: MilvusFeatures?
        /// Nil when it doesn't tell them to us.
        var collections: [CollectionSummary]?
    }

    let environment: BackupEnvironment

    private var milvus: MilvusClient { environment.milvus }
    private var address: String { "\(milvus.connection.host):\(milvus.connection.port)" }

    func run() async -> Findings {
        var findings = Findings()
        await reach(&findings)
        guard let features = findings.features else {
            for code in ["milvus-credentials", "milvus-health", "milvus-features", "clock-drift"] {
                findings.checks.append(CheckStep(code, subject: address).skipped(because: "Milvus doesn't answer."))
            }
            return findings
        }
        await listCollections(&findings)
        findings.checks.append(await health())
        findings.checks.append(featureCheck(features))
        findings.checks.append(await clockDrift(features))
        return findings
    }

    private func reach(_ findings: inout Findings) async {
        var features: MilvusFeatures?
        let check = await CheckStep("milvus-reachable", subject: address).run {
            let found = try await milvus.features()
            features = found
            guard found.version >= MilvusVersion(2, 2, 0) else {
                return .failed("Milvus \(found.versionText) answers.", advice: "milvault works from Milvus 2.2 on.")
            }
            return .passed("Milvus \(found.versionText) answers.")
        }
        findings.checks.append(check)
        findings.features = features
    }

    private func listCollections(_ findings: inout Findings) async {
        var collections: [CollectionSummary] = []
        let check = await CheckStep("milvus-credentials", subject: address).run {
            let databases = try await milvus.listDatabases()
            for database in databases { collections += try await milvus.listCollections(in: database) }
            return .passed("\(collections.count) collections in \(databases.count) databases are shown to us.")
        }
        findings.checks.append(check)
        findings.collections = check.state == .passed ? collections : nil
    }

    private func health() async -> CheckReport.Check {
        await CheckStep("milvus-health", subject: address).run {
            let health = try await milvus.checkHealth()
            guard !health.isHealthy else { return .passed("Milvus says that it is healthy.") }
            return .warning(
                "Milvus says that it isn't healthy: \(health.reasons.joined(separator: "; ")).",
                advice: "Look at its components; a flush or an import may hang while one of them is down.")
        }
    }

    private func featureCheck(_ features: MilvusFeatures) -> CheckReport.Check {
        let missing = features.missing(from: MilvusFeature.allCases).compactMap { feature in
            feature.consequence(hasEtcd: environment.etcd != nil)
        }
        guard !missing.isEmpty else {
            return CheckReport.Check(
                "milvus-features", subject: address, .passed, "Milvus \(features.version) has all that milvault uses.")
        }
        return CheckReport.Check(
            "milvus-features", subject: address, .warning,
            "Milvus \(features.version) lacks some of what newer servers have. " + missing.joined(separator: " "),
            advice: "Nothing to do unless one of these matters to you; the backup's report names what was done instead."
        )
    }

    private func clockDrift(_ features: MilvusFeatures) async -> CheckReport.Check {
        let step = CheckStep("clock-drift", subject: address)
        guard features.has(.allocateTimestamp) else {
            return step.skipped(because: "Milvus \(features.version) doesn't tell its time.")
        }
        return await step.run {
            let before = environment.clock.now()
            let server = try await milvus.allocateTimestamp().wallTime
            return ClockDrift(ofServer: server, askedAt: before, answeredAt: environment.clock.now()).outcome(
                of: "Milvus")
        }
    }
}
