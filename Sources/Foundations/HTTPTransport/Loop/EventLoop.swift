internal import CCurl
internal import Glibc

/// The one thread's work: takes commands, lets curl work on ready sockets, ends what took too long.
final class EventLoop {
    private let configuration: HTTPClientConfiguration
    private let mailbox: LoopMailbox
    private let context: LoopContext
    private let multi: CurlMulti
    private let executor: UnownedTaskExecutor
    private var active: [ObjectIdentifier: CurlEasy] = [:]
    private var spare: [CurlEasy] = []
    private var nextCheck = Int64.max
    private var isStopping = false

    init(
        _ configuration: HTTPClientConfiguration, _ mailbox: LoopMailbox, _ poller: consuming SocketPoller
    ) throws(TransferFailure) {
        self.configuration = configuration
        self.mailbox = mailbox
        executor = mailbox.asUnownedTaskExecutor()
        context = LoopContext(poller: poller, now: Self.monotonicMilliseconds())
        multi = try CurlMulti(configuration, context)
    }

    /// Starts a thread that runs a loop until the mailbox tells it to shut down.
    static func start(_ configuration: HTTPClientConfiguration, _ mailbox: LoopMailbox) throws(HTTPTransportError) {
        try LoopThread.start {
            do {
                let poller = try SocketPoller(wakeDescriptor: mailbox.wakeDescriptor)
                try EventLoop(configuration, mailbox, poller).run()
            } catch {
                mailbox.close()
            }
            mailbox.finish()
        }
    }

    func run() {
        while !isStopping {
            takeTurn()
            if nextCheck <= context.now { endOverdue() }
            sleep()
        }
        stop()
    }

    /// Does what callers asked for, then tells them what came of it.
    private func takeTurn() {
        obeyAll()
        if let timer = context.curlTimer, timer <= context.now {
            context.curlTimer = nil
            multi.timerIsDue()
        }
        finishTransfers()
        wakeCallers()
    }

    /// Steps of tasks lead to further steps: a few rounds of them are cheaper than a look at the network after each,
    /// and no more than a few, so that the network is never forgotten.
    private func obeyAll() {
        for _ in 0..<Self.roundsOfCommands {
            let commands = mailbox.drain()
            if commands.isEmpty { return }
            commands.forEach(obey)
        }
    }

    private static let roundsOfCommands = 16

    private func sleep() {
        let maySleep = !isStopping && mailbox.prepareToSleep()
        let ready = context.poller.wait(milliseconds: maySleep ? millisecondsToSleep() : 0)
        if maySleep { mailbox.wokeUp() }
        context.now = Self.monotonicMilliseconds()
        for (socket, action) in ready {
            context.socket = socket
            multi.socketIsReady(socket, action)
            context.socket = nil
            if context.takeReceivedBytes() >= Self.handedOnAtOnce { handOn() }
        }
    }

    /// Much has come: what becomes of it (hashed, sent elsewhere) is done while it lies in the processor's cache, before
    /// another socket's bytes push it out.
    private func handOn() {
        wakeCallers()
        takeTurn()
    }

    private static let handedOnAtOnce = 32 << 10

    private func millisecondsToSleep() -> Int32 {
        let deadline = min(context.curlTimer ?? .max, active.isEmpty ? .max : nextCheck)
        guard deadline < .max else { return -1 }
        return Int32(clamping: max(0, deadline - context.now))
    }

    private func obey(_ command: LoopCommand) {
        switch command {
        case .start(let transfer): start(transfer)
        case .stop(let transfer): active[ObjectIdentifier(transfer)].map(breakOff)
        case .resume(let transfer): resume(transfer)
        case .run(let job): job.runSynchronously(on: executor)
        case .shutDown: isStopping = true
        }
    }

    private static func monotonicMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

// MARK: - Transfers

extension EventLoop {
    private func start(_ transfer: Transfer) {
        guard transfer.begin(at: context.now) else { return }
        do throws(TransferFailure) {
            let easy = try takeEasy()
            active[ObjectIdentifier(transfer)] = easy
            try easy.prepare(for: transfer)
            try multi.add(easy)
            nextCheck = min(nextCheck, transfer.expired(at: context.now).nextCheck ?? .max)
        } catch {
            active[ObjectIdentifier(transfer)].map { end($0, error) } ?? transfer.end(error)
        }
    }

    private func takeEasy() throws(TransferFailure) -> CurlEasy {
        if let easy = spare.popLast() { return easy }
        return try CurlEasy(configuration, context)
    }

    private func resume(_ transfer: Transfer) {
        guard let easy = active[ObjectIdentifier(transfer)] else { return }
        transfer.noteActivity(at: context.now)
        easy.applyPauses()
    }

    /// Ends what curl isn't done with; the transfer's machine knows why.
    private func breakOff(_ easy: CurlEasy) {
        easy.giveUpConnection()
        end(easy, nil)
    }

    /// Takes the transfer from curl, then tells its caller.
    private func end(_ easy: CurlEasy, _ failure: TransferFailure?) {
        multi.remove(easy)
        guard let transfer = easy.transfer else { return }
        easy.release()
        active[ObjectIdentifier(transfer)] = nil
        if spare.count < configuration.maxConnections { spare.append(easy) }
        transfer.end(failure)
    }

    private func finishTransfers() {
        while let (easy, result) = multi.nextFinished() {
            let failure = easy.failure(result)
            if failure != nil, easy.wasRefused { startOver(easy) } else { end(easy, failure) }
        }
    }

    private func startOver(_ easy: CurlEasy) {
        multi.remove(easy)
        do throws(TransferFailure) {
            try easy.startOver()
            try multi.add(easy)
        } catch {
            end(easy, error)
        }
    }

    /// Callers that wait for a head or bytes are woken once a turn, however many callbacks brought them.
    private func wakeCallers() {
        for transfer in context.resumed { resume(transfer) }
        context.resumed.removeAll(keepingCapacity: true)
        context.wakeTouched()
    }

    private func endOverdue() {
        nextCheck = .max
        for easy in Array(active.values) {
            guard let transfer = easy.transfer else { continue }
            let (failure, next) = transfer.expired(at: context.now, uploaded: easy.uploadedByteCount)
            if let failure {
                _ = transfer.interrupt(failure)
                breakOff(easy)
            } else {
                nextCheck = min(nextCheck, next ?? .max)
            }
        }
    }

    private func stop() {
        for easy in Array(active.values) {
            _ = easy.transfer?.interrupt(.closed)
            breakOff(easy)
        }
        spare = []
        mailbox.close()
    }
}
