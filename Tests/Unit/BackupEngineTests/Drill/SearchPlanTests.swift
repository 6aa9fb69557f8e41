import MilvusModel
import Testing

@testable import BackupEngine

extension SearchTruthTests {
    static let field = FieldSchema(id: FieldID(rawValue: 101), name: "vector", dataType: .floatVector)

    static func index(_ type: String, _ parameters: String = "{}", metric: String = "L2") -> PlannedIndex {
        PlannedIndex(
            name: "i", field: "vector",
            parameters: [
                KeyValuePair(key: "index_type", value: type), KeyValuePair(key: "metric_type", value: metric),
                KeyValuePair(key: "params", value: parameters),
            ])
    }
}

@Suite("How a field is searched")
struct SearchPlanTests {
    @Test(
        "generously, and exact indexes must find all",
        arguments: [
            ("FLAT", "{}", "{}", 1.0), ("BIN_FLAT", "{}", "{}", 1.0), ("HNSW", "{}", #"{"ef":512}"#, 0.9),
            ("IVF_FLAT", #"{"nlist":128}"#, #"{"nprobe":128}"#, 0.9),
            ("IVF_SQ8", #"{"nlist":"64"}"#, #"{"nprobe":64}"#, 0.9), ("BIN_IVF_FLAT", "", #"{"nprobe":16}"#, 0.9),
            ("DISKANN", "{}", #"{"search_list":200}"#, 0.9), ("AUTOINDEX", "{}", "{}", 0.9),
        ])
    func parameters(type: String, index: String, search: String, tolerance: Double) throws {
        let plan = try SearchPlan.plan(
            SearchTruthTests.field, SearchTruthTests.index(type, index), topK: 10, recall: 0.9
        ).get()
        #expect((plan.parameters, plan.tolerance, plan.metric) == (search, tolerance, .l2))
    }

    @Test("more neighbours want more effort")
    func effort() throws {
        let plan = try SearchPlan.plan(
            SearchTruthTests.field, SearchTruthTests.index("HNSW"), topK: 1000, recall: 0.9
        ).get()
        #expect(plan.parameters == #"{"ef":4000}"#)
    }

    @Test("not by a metric that isn't computed here", arguments: ["BM25", "SUBSTRUCTURE", ""])
    func unknown(metric: String) {
        let plan = SearchPlan.plan(
            SearchTruthTests.field, SearchTruthTests.index("FLAT", metric: metric), topK: 10, recall: 0.9)
        #expect(throws: SearchPlan.Reason.self) { try plan.get() }
    }
}
