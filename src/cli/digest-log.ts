import { open, stat } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { gatherDigests, type LineDigest, type LogDigest } from "../audit/audit.ts"
import { digestPiece, type LogPiece, openLogHashes } from "./digest-piece.ts"

/** Small enough that a few pieces for each core are little memory, large enough that handing them over costs nothing. */
const pieceBytes = 1024 * 1024
const piecesForEach = 2
const newline = 0x0a

/** Reads an exported log of any length with all cores, in memory that does not grow with it. */
export async function digestLog(path: string, cuts: readonly number[]): Promise<LogDigest> {
  // A log of one or two pieces is done before threads have started.
  const isShort = (await stat(path)).size < piecesForEach * pieceBytes
  const workers = isShort ? [workHere()] : Array.from({ length: availableParallelism() }, openWorker)
  const gathering = gatherDigests(cuts, openLogHashes())
  const waiting: Promise<LineDigest>[] = []
  try {
    let count = 0
    for await (const piece of readPieces(path, cuts)) {
      const worker = workers[count++ % workers.length]
      if (worker === undefined) throw new Error("There is no worker")
      waiting.push(worker.digest(piece))
      const oldest = waiting.length < workers.length * piecesForEach ? undefined : waiting.shift()
      if (oldest !== undefined) gathering.add(await oldest)
    }
    for (const digest of waiting) gathering.add(await digest)
    return gathering.end()
  } finally {
    await Promise.all(workers.map((worker) => worker.close()))
  }
}

/** Cuts the file where lines end. A line longer than a piece makes a longer piece. */
async function* readPieces(path: string, cuts: readonly number[]): AsyncGenerator<LogPiece> {
  const file = await open(path)
  try {
    let [begin, rest] = [0, Buffer.alloc(0)]
    for (;;) {
      const bytes = Buffer.allocUnsafeSlow(rest.length + pieceBytes)
      rest.copy(bytes)
      const { bytesRead } = await file.read(bytes, rest.length, pieceBytes)
      const filled = bytes.subarray(0, rest.length + bytesRead)
      const end = bytesRead === 0 ? filled.length : filled.lastIndexOf(newline) + 1
      rest = Buffer.from(filled.subarray(end))
      if (end > 0) {
        // Counted before it is handed over, for afterwards the bytes are the worker's.
        const next = begin + countLines(bytes.subarray(0, end))
        yield { bytes: bytes.subarray(0, end), begin, cuts }
        begin = next
      }
      if (bytesRead === 0) return
    }
  } finally {
    await file.close()
  }
}

function countLines(bytes: Buffer): number {
  let count = bytes.at(-1) === newline ? 0 : 1
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count++
  return count
}

interface LogWorker {
  digest(piece: LogPiece): Promise<LineDigest>
  close(): Promise<unknown>
}

function workHere(): LogWorker {
  const hashes = openLogHashes()
  return { digest: async (piece) => digestPiece(piece, hashes), close: async () => undefined }
}

/** A thread that digests pieces in the order in which it gets them. */
function openWorker(): LogWorker {
  const worker = new Worker(new URL("./digest-worker.ts", import.meta.url))
  const asked: { resolve(digest: LineDigest): void; reject(problem: unknown): void }[] = []
  worker.on("message", (digest: LineDigest) => asked.shift()?.resolve(digest))
  worker.on("error", (problem) => {
    for (const { reject } of asked.splice(0)) reject(problem)
  })
  return {
    digest: (piece) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject })
        worker.postMessage(piece, [piece.bytes.buffer])
      }),
    close: () => worker.terminate(),
  }
}
