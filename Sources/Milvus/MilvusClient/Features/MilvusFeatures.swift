package import MilvusModel

/// What one server is and can do, asked once.
package struct MilvusFeatures: Sendable, Hashable {
    package var version: MilvusVersion
    /// The server's own text (`v2.3.5-lite`), as it goes into manifests.
    package var versionText: String
    /// What the server was seen not to have, whatever its version says.
    package var probedMissing: Set<MilvusFeature>

    package init(version: MilvusVersion, versionText: String, probedMissing: Set<MilvusFeature> = []) {
        self.version = version
        self.versionText = versionText
        self.probedMissing = probedMissing
    }

    package func has(_ feature: MilvusFeature) -> Bool {
        version >= feature.firstVersion && !probedMissing.contains(feature)
    }

    /// Those of `wanted` that this server lacks, in the order of the table.
    package func missing(
        from wanted: some Sequence<MilvusFeature> = MilvusFeature.allCases
    ) -> [MilvusFeature] {
        wanted.filter { !has($0) }
    }
}
