package import Basics

/// `meta/seal.json`: the last object of a backup. No seal, no backup (of ours).
///
/// Written once, never rewritten, so that object lock works. It vouches by SHA-256 for every other meta object, and
/// those name every data object. It holds no secret.
package struct Seal: Sendable, Hashable, JSONRepresentable {
    /// What this program writes and the newest that it reads.
    package static let currentFormat: Int64 = 1

    package var format: Int64
    package var name: String
    /// A UUID; parents are referred to by it.
    package var id: String
    package var kind: BackupKind
    package var completeness: Completeness
    package var toolVersion: String
    package var milvusVersion: String
    package var startedAt: WallTime
    package var sealedAt: WallTime
    package var source: SourceLocation
    package var totals: BackupTotals
    /// The weakest of its objects'.
    package var proof: ProofDegree
    /// How much of it stands at which degree; empty in seals of older versions.
    package var proofs: [ProofTally]
    package var parents: [ParentBackup]
    package var collections: [SealedCollection]
    /// Every meta object except the seal itself.
    package var meta: [SealedObject]
    package var extra: JSONObject

    /// ``meta`` is filled in by ``BackupWriter`` from what it wrote.
    package init(
        name: String, id: String, kind: BackupKind = .full, completeness: Completeness, toolVersion: String,
        milvusVersion: String, startedAt: WallTime, sealedAt: WallTime, source: SourceLocation, totals: BackupTotals,
        proof: ProofDegree, proofs: [ProofTally] = [], parents: [ParentBackup] = [], collections: [SealedCollection],
        meta: [SealedObject] = []
    ) {
        format = Self.currentFormat
        self.name = name
        self.id = id
        self.kind = kind
        self.completeness = completeness
        self.toolVersion = toolVersion
        self.milvusVersion = milvusVersion
        self.startedAt = startedAt
        self.sealedAt = sealedAt
        self.source = source
        self.totals = totals
        self.proof = proof
        self.proofs = proofs
        self.parents = parents
        self.collections = collections
        self.meta = meta
        extra = JSONObject()
    }

    package func meta(_ object: MetaObject) -> SealedObject? {
        meta.first { $0.path == object.rawValue }
    }
}
