internal import Basics
internal import ObjectStorage
internal import XMLStream

/// One page of ListObjectsV2.
struct ListingPage: Sendable {
    enum Entry: Sendable {
        case object(ObjectKey, DoubleObject)
        case commonPrefix(String)
    }

    private let prefix: String
    private let delimiter: String?
    private let limit: Int
    /// Keys up to this one belong to earlier pages; nil at the beginning.
    private var position: Position?
    private(set) var entries: [Entry] = []
    private var isTruncated = false
    private let hidingSince: WallTime?

    private enum Position {
        case after(String)
        case afterAll(String)
    }

    init(_ call: S3Call, hidingSince: WallTime? = nil) throws(S3Refusal) {
        self.hidingSince = hidingSince
        prefix = call.parameter("prefix") ?? ""
        delimiter = call.parameter("delimiter").flatMap { $0.isEmpty ? nil : $0 }
        guard let limit = Int(call.parameter("max-keys") ?? "1000"), limit >= 0 else {
            throw .invalidArgument("max-keys isn't a number")
        }
        self.limit = min(1000, limit)
        if let token = call.parameter("continuation-token") {
            // By bytes: a key that begins with a combining mark would be one character with the letter before it.
            guard let bytes = Hex.decode(token), let kind = bytes.first else {
                throw .invalidArgument("The continuation token provided is incorrect")
            }
            let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
            position = kind == UInt8(ascii: "p") ? .afterAll(text) : .after(text)
        } else if let start = call.parameter("start-after"), !start.isEmpty {
            position = .after(start)
        }
    }

    mutating func fill(from bucket: inout DoubleBucket) {
        guard limit > 0 else { return }
        // Each common prefix is stepped over by a new search: below it there may be a million keys.
        while step(through: &bucket) {}
    }

    /// True when the walk was broken off at a common prefix and is to go on behind it.
    private mutating func step(through bucket: inout DoubleBucket) -> Bool {
        var keys: [ObjectKey] = []
        var metCommonPrefix: String?
        var hasMore = false
        let room = limit - entries.count
        bucket.forEachKey(from: start) { key in
            guard isWanted(key) else { return key.rawValue.utf8.starts(with: prefix.utf8) || key < ObjectKey(prefix) }
            guard keys.count < room else {
                hasMore = true
                return false
            }
            if let common = commonPrefix(of: key.rawValue) {
                metCommonPrefix = common
                return false
            }
            keys.append(key)
            return true
        }
        for key in keys {
            position = .after(key.rawValue)
            guard let object = bucket[key], hidingSince.map({ object.lastModified <= $0 }) ?? true else { continue }
            entries.append(.object(key, object))
        }
        isTruncated = hasMore
        guard let metCommonPrefix else { return false }
        entries.append(.commonPrefix(metCommonPrefix))
        position = .afterAll(metCommonPrefix)
        return true
    }

    private var start: ObjectKey {
        switch position {
        case nil: ObjectKey(prefix)
        case .after(let key): max(ObjectKey(prefix), ObjectKey(key))
        // The greatest scalar: nothing below the prefix comes after it.
        case .afterAll(let common): max(ObjectKey(prefix), ObjectKey(common + "\u{10FFFF}"))
        }
    }

    private func isWanted(_ key: ObjectKey) -> Bool {
        guard key.rawValue.utf8.starts(with: prefix.utf8) else { return false }
        switch position {
        case nil: return true
        case .after(let last): return ObjectKey(last) < key
        case .afterAll(let common): return ObjectKey(common) < key && !key.rawValue.utf8.starts(with: common.utf8)
        }
    }

    private func commonPrefix(of key: String) -> String? {
        guard let delimiter, let range = key.utf8.dropFirst(prefix.utf8.count).firstRange(of: delimiter.utf8) else {
            return nil
        }
        return String(decoding: key.utf8[..<range.upperBound], as: UTF8.self)
    }
}

// MARK: - As a document

extension ListingPage {
    func reply(_ call: S3Call) -> S3Reply {
        let isEncoded = call.parameter("encoding-type") == "url"
        return S3Reply("ListBucketResult") { result in
            result.element("Name", call.bucket)
            result.element("Prefix", Self.text(prefix, isEncoded))
            result.element("KeyCount", String(entries.count))
            result.element("MaxKeys", String(limit))
            if isEncoded { result.element("EncodingType", "url") }
            result.element("IsTruncated", isTruncated ? "true" : "false")
            if isTruncated, let token { result.element("NextContinuationToken", token) }
            for entry in entries { Self.write(entry, isEncoded, to: &result) }
        }
    }

    private static func write(_ entry: Entry, _ isEncoded: Bool, to result: inout XMLWriter) {
        switch entry {
        case .object(let key, let object):
            result.element("Contents") { element in
                element.element("Key", text(key.rawValue, isEncoded))
                element.element("LastModified", object.lastModified.iso8601)
                element.element("ETag", "\"\(object.etag)\"")
                if let checksum = object.checksum { element.element("ChecksumAlgorithm", checksum.algorithm.rawValue) }
                element.element("Size", String(object.size))
                element.element("StorageClass", "STANDARD")
            }
        case .commonPrefix(let prefix):
            result.element("CommonPrefixes") { $0.element("Prefix", text(prefix, isEncoded)) }
        }
    }

    private var token: String? {
        switch position {
        case nil: nil
        case .after(let key): Hex.encode(Array(("k" + key).utf8))
        case .afterAll(let common): Hex.encode(Array(("p" + common).utf8))
        }
    }

    /// AWS writes a space as `+` here.
    private static func text(_ key: String, _ isEncoded: Bool) -> String {
        guard isEncoded else { return key }
        let encoded = String(decoding: S3Target.encode(key.utf8, keepingSlashes: true), as: UTF8.self)
        return encoded.split(separator: "%20", omittingEmptySubsequences: false).joined(separator: "+")
    }
}
