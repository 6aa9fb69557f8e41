internal import MilvusModel

/// How the searches on one field compare with the truth.
package struct SearchOutcome: Sendable, Hashable {
    package var field: String
    package var indexType: String
    package var metric: String
    package var parameters: String
    package var queries: Int
    package var topK: Int
    /// Mean over the queries; nil where nothing was searched.
    package var recall: Double?
    /// Of the worst query.
    package var worst: Double?
    package var tolerance: Double
    /// Keys that the server gave and that no live row of the backup has; the first ones.
    package var strangers: [String] = []
    package var strangerCount = 0
    /// Why nothing was searched.
    package var reason: String?

    package init(
        field: String, indexType: String = "", metric: String = "", parameters: String = "", queries: Int = 0,
        topK: Int = 0, recall: Double? = nil, worst: Double? = nil, tolerance: Double = 0, reason: String? = nil
    ) {
        self.field = field
        self.indexType = indexType
        self.metric = metric
        self.parameters = parameters
        self.queries = queries
        self.topK = topK
        self.recall = recall
        self.worst = worst
        self.tolerance = tolerance
        self.reason = reason
    }

    package init(_ plan: SearchPlan, topK: Int, _ truths: [QueryTruth]) {
        let recalls = truths.compactMap(\.recall)
        self.init(
            field: plan.field.name, indexType: plan.indexType, metric: plan.metric.rawValue,
            parameters: plan.parameters, queries: truths.count, topK: topK,
            recall: recalls.isEmpty ? nil : recalls.reduce(0, +) / Double(recalls.count), worst: recalls.min(),
            tolerance: plan.tolerance)
        let strangers = truths.reduce(into: Set()) { $0.formUnion($1.strangers) }
        strangerCount = strangers.count
        self.strangers = strangers.sorted().prefix(10).map(\.shortText)
    }

    /// A field that can't be searched is no fault of the backup.
    package var isGood: Bool { strangerCount == 0 && (recall.map { $0 >= tolerance } ?? true) }
}
