// Amounts that a file claims, which may be anything: sums stop at the largest number instead of ending the process.

extension Int64 {
    package func adding(clamped other: Int64) -> Int64 {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? (other > 0 ? .max : .min) : sum
    }

    package func subtracting(clamped other: Int64) -> Int64 {
        let (difference, isOver) = subtractingReportingOverflow(other)
        return isOver ? (other > 0 ? .min : .max) : difference
    }
}
