internal import MilvusModel

/// What an index becomes on a server of another version. Pure.
struct IndexAdaptation {
    let original: PlannedIndex
    private(set) var result: PlannedIndex
    private let compatibility: IndexCompatibility

    init(_ index: PlannedIndex, _ changes: SchemaChanges, on version: MilvusVersion) {
        original = index
        result = index
        compatibility = IndexCompatibility(version: version)
        if let type = changes.indexTypes[index.type.uppercased()] { result = Self.replaced(index, type) }
        if let metric = changes.metrics[(result.parameters["metric_type"] ?? "").uppercased()] {
            result.set("metric_type", metric)
        }
    }

    func findings(_ subject: String) -> [PreflightFinding] {
        var findings: [PreflightFinding] = []
        if !compatibility.knows(indexType: result.type) {
            let other = compatibility.substitute(for: result.type) ?? "FLAT"
            findings.append(
                PreflightFinding(
                    .blocking, "index-type", subject: subject,
                    "The target has no index of type \(result.type), which field \(result.field) has.",
                    option: "--map-index \(result.type):\(other)"))
        } else if result.type != original.type {
            findings.append(
                PreflightFinding(
                    .harmless, "index-type", subject: subject,
                    "The index of field \(result.field) becomes \(result.type) instead of \(original.type)."))
        }
        let metric = result.parameters["metric_type"] ?? ""
        if !compatibility.knows(metric: metric) {
            findings.append(
                PreflightFinding(
                    .blocking, "metric", subject: subject,
                    "The target doesn't know the metric \(metric), which field \(result.field) is searched by.",
                    option: metric.uppercased() == "COSINE"
                        ? "--map-metric COSINE:IP, which finds the same where all vectors have length 1"
                        : "--map-metric \(metric):\(metric.uppercased() == "TANIMOTO" ? "JACCARD" : "L2")"))
        }
        return findings
    }

    /// What the other type needs, with values that serve everywhere.
    private static func replaced(_ index: PlannedIndex, _ type: String) -> PlannedIndex {
        let parameters =
            switch type.uppercased() {
            case "HNSW": #"{"M":16,"efConstruction":200}"#
            case let type where type.hasPrefix("IVF_PQ"): #"{"nlist":128,"m":4,"nbits":8}"#
            case let type where type.contains("IVF"): #"{"nlist":128}"#
            default: "{}"
            }
        var pairs = [KeyValuePair(key: "index_type", value: type), KeyValuePair(key: "params", value: parameters)]
        if let metric = index.parameters["metric_type"] {
            pairs.append(KeyValuePair(key: "metric_type", value: metric))
        }
        return PlannedIndex(name: index.name, field: index.field, parameters: pairs)
    }
}

extension PlannedIndex {
    fileprivate mutating func set(_ key: String, _ value: String) {
        parameters.removeAll { $0.key == key }
        parameters.append(KeyValuePair(key: key, value: value))
    }
}
