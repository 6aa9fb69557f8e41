import ArgumentParser
import BackupEngine
import MilvusModel
import Testing

@testable import BackupCommands

@Suite("Options of the verbs")
struct VerbOptionTests {
    private func create(_ line: String) throws -> CreateOptions {
        let words = line.split(separator: " ").map(String.init)
        let command = try MilvaultCommand.parseAsRoot(GlobalArguments.behindVerb(words))
        return try #require(command as? CreateCommand).createOptions()
    }

    private func restore(_ line: String) throws -> RestoreOptions {
        let words = line.split(separator: " ").map(String.init)
        let command = try MilvaultCommand.parseAsRoot(GlobalArguments.behindVerb(words))
        return try #require(command as? RestoreCommand).restoreOptions(importTimeout: .seconds(5))
    }

    @Test("create takes milvus-backup's spellings")
    func createSpellings() throws {
        let options = try create("--config b.yaml create -n nightly --filter default.docs,sales.* --rbac --output json")
        #expect(options.name == "nightly")
        #expect(options.filter.selects(CollectionReference(name: "docs")))
        #expect(options.filter.selects(database: DatabaseName("sales")))
        #expect(!options.filter.selects(CollectionReference(name: "other")))
        #expect(options.includesRBAC)
        #expect(options.strategy == .auto)
        #expect(try create("create --name x").filter.selectsEverything)
        #expect(try create("create -n x --colls docs").filter == create("create -n x --filter docs").filter)
        #expect(try create("create -n x -d a,b").filter == create("create -n x --filter a.*,b.*").filter)
        #expect(try create("create -n x --meta_only").strategy == .metaOnly)
        #expect(try create("create -n x --backup_index_extra --format auto").strategy == .auto)
    }

    @Test("every strategy has milvus-backup's name", arguments: CreateOptions.Strategy.allCases)
    func strategies(strategy: CreateOptions.Strategy) throws {
        #expect(try create("create -n x --strategy \(strategy.rawValue)").strategy == strategy)
    }

    @Test("restore takes both spellings of each option")
    func restoreSpellings() throws {
        let plain = try restore("restore -n x")
        #expect(!plain.dropExisting && !plain.schemaOnly && !plain.skipIndexes && !plain.includesRBAC)
        #expect(plain.importTimeout == .seconds(5))
        for line in ["--drop-existing", "--drop_exist_collection"] {
            #expect(try restore("restore -n x \(line)").dropExisting)
        }
        for line in ["--schema-only", "--meta_only"] {
            #expect(try restore("restore -n x \(line)").schemaOnly)
        }
        #expect(try restore("restore -n x --skip-indexes").skipIndexes)
        #expect(try !restore("restore -n x --rebuild_index --restore_index --use_v2_restore").skipIndexes)
        #expect(try restore("restore -n x --rbac").includesRBAC)
    }

    @Test("restore looks at listings unless it is told more, and leaves out what is damaged only when asked")
    func restoreOfDamage() throws {
        #expect(try restore("restore -n x").verify == .list)
        #expect(try !restore("restore -n x").skipDamaged)
        for depth in VerifyDepth.allCases { #expect(try restore("restore -n x --verify \(depth)").verify == depth) }
        #expect(try restore("restore -n x --skip-damaged --dry-run").skipDamaged)
        #expect(try restore("restore -n x --resume --verify hash").verify == .hash)
        for line in [
            "--verify", "--verify all", "--resume --skip-damaged", "--discard --verify hash",
            "--discard --skip-damaged", "--schema-only --verify hash", "--schema-only --skip-damaged",
        ] {
            #expect(throws: (any Error).self, "\(line)") { _ = try restore("restore -n x \(line)") }
        }
    }

    @Test("new names come by suffix, by collection and by database")
    func names() throws {
        let docs = CollectionReference(name: "docs")
        #expect(try restore("restore -n x -s _back").mapping.target(of: docs).name == "docs_back")
        #expect(try restore("restore -n x -r docs:papers").mapping.target(of: docs).name == "papers")
        let target = try restore("restore -n x --database-map default:archive").mapping.target(of: docs)
        #expect(target == CollectionReference(database: DatabaseName("archive"), name: "docs"))
    }

    private func verify(_ line: String) throws -> VerifyOptions {
        let words = line.split(separator: " ").map(String.init)
        let command = try MilvaultCommand.parseAsRoot(GlobalArguments.behindVerb(words))
        return try #require(command as? VerifyCommand).verifyOptions()
    }

    @Test("verify lists unless it is told more, and samples what it reads")
    func verification() throws {
        #expect(try verify("verify -n x") == VerifyOptions(name: "x"))
        let asked = try verify("--output json verify -n x --depth hash --sample 5% --collection docs sales.* --fresh")
        #expect((asked.depth, asked.windows, asked.isFresh) == (.hash, 20, true))
        #expect(asked.filter.text == "default.docs,sales.*")
        #expect(throws: Failure.self) { _ = try verify("verify -n x --sample 5%") }
        #expect(throws: Failure.self) { _ = try verify("verify -n x --depth hash --sample 0%") }
        #expect(throws: (any Error).self) { _ = try verify("verify -n x --depth deep") }
        #expect(try verify("verify -n x --depth rows --sample 50").windows == 2)
    }
}
