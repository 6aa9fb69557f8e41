internal import Basics
package import MilvusModel

/// How a field with an index is searched, and what is asked of the answer. Pure.
package struct SearchPlan: Sendable, Hashable {
    package var field: FieldSchema
    package var indexType: String
    package var metric: VectorMetric
    /// As JSON, for the server.
    package var parameters: String
    /// Least recall that is right.
    package var tolerance: Double

    /// `recall`: of indexes that only come near to the truth; one that looks at every vector must find all.
    ///
    /// Nil where milvault can't tell what the nearest rows are: the text says why.
    package static func plan(
        _ field: FieldSchema, _ index: PlannedIndex, topK: Int, recall: Double
    ) -> Result<SearchPlan, Reason> {
        let type = index.type.uppercased()
        let name = (index.parameters["metric_type"] ?? "").uppercased()
        guard let metric = VectorMetric(rawValue: name) else {
            return .failure(Reason("metric \(name.isEmpty ? "unknown" : name) isn't computed here"))
        }
        return .success(
            SearchPlan(
                field: field, indexType: type, metric: metric, parameters: parameters(type, index, topK),
                tolerance: exact.contains(type) ? 1 : recall))
    }

    /// Why a field isn't searched.
    package struct Reason: Error, Hashable, CustomStringConvertible {
        package let description: String

        init(_ description: String) {
            self.description = description
        }
    }

    private static let exact: Set<String> = ["FLAT", "BIN_FLAT"]

    /// Generous: what is to be seen is whether the index is whole, not how it is tuned.
    private static func parameters(_ type: String, _ index: PlannedIndex, _ topK: Int) -> String {
        if type.contains("HNSW") { return #"{"ef":\#(max(512, 4 * topK))}"# }
        if type.contains("IVF") || type == "SCANN" { return #"{"nprobe":\#(clusters(index) ?? 16)}"# }
        if type == "DISKANN" { return #"{"search_list":\#(max(200, 2 * topK))}"# }
        return "{}"
    }

    /// All clusters: then nothing is missed by chance.
    private static func clusters(_ index: PlannedIndex) -> Int64? {
        if let flat = index.parameters["nlist"].flatMap({ Int64($0) }) { return flat }
        guard let text = index.parameters["params"], let json = try? JSONValue(parsing: Array(text.utf8)) else {
            return nil
        }
        return json["nlist"]?.int64 ?? json["nlist"]?.string.flatMap { Int64($0) }
    }
}
