internal import BackupEngine
internal import BackupFormat
internal import Basics
internal import MilvusModel

/// The report of a drill as one HTML file that needs nothing else: no script, no other file, no network.
struct DrillPage {
    /// Differences that are shown of each collection.
    private static let shown = 50

    let report: DrillReport

    var html: String {
        let title = HTMLText("Restore drill of \(report.backup)")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(title)</title>
            <style>
            \(Self.style)</style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p class="verdict \(report.state.rawValue)">\(verdict)</p>
            \(figures)<h2>Timeline</h2>
            \(TimelineDrawing(spans: report.timeline, total: report.elapsed).html)<h2>Collections</h2>
            \(collections)\(problems)\(findings)\(compared)<h2>Facts</h2>
            \(facts)</body>
            </html>

            """
    }

    private var verdict: String {
        switch report.state {
        case .passed: "Passed: everything that was compared came back as it is in the backup."
        case .findings: "Passed with findings: what was compared is as in the backup, but look below."
        case .damaged: "Failed: what came back isn't what the backup holds."
        }
    }

    private var figures: String {
        var figures = [
            (HumanDuration(report.recoveryTime).description, "RTO, measured: until every collection answered")
        ]
        if let point = report.recoveryPoint {
            figures.append((HumanDuration(point.age).description, "RPO, by the clock of \(point.clock)"))
        }
        figures.append(("\(ByteCount(report.perSecond(report.bytes)))/s", "\(ByteCount(report.bytes)) restored"))
        figures.append(("\(report.perSecond(report.rows)) rows/s", "\(report.rows) rows restored"))
        figures.append(
            (
                "\(report.collections.reduce(0) { $0 + $1.rows.values })",
                "values of \(report.collections.reduce(0) { $0 + $1.rows.rows }) rows compared"
            ))
        let cells = figures.map { "<div><b>\(HTMLText($0.0))</b><span>\(HTMLText($0.1))</span></div>\n" }
        return "<div class=\"figures\">\n\(cells.joined())</div>\n"
    }

    private var collections: String {
        var table = HTMLTable([
            "Collection", "State", "Rows", "In the backup", "Deleted", "Rows compared", "Different", "Indexes",
            "Searches (recall)",
        ])
        for collection in report.collections {
            table.append([
                "\(collection.source)", collection.stateText, "\(collection.foundRows)", "\(collection.expectedRows)",
                "\(collection.hiddenRows)", "\(collection.rows.rows)",
                "\(collection.rows.missingRows + collection.rows.differentRows)",
                collection.indexes.map(\.text).joined(separator: ", "),
                collection.searches.map(\.fullText).joined(separator: "; "),
            ])
        }
        return table.html
    }

    private var problems: String {
        report.collections.map { collection in
            let problems = collection.problems(shown: Self.shown)
            guard !problems.isEmpty else { return "" }
            return "<h3>\(HTMLText(collection.source))</h3>\n" + Self.list(problems)
        }.joined()
    }

    private var findings: String {
        guard !report.findings.isEmpty else { return "" }
        return "<h2>Findings</h2>\n"
            + Self.list(
                report.findings.map { "\($0.code) \($0.subject): \($0.message)\($0.advice.map { " \($0)" } ?? "")" })
    }

    private var compared: String {
        let extent = report.extent
        return "<h2>What was compared</h2>\n"
            + Self.list([
                "Live rows of every partition, counted by Milvus, with those that the backup's logs hold, deletes applied.",
                "\(extent.rows) rows of each collection at most, chosen by seed \(report.seed): every field, numbers and "
                    + "vectors bit by bit, JSON by its meaning.",
                "The \(extent.topK) nearest of \(extent.queries) vectors as Milvus finds them, with the nearest of all "
                    + "vectors in the backup; ties count as found. An index that looks at every vector must find all, another "
                    + "one \(DecimalText(extent.recall * 100, places: 1)) % on average.",
            ])
    }

    private var facts: String {
        var table = HTMLTable(["", ""])
        table.append(["Backup", "\(report.backup)"])
        table.append(["Milvus", "\(report.milvus), \(report.milvusVersion)"])
        table.append(["Began", report.startedAt.iso8601])
        table.append(["Ended", report.finishedAt.iso8601])
        if let point = report.recoveryPoint {
            table.append(["Complete up to", point.point.iso8601])
            table.append(["Source's time at the beginning", "\(point.now.iso8601), by the clock of \(point.clock)"])
        }
        table.append(["Objects restored", "\(report.objects)"])
        if let chosenOf = report.chosenOf { table.append(["Collections", "1 of \(chosenOf), in turn"]) }
        for name in report.kept { table.append(["Kept", "\(name)"]) }
        table.append(["Drill", "\(report.id), seed \(report.seed), milvault \(ToolVersion.current)"])
        return table.html
    }

    private static func list(_ lines: [String]) -> String {
        "<ul>\n" + lines.map { "<li>\(HTMLText($0))</li>\n" }.joined() + "</ul>\n"
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        .verdict { padding: .6rem 1rem; border-radius: .4rem; color: #fff; font-weight: 600; }
        .passed { background: #1a7f37; } .findings { background: #9a6700; } .damaged { background: #b42318; }
        .figures { display: flex; flex-wrap: wrap; gap: 1rem; }
        .figures div { flex: 1 1 10rem; border: 1px solid #8885; border-radius: .4rem; padding: .6rem .8rem; }
        .figures b { display: block; font-size: 1.3rem; } .figures span { font-size: .85rem; opacity: .75; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; } th, td { text-align: left; padding: .3rem .6rem; vertical-align: top; }
        th { font-weight: 600; } tr { border-bottom: 1px solid #8884; } li { overflow-wrap: anywhere; }
        svg { width: 100%; font: 12px system-ui, sans-serif; fill: currentColor; }
        svg line { stroke: #8884; } svg .label { text-anchor: end; } svg .tick { text-anchor: middle; opacity: .6; }
        .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .85rem; }
        .legend i { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; border-radius: 2px; }

        """ + colours

    /// A hue for each step, for its bar and its square in the legend.
    private static let colours = TimelineDrawing.steps.indices.map { index in
        let colour = "hsl(\(index * 360 / TimelineDrawing.steps.count) 55% 52%)"
        return ".step\(index) { fill: \(colour); background: \(colour); }\n"
    }.joined()
}

extension DrilledCollection.Index {
    fileprivate var text: String {
        "\(field) \(type)\(isAdded ? " (made for the drill)" : "")\(isBuilt ? "" : " (not built)")"
    }
}

extension SearchOutcome {
    fileprivate var fullText: String {
        if let reason { return "\(field): not searched, \(reason)" }
        guard let recall, let worst else { return "\(field): not searched" }
        return "\(field) \(DecimalText(recall, places: 3)) (worst \(DecimalText(worst, places: 3)), at least "
            + "\(DecimalText(tolerance, places: 3))): \(queries) vectors, top \(topK), \(metric) \(parameters)"
    }
}
