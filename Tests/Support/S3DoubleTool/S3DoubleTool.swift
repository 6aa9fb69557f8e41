internal import ArgumentParser
internal import Basics
internal import FaultRig

/// The S3 double as a process of its own, for benchmarks and for tests that kill a real client.
@main
struct S3DoubleTool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "s3-double", abstract: "An S3 server in memory that fails as it is told to.",
        discussion: """
            Prints its address once it listens, and its requests by operation when it ends. SIGTERM or SIGINT ends it, \
            SIGUSR1 begins and ends an outage, SIGHUP begins and ends a delay of --delay seconds in every answer, \
            SIGUSR2 kills the client (--kill-pid-file) between two requests.
            """)

    @Option(help: "0: a port of the system's choice.") var port = 0
    @Option(help: "Buckets that are there; may be repeated.") var bucket = ["source", "backup"]
    @Option var region = "us-east-1"
    @Option var accessKey = "double"
    @Option var secretKey = "secret-of-the-double"
    @Option var sessionToken: String?
    @Option(help: "Decides where chance does.") var seed: UInt64 = FaultSeed.chosen(else: 1)
    @Option(help: "<operations>:<action>[@<trigger>][:<keys>], as CopyObject:503@0.2; may be repeated.")
    var fault: [String] = []
    @Option(help: "<bucket>/<prefix>=<n>x<n>…[,<bytes>[..<bytes>]]: generated objects; may be repeated.")
    var synthetic: [String] = []
    @Option(help: "Seconds of the delay that SIGHUP switches.") var delay = 0.1
    @Flag(inversion: .prefixedNo, help: "Honour x-amz-checksum headers.") var checksums = true
    @Option(help: "What becomes of If-None-Match on PUT.") var conditions = ConditionalWrites.honoured
    @Option(help: "<number>:beforeEffect or <number>:afterEffect: kill the client at that request.")
    var killAt: String?
    @Option(help: "Where the client's process id is read from when it is to be killed.") var killPidFile: String?
    @Option(help: "Where the requests are written at the end, one JSON object a line.") var log: String?

    func run() async throws {
        let plan = FaultPlan(seed: seed, try fault.map(rule))
        let kill = KillSwitch()
        try arm(kill)
        let signals = Signals()
        try await withS3Double(doubleConfiguration, faults: plan, kill: kill) { double in
            for text in synthetic { try add(text, to: double) }
            StandardOutput.write("\(double.url)\n")
            await obey(signals, double, plan)
            StandardOutput.write(summary(of: double.log))
            if let log { try LogFile.write(double.log.records, to: log) }
        }
    }

    private var doubleConfiguration: S3DoubleConfiguration {
        S3DoubleConfiguration(
            buckets: bucket, region: region,
            credentials: [
                DoubleCredentials(accessKeyID: accessKey, secretAccessKey: secretKey, sessionToken: sessionToken)
            ],
            conditions: conditions, checksums: checksums, port: port)
    }

    private func obey(_ signals: Signals, _ double: S3Double, _ plan: FaultPlan) async {
        var slow = plan
        slow.rules.append(FaultRule(.delay(.seconds(delay) ... .seconds(delay))))
        var isSlow = false
        for await signal in signals.stream {
            switch signal {
            case .end: return
            case .outage: double.outage = double.outage == nil ? .unreachable : nil
            case .delay:
                isSlow.toggle()
                double.faults = isSlow ? slow : plan
            case .kill: double.kill.fire()
            }
        }
    }

    private func summary(of log: RequestLog) -> String {
        let counts = Dictionary(grouping: log.records, by: \.operation.rawValue).mapValues(\.count)
        let lines = counts.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)\n" }
        return lines.joined() + "\(log.count)\ttotal, seed \(seed)\n"
    }
}

// MARK: - Reading arguments

extension S3DoubleTool {
    private func rule(_ text: String) throws -> FaultRule {
        guard let rule = FaultRule(text) else { throw ValidationError("`\(text)` is no fault") }
        return rule
    }

    private func add(_ text: String, to double: S3Double) throws {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let prefix = SyntheticPrefix(parts[1], seed: seed) else {
            throw ValidationError("`\(text)` names no objects")
        }
        double.add(prefix, to: parts[0])
    }

    private func arm(_ kill: KillSwitch) throws {
        let file = killPidFile
        // The next process is a new client: it is served.
        kill.onFire {
            if let file { ClientProcess.kill(named: file) }
            kill.revive()
        }
        guard let killAt else { return }
        let parts = killAt.split(separator: ":").map(String.init)
        guard parts.count == 2, let number = Int(parts[0]), number > 0, let moment = KillMoment(rawValue: parts[1])
        else { throw ValidationError("`\(killAt)` is no request and moment") }
        kill.arm(at: number, moment)
    }
}

extension ConditionalWrites: ExpressibleByArgument {}
