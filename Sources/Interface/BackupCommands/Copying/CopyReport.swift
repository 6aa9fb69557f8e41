internal import Basics
internal import ObjectStorage
internal import Transfers

/// What `copy` did, or would do.
struct CopyReport: Report {
    let source: CopyAddress
    let destination: CopyAddress
    let isDryRun: Bool
    let result: PrefixCopyReport
    let requests: Int64
    let elapsed: Duration

    private var progress: PrefixCopyProgress { result.progress }
    private var copied: ObjectTally { isDryRun ? progress.planned : progress.copied }

    var status: ExitStatus {
        guard progress.failed.objects > 0 else { return .done }
        return progress.copied.objects > 0 ? .findings : .failed
    }

    var json: JSONValue {
        [
            "source": .string("\(source)"), "destination": .string("\(destination)"),
            "state": .string(isDryRun ? "planned" : status == .done ? "complete" : "partial"),
            "objects": JSONValue(copied.objects), "bytes": JSONValue(copied.bytes),
            "skippedObjects": JSONValue(progress.skipped.objects), "skippedBytes": JSONValue(progress.skipped.bytes),
            "failedObjects": JSONValue(progress.failed.objects), "failedBytes": JSONValue(progress.failed.bytes),
            "methods": .object(
                JSONObject(methods.map { JSONObject.Member(key: $0.name, value: JSONValue($0.count)) })),
            "requests": JSONValue(requests), "seconds": .seconds(elapsed),
            "failures": .array(result.failures.map(\.json)),
        ]
    }

    func text(_ style: TextStyle) -> String {
        let skipped =
            progress.skipped.objects > 0
            ? "; \(progress.skipped.objects) objects, \(ByteCount(progress.skipped.bytes)) were there already" : ""
        return failures(style) + "\(isDryRun ? "Would copy" : "Copied") \(copied.objects) objects, "
            + "\(ByteCount(copied.bytes))\(rate)\(skipped); \(requests) requests, \(HumanDuration(elapsed)).\n"
    }

    private var rate: String {
        guard !isDryRun, elapsed > .zero, copied.bytes > 0 else { return "" }
        let ways = methods.map { "\($0.count) by \($0.name)" }.joined(separator: ", ")
        return ", \(ByteCount(Int64(Double(copied.bytes) / elapsed.inSeconds)))/s (\(ways))"
    }

    private func failures(_ style: TextStyle) -> String {
        guard progress.failed.objects > 0 else { return "" }
        let untold = progress.failed.objects - Int64(result.failures.count)
        return result.failures.map { "\(style.bad("failed")) \($0.item.source): \($0.error)\n" }.joined()
            + (untold > 0 ? "… and \(untold) more.\n" : "")
            + "\(progress.failed.objects) objects failed. Run the same command again: what arrived is left alone.\n"
    }

    /// In a fixed order, for people and for comparisons.
    private var methods: [(name: String, count: Int)] {
        result.objectsByMethod.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }
    }
}

extension PrefixCopyReport.Failure {
    fileprivate var json: JSONValue {
        [
            "source": .string(item.source.rawValue), "destination": .string(item.destination.rawValue),
            "size": JSONValue(item.size), "code": .string(error.code.rawValue), "reason": .string("\(error)"),
        ]
    }
}
