internal import ArgumentParser
internal import Basics

/// The program without a process around it: arguments in, exit status out.
package struct Program: Sendable {
    private let console: Console
    private let terminal: Terminal
    private let environment: [String: String]
    private let files: FileReader

    package init(console: Console, terminal: Terminal, environment: [String: String], files: FileReader) {
        self.console = console
        self.terminal = terminal
        self.environment = environment
        self.files = files
    }

    /// `arguments` are without the program's name.
    package func run(_ arguments: [String]) async -> ExitStatus {
        let format = OutputFormat.requested(in: arguments)
        do {
            var command = try MilvaultCommand.parseAsRoot(GlobalArguments.behindVerb(arguments))
            if let verb = command as? any Verb { return await run(verb) }
            // The root and ArgumentParser's own help: both throw what is to be shown.
            try command.run()
            return .done
        } catch {
            return report(parsing: error, format)
        }
    }

    private func run(_ verb: any Verb) async -> ExitStatus {
        var options = verb.global
        options.sets += verb.settings
        let context = VerbContext(
            options: options, console: console, terminal: terminal, environment: environment, files: files)
        let interruption = Interruption {
            console.aside("\nStopping in order; press Ctrl-C again to stop at once.\n")
        }
        return await interruption.cancelling {
            do {
                return try await verb.execute(in: context)
            } catch {
                return report(verb.afterInterruption(Failure(error)), verb.global.output, context.style)
            }
        }
    }

    /// Help and version come as errors too; they go to stdout and are no failure.
    private func report(parsing error: any Error, _ format: OutputFormat) -> ExitStatus {
        guard MilvaultCommand.exitCode(for: error) != .success else {
            return show(help: MilvaultCommand.message(for: error))
        }
        let failure = Failure.usage(
            MilvaultCommand.message(for: error), subject: "arguments", advice: "See milvault --help.")
        return report(failure, format, TextStyle(hasColour: false))
    }

    private func report(_ failure: Failure, _ format: OutputFormat, _ style: TextStyle) -> ExitStatus {
        switch format {
        case .text: console.aside(failure.text(style))
        case .json: console.write(failure.json.text(.indented) + "\n")
        }
        return failure.status
    }

    private func show(help: String) -> ExitStatus {
        console.write(help + "\n")
        return .done
    }
}
