internal import ArgumentParser
internal import FaultRig

/// The doubles as a process of their own, for benchmarks and for tests that kill a real client.
@main
struct S3DoubleTool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "s3-double", abstract: "An S3 server in memory that fails as it is told to, and a Milvus over it.",
        discussion: """
            Prints its address once it listens; with a --collection also a line with the port of Milvus' gRPC and the \
            address of its REST. Prints its requests by operation when it ends. SIGTERM or SIGINT ends it, SIGUSR1 \
            begins and ends an outage, SIGHUP begins and ends a delay of --delay seconds in every answer. With \
            --orders it takes a line at a time from standard input and answers `ok`: `kill <process> <number> \
            beforeEffect|afterEffect` kills that process at the so-many-th request from now on, `spare` takes that \
            back, `log <file>` writes the requests so far, `objects <bucket> <file>` the list of what is stored, \
            `save <bucket> <folder>` its contents, `keys <collection> <file>` the primary keys of its rows.
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
    @Option(help: "<name>=<partitions>x<segments>x<logs of a field>[,<bytes>]: of Milvus, in the first bucket.")
    var collection: [String] = []
    @Option(help: "Seconds of the delay that SIGHUP switches.") var delay = 0.1
    @Flag(inversion: .prefixedNo, help: "Honour x-amz-checksum headers.") var checksums = true
    @Option(help: "What becomes of If-None-Match on PUT.") var conditions = ConditionalWrites.honoured
    @Flag(help: "Take orders from standard input.") var orders = false
    @Option(help: "Where the requests are written at the end, one JSON object a line.") var log: String?

    func run() async throws {
        let plan = FaultPlan(seed: seed, try fault.map(rule))
        let seeds = try collection.map(milvusSeed)
        let orders = Orders(readsLines: orders)
        let kill = KillSwitch()
        try await withS3Double(doubleConfiguration, faults: plan, kill: kill) { double in
            for text in synthetic { try add(text, to: double) }
            if seeds.isEmpty {
                StandardOutput.write("\(double.url)\n")
                var served = ServedDoubles(s3: double, milvus: nil, plan: plan, delay: delay)
                await served.obey(orders)
            } else {
                let milvus = MilvusDouble(objects: S3MilvusObjects(double, bucket: bucket[0]), killSwitch: kill)
                for seed in seeds { milvus.add(seed) }
                try await milvus.serve { servers in
                    StandardOutput.write("\(double.url)\n\(servers.grpcPort) \(servers.restEndpoint)\n")
                    var served = ServedDoubles(s3: double, milvus: milvus, plan: plan, delay: delay)
                    await served.obey(orders)
                }
            }
            StandardOutput.write(summary(of: double.log))
            if let log { try OutputFile.write(lines: double.log.records.lazy.map(\.json), to: log) }
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

    private func milvusSeed(_ text: String) throws -> MilvusSeed {
        guard let seed = MilvusSeed(text: text) else { throw ValidationError("`\(text)` is no collection") }
        return seed
    }

    private func add(_ text: String, to double: S3Double) throws {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let prefix = SyntheticPrefix(parts[1], seed: seed) else {
            throw ValidationError("`\(text)` names no objects")
        }
        double.add(prefix, to: parts[0])
    }
}

extension ConditionalWrites: ExpressibleByArgument {}
