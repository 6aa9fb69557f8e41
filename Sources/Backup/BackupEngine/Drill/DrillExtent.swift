package import Basics

/// How much of each collection a drill compares.
package struct DrillExtent: Sendable, Hashable {
    /// Rows that are compared value by value.
    package var rows: Int
    /// Vectors that are searched for; their true neighbours are looked for among all rows.
    package var queries: Int
    package var topK: Int
    /// Least recall of an index that only comes near to the truth. Healthy graphs over inner products were seen at 0.93.
    package var recall: Double

    package init(rows: Int = 1000, queries: Int = 20, topK: Int = 10, recall: Double = 0.9) {
        self.rows = rows
        self.queries = queries
        self.topK = topK
        self.recall = recall
    }

    package var json: JSONValue {
        [
            "rows": JSONValue(rows), "queries": JSONValue(queries), "topK": JSONValue(topK),
            "recall": JSONValue(recall),
        ]
    }
}
