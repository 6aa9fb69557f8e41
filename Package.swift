// swift-tools-version:6.2
import PackageDescription

// The house: six rooms, read downwards. A room may use the rooms above it, never those below;
// Storage and Milvus don't know each other. `Scripts/tidy` holds the rule.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func door(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A door to the processor rather than to a library.
func door(_ name: String) -> Target {
    .systemLibrary(name: name, path: "Sources/System/\(name)")
}

func room(
    _ room: String, _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(room)/\(name)", exclude: exclude,
        swiftSettings: settings)
}

func support(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/Support/\(name)", swiftSettings: settings)
}

func tests(_ path: String, _ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(path)", swiftSettings: settings)
}

func unitTests(of target: String, _ dependencies: [Target.Dependency] = []) -> Target {
    tests("Unit/\(target)Tests", "\(target)Tests", [.byName(name: target)] + dependencies)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")

/// Only for `make fuzz`: it needs libFuzzer's `main`, and everything compiled with its counters.
let fuzzing: [Target] =
    Context.environment["MILVAULT_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "milvault-fuzz",
            dependencies: ["Basics", "XMLStream", "MilvusModel", "BinlogFormat", "BackupFormat"],
            path: "Tests/Fuzz", swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
    ]

let package = Package(
    name: "milvault",
    products: [.executable(name: "milvault", targets: ["milvault"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Tests only (Tests/Support): the stub servers.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    ],
    targets: [
        door("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        door("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
        door("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        door("CZstd", pkgConfig: "libzstd", apt: "libzstd-dev"),
        door("CCarryless"),

        room("Foundations", "Basics"),
        room("Foundations", "Hashing", ["Basics", "COpenSSL", "CCarryless"]),
        room("Foundations", "Zstandard", ["Basics", "CZstd"]),
        room("Foundations", "XMLStream", ["Basics", "CXML2"]),
        room("Foundations", "HTTPTransport", ["Basics", "CCurl"]),

        room("Storage", "ObjectStorage", ["Basics", "Hashing"]),
        room("Storage", "AWSSigning", ["Basics", "Hashing"]),
        room(
            "Storage", "S3Storage", ["Basics", "Hashing", "XMLStream", "HTTPTransport", "ObjectStorage", "AWSSigning"]),
        room("Storage", "Transfers", ["Basics", "ObjectStorage"]),

        room("Milvus", "MilvusModel", ["Basics"]),
        room("Milvus", "BinlogFormat", ["Basics", "Hashing", "Zstandard", "MilvusModel"]),
        room("Milvus", "MilvusProtos", [protobuf], exclude: ["protos"]),
        room(
            "Milvus", "MilvusClient",
            ["Basics", "HTTPTransport", "MilvusModel", "MilvusProtos", "BinlogFormat", protobuf]),

        room("Backup", "BackupFormat", ["Basics", "Hashing", "Zstandard", "ObjectStorage", "MilvusModel"]),
        room("Backup", "DataExport", ["Basics", "Zstandard", "MilvusModel", "BinlogFormat", "ObjectStorage"]),
        room(
            "Backup", "BackupEngine",
            [
                "Basics", "Zstandard", "ObjectStorage", "Transfers", "MilvusModel", "MilvusClient", "BinlogFormat",
                "BackupFormat", "DataExport", logging,
            ]),

        room("Interface", "BackupConfiguration", ["Basics", "ObjectStorage", "MilvusModel", yaml]),
        room(
            "Interface", "BackupCommands",
            [
                "Basics", "HTTPTransport", "ObjectStorage", "AWSSigning", "S3Storage", "Transfers", "MilvusModel",
                "MilvusClient", "BackupFormat", "DataExport", "BackupEngine", "BackupConfiguration", argumentParser,
            ]),
        .executableTarget(
            name: "milvault", dependencies: ["BackupCommands"], path: "Sources/Interface/milvault",
            swiftSettings: settings,
            // Two thirds of the release binary would be debug information, and a quarter of the rest the names of what only
            // one file knows; those of all others stay, for backtraces.
            linkerSettings: [
                .unsafeFlags(
                    ["-Xlinker", "--strip-debug", "-Xlinker", "--discard-all"], .when(configuration: .release))
            ]),

        // What `make bench` measures planning with; `make build` leaves it out.
        .executableTarget(
            name: "PlanBench",
            dependencies: [
                "Basics", "Hashing", "HTTPTransport", "ObjectStorage", "MilvusModel", "MilvusClient", "BackupFormat",
                "BackupEngine",
            ],
            path: "Benchmarks/PlanBench", swiftSettings: settings),

        support("Fixtures", []),
        unitTests(of: "Basics"),
        unitTests(of: "Hashing", ["Basics"]),
        unitTests(of: "Zstandard", ["Fixtures"]),
        unitTests(of: "XMLStream", ["Fixtures"]),
        unitTests(of: "AWSSigning", ["Basics", "Hashing", "Fixtures"]),
        unitTests(of: "BinlogFormat", ["Hashing", "MilvusModel", "Fixtures", "BinlogPrinter"]),
        unitTests(of: "ObjectStorage", ["Basics"]),
        unitTests(
            of: "S3Storage", ["Basics", "HTTPTransport", "XMLStream", "ObjectStorage", "AWSSigning", "StubServer"]),
        unitTests(of: "Transfers", ["Basics", "ObjectStorage"]),
        .executableTarget(
            name: "s3-double",
            dependencies: ["FaultRig", "Basics", argumentParser], path: "Tests/Support/S3DoubleTool",
            swiftSettings: settings),
        support("BinlogPrinter", ["BinlogFormat"]),
        .executableTarget(
            name: "binlog-tool", dependencies: ["BinlogFormat", "BinlogPrinter"], path: "Tests/Support/BinlogTool",
            swiftSettings: settings),
        support("StoreContract", ["Basics", "ObjectStorage"]),
        tests(
            "Conformance", "ConformanceTests",
            ["Basics", "HTTPTransport", "ObjectStorage", "AWSSigning", "S3Storage", "Transfers", "StoreContract"]),
        tests(
            "Faults", "FaultTests",
            [
                "Basics", "Hashing", "HTTPTransport", "ObjectStorage", "AWSSigning", "S3Storage", "Transfers",
                "XMLStream", "FaultRig", "StoreContract", "StubServer",
            ]),
        unitTests(of: "BackupConfiguration", ["Basics"]),
        unitTests(
            of: "BackupCommands",
            [
                "Basics", "HTTPTransport", "ObjectStorage", "MilvusModel", "MilvusClient", "BackupConfiguration",
                "BackupFormat", "BackupEngine", "BinlogFormat", "FixtureBackup", argumentParser,
            ]),
        support("FixtureBackup", ["Basics", "ObjectStorage", "MilvusModel", "BackupFormat", "Fixtures"]),
        unitTests(of: "DataExport", ["Basics", "ObjectStorage", "MilvusModel", "BinlogFormat"]),
        unitTests(of: "BackupFormat", ["Basics", "ObjectStorage", "MilvusModel", "Zstandard", "Fixtures"]),
        unitTests(
            of: "BackupEngine",
            [
                "Basics", "HTTPTransport", "ObjectStorage", "Transfers", "MilvusModel", "MilvusClient", "BinlogFormat",
                "BackupFormat", "DataExport", "Fixtures", "FixtureBackup",
            ]),
        support("StubServer", nio + [nioHTTP2]),
        support(
            "FaultRig",
            [
                "Basics", "Hashing", "XMLStream", "ObjectStorage", "MilvusModel", "MilvusProtos", "StubServer",
                protobuf,
            ]),
        support(
            "EngineHarness",
            [
                "Basics", "HTTPTransport", "ObjectStorage", "AWSSigning", "S3Storage", "Transfers", "MilvusModel",
                "MilvusClient", "BackupFormat", "BackupEngine", "FaultRig", "Zstandard",
            ]),
        tests(
            "EngineFaults", "EngineFaultTests",
            ["Basics", "Hashing", "Zstandard", "MilvusModel", "BackupEngine", "FaultRig", "EngineHarness"]),
        unitTests(of: "HTTPTransport", ["Basics", "StubServer"]),
        unitTests(of: "MilvusModel", ["Basics"]),
        tests(
            "MilvusConformance", "MilvusConformanceTests", ["Basics", "HTTPTransport", "MilvusModel", "MilvusClient"]),
        unitTests(
            of: "MilvusClient",
            ["Basics", "HTTPTransport", "MilvusModel", "MilvusProtos", "BinlogFormat", "StubServer", protobuf]),
    ] + fuzzing)
