extension FaultRule {
    /// The form of command lines: `<operations>:<action>[@<trigger>][:<keys>]`.
    ///
    /// Operations by AWS' names with commas between, or `*`. Triggers: a share (`0.2`), or attempts (`1`, `1..2`). For
    /// example `CopyObject,PutObject:503@0.2`, `*:delay=0.005..0.02`, `GetObject:truncate@1..2:files/insert_log/*`.
    /// Nil for anything else.
    package init?(_ text: String) {
        let fields = text.split(separator: ":", maxSplits: 2).map(String.init)
        guard fields.count >= 2 else { return nil }
        var verbs: Set<S3Verb> = []
        if fields[0] != "*" {
            for name in fields[0].split(separator: ",") {
                guard let verb = S3Verb(rawValue: String(name)) else { return nil }
                verbs.insert(verb)
            }
        }
        let words = fields[1].split(separator: "@", maxSplits: 1).map(String.init)
        guard let action = FaultAction(words[0]), let trigger = FaultTrigger(words.count > 1 ? words[1] : "") else {
            return nil
        }
        self.init(action, on: verbs, keys: fields.count > 2 ? KeyPattern(fields[2]) : .all, trigger)
    }
}

extension FaultTrigger {
    /// Nothing, `0.2`, `3` or `1..2`.
    fileprivate init?(_ text: String) {
        if text.isEmpty {
            self = .always
        } else if let attempt = Int(text) {
            self = .attempts(attempt...attempt)
        } else if let ends = Self.ends(text) {
            self = .attempts(Int(ends.lowerBound)...Int(ends.upperBound))
        } else if let share = Double(text), (0...1).contains(share) {
            self = .chance(share)
        } else {
            return nil
        }
    }

    /// `1..2`; nil for other forms.
    fileprivate static func ends(_ text: String) -> ClosedRange<Double>? {
        guard let dots = text.firstRange(of: ".."), let low = Double(text[..<dots.lowerBound]),
            let high = Double(text[dots.upperBound...]), low <= high
        else { return nil }
        return low...high
    }
}

extension FaultAction {
    /// `503`, `503=2` (Retry-After), `delay=0.1..0.2` (seconds), `reset`, ….
    fileprivate init?(_ text: String) {
        let words = text.split(separator: "=", maxSplits: 1).map(String.init)
        let argument = words.count > 1 ? words[1] : ""
        switch words[0] {
        case "delay":
            guard let range = FaultTrigger.ends(argument) ?? Double(argument).map({ $0...$0 }) else { return nil }
            self = .delay(.seconds(range.lowerBound) ... .seconds(range.upperBound))
        case "cut": self = .cutRequest(afterBytes: Int(argument) ?? 0)
        case "trickle": self = .trickle(bytesPerSecond: max(1, Int(argument) ?? 1))
        case "stale": self = .staleListing(age: .seconds(Double(argument) ?? 10))
        case "error-in-200": self = .errorInside200(code: argument.isEmpty ? "InternalError" : argument)
        default:
            guard let known = Self.byName[words[0]] ?? Self.refusal(words[0], retryAfter: Int(argument)) else {
                return nil
            }
            self = known
        }
    }

    private static func refusal(_ text: String, retryAfter: Int?) -> FaultAction? {
        guard let status = Int(text), (400...599).contains(status) else { return nil }
        let code = [503: "SlowDown", 429: "TooManyRequests", 500: "InternalError"][status] ?? "Error"
        return .refuse(status: status, code: code, retryAfter: retryAfter)
    }

    private static let byName: [String: FaultAction] = [
        "reset": .resetBeforeEffect, "reset-after": .resetAfterEffect, "stall": .stall, "lose": .loseEffect,
        "vanish": .vanishSource, "overwrite": .overwriteSource, "expire": .expireToken, "twice": .applyTwice,
        "truncate": .truncateBody, "end-early": .endChunksEarly, "flip": .flipBit, "wrong-etag": .wrongETag,
    ]
}
