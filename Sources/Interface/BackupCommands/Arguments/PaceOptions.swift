internal import ArgumentParser

/// How gentle a run is, for this once; the configuration has the usual values.
struct PaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Bytes a second that pass milvault: 50MiB, off, or by local time \"08:00,50MiB 20:00,off\". (default: "
                + "transfer.limits.bandwidth)", valueName: "rate"))
    var bandwidth: String?

    var settings: [String] { bandwidth.map { ["transfer.limits.bandwidth=\($0)"] } ?? [] }
}
