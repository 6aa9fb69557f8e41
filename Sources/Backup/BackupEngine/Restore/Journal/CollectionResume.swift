package import MilvusModel

/// What a resumed restore does with a collection that an earlier run had begun. Pure.
package enum CollectionResume: Sendable, Hashable {
    /// What stands under the target's name now.
    package struct Standing: Sendable, Hashable {
        package var id: CollectionID
        package var storedRows: Int64

        package init(id: CollectionID, storedRows: Int64) {
            self.id = id
            self.storedRows = storedRows
        }
    }

    /// Nothing of it is there: as if for the first time.
    case anew
    /// What stands there may go, and can't be gone on with.
    case dropAndAnew
    /// It is there; imports that aren't in are asked for.
    case goOn
    /// Every row is in; indexes, aliases and load state may be missing: giving them twice does no harm.
    case finish
    /// What stands there isn't ours; the text says why we think so.
    case refuse(String)

    package init(_ record: CollectionRecord, standing: Standing?) {
        guard let standing else {
            self = .anew
            return
        }
        guard let id = record.targetID else {
            self = Self.afterCreation(record, standing)
            return
        }
        guard id == standing.id else {
            self = .refuse("collection \(standing.id) stands there, this restore had created \(id)")
            return
        }
        switch record.stage {
        case .creating: self = .dropAndAnew
        case .filling: self = .goOn
        case .filled, .done: self = .finish
        }
    }

    /// The run ended between asking for the collection and noting its id: the name was free before, or might be
    /// freed; an empty collection is then ours as good as certainly, and dropping it loses nothing.
    private static func afterCreation(_ record: CollectionRecord, _ standing: Standing) -> CollectionResume {
        guard !record.mayReplace, standing.storedRows > 0 else { return .dropAndAnew }
        return .refuse("a collection with \(standing.storedRows) rows stands there, and this restore had imported none")
    }
}
