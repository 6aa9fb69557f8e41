/// What a store makes of `If-None-Match: *` on a write.
package enum ConditionalWrites: String, Sendable, CaseIterable {
    case honoured
    /// As stores do that are older than the condition.
    case ignored
    /// 501.
    case refused
}
