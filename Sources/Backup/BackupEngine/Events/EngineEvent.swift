/// A fact in the life of a run. Few, in order, never dropped; what there is much of is counted (``EngineCounters``).
package enum EngineEvent: Sendable {
    /// A new phase begins; its name reads well on a progress line: `copying`, `importing`.
    case phase(String)
    case collectionStarted(String)
    /// A collection goes over to something else: `importing`, `indexing`. For measuring; nobody needs to be told.
    case step(String, of: String)
    /// `detail` is what a person wants to know: `20000 rows, 62 objects`, or why it failed.
    case collectionFinished(String, succeeded: Bool, detail: String)
    case finding(Finding)
    /// One plain sentence.
    case note(String)
}
