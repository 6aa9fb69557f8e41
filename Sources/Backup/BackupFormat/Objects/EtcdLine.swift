package import Basics

/// A line of `etcd.jsonl.zst`: the first is the header, the others are keys.
package enum EtcdLine: Sendable, Hashable, JSONRepresentable {
    case header(EtcdHeader)
    case record(EtcdRecord)

    package init(json: JSONValue) throws(JSONMappingError) {
        if json["revision"] != nil {
            self = .header(try EtcdHeader(json: json))
        } else {
            self = .record(try EtcdRecord(json: json))
        }
    }

    package var json: JSONValue {
        switch self {
        case .header(let header): header.json
        case .record(let record): record.json
        }
    }
}
