extension Sequence {
    /// The sum of all amounts, as far as `Int64` can tell it.
    package func total(_ amount: (Element) -> Int64) -> Int64 {
        reduce(0) { $0.adding(clamped: amount($1)) }
    }
}
