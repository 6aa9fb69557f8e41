package import Basics

/// What a run was asked to do, as far as one that goes on with it has to know. Texts as on the command line.
package struct RunOptions: Sendable, Hashable, JSONRepresentable {
    package var filter: String
    package var strategy: String
    package var includesRBAC: Bool
    package var holdsGarbageCollection: Bool

    package init(filter: String, strategy: String, includesRBAC: Bool, holdsGarbageCollection: Bool) {
        self.filter = filter
        self.strategy = strategy
        self.includesRBAC = includesRBAC
        self.holdsGarbageCollection = holdsGarbageCollection
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        filter = try fields.string("filter")
        strategy = try fields.string("strategy")
        includesRBAC = try fields.bool("rbac")
        holdsGarbageCollection = try fields.bool("holdGarbageCollection")
    }

    package var json: JSONValue {
        [
            "filter": JSONValue(filter), "strategy": JSONValue(strategy), "rbac": .bool(includesRBAC),
            "holdGarbageCollection": .bool(holdsGarbageCollection),
        ]
    }
}
