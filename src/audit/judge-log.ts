import { type Checkpoint, parseCheckpoint } from "./checkpoint.ts"
import type { LogDigest } from "./gather-digests.ts"
import { judgeOrder } from "./judge-order.ts"
import { keysBehind, readKeyChange } from "./key-change.ts"
import type { LogFinding } from "./log-finding.ts"
import { isSameHash } from "./merkle-tree.ts"
import { isSignedBy, type SignedNote, type VerifierKey, type VerifySignature } from "./signed-note.ts"

/** What was handed in beside the log. Checkpoints in the order of their sizes, the newest last. */
export interface LogEvidence {
  readonly checkpoints: readonly SignedNote[]
  readonly earlier: readonly SignedNote[]
  readonly trusted: readonly VerifierKey[]
}

/** Sizes whose roots are needed to judge. Notes that are no checkpoints have none. */
export function cutsOf({ checkpoints, earlier }: Pick<LogEvidence, "checkpoints" | "earlier">): number[] {
  const sizes = [...checkpoints, ...earlier].map(({ text }) => parseCheckpoint(text)?.size)
  return [...new Set(sizes.filter((size) => size !== undefined))].sort((one, other) => one - other)
}

/** Everything that speaks against the log being the one that was signed. Empty when nothing does. */
export function judgeLog(log: LogDigest, evidence: LogEvidence, verify: VerifySignature): LogFinding[] {
  const signed = [...judgeSignatures(log, evidence, verify), ...judgeHistory(evidence)]
  const lines = [...log.faults.map(faultFinding), ...judgeOrder(log.offsets, log.lines)]
  const newest = readAll(evidence.checkpoints).at(-1)
  const cut = newest === undefined ? [] : judgeLength(log, newest)
  // What lies before the first line that is wrong by itself can still have been changed with more care.
  const whole = Math.min(log.lines, ...lines.map(({ line = 1 }) => line - 1))
  return [...signed, ...judgeRoots(log, evidence, whole), ...lines, ...cut]
}

function faultFinding({ line, kind }: LogDigest["faults"][number]): LogFinding {
  const says =
    kind === "edited"
      ? `Line ${line} was edited: its text does not give the hash that stands beside it.`
      : `Line ${line} is not a line of an exported log.`
  return { kind, line, says }
}

/** Every checkpoint must bear the signature of a trusted key, or of one that both-signed changes in the log lead to. */
function judgeSignatures({ keyChanges }: LogDigest, { checkpoints, earlier, trusted }: LogEvidence, verify: VerifySignature): LogFinding[] {
  const changes = keyChanges.map((details) => readKeyChange(details, verify)).filter((change) => change !== undefined)
  const keys = trusted.flatMap((key) => keysBehind(key, changes))
  return [...earlier, ...checkpoints].flatMap((note): LogFinding[] => {
    const about = parseCheckpoint(note.text)
    if (about === undefined) return [{ kind: "foreign", says: "A checkpoint file holds a note that is no checkpoint." }]
    if (keys.some((key) => key.name === about.origin && isSignedBy(note, key, verify))) return []
    return [
      {
        kind: "signed_anew",
        says: `The checkpoint of ${about.size} entries (${about.madeAt}) does not bear the signature of the key you trust, nor of one that the log leads to from it by a change both keys signed: it was altered, or somebody signed the log anew.`,
      },
    ]
  })
}

function judgeHistory({ checkpoints, earlier }: LogEvidence): LogFinding[] {
  const [newest, before] = [readAll(checkpoints).at(-1), readAll(earlier).at(-1)]
  if (newest === undefined || before === undefined) return []
  if (newest.origin !== before.origin)
    return [{ kind: "foreign", says: `The two checkpoints are of different logs: ${before.origin} and ${newest.origin}.` }]
  if (before.size <= newest.size) return []
  return [
    {
      kind: "rolled_back",
      says: `The log was rolled back: the earlier checkpoint vouches for ${before.size} entries, this one for ${newest.size} only.`,
    },
  ]
}

function judgeLength({ lines, offsets }: LogDigest, { size }: Checkpoint): LogFinding[] {
  const reached = lines + (offsets.at(-1)?.offset ?? 0)
  if (reached >= size) return []
  const says = `The log ends after line ${lines}, but the checkpoint vouches for ${size} entries: ${size - reached} are missing at the end.`
  return [{ kind: "truncated", line: lines, says }]
}

/** Texts that agree with their hashes and yet do not give the signed roots. Every checkpoint narrows down where. */
function judgeRoots({ roots }: Pick<LogDigest, "roots">, { checkpoints, earlier }: LogEvidence, whole: number): LogFinding[] {
  const marked = [
    ...readAll(earlier).map((checkpoint) => ({ ...checkpoint, isEarlier: true })),
    ...readAll(checkpoints).map((checkpoint) => ({ ...checkpoint, isEarlier: false })),
  ].sort((one, other) => one.size - other.size)
  let sound = 0
  for (const { size, root, madeAt, isEarlier } of marked.filter((checkpoint) => checkpoint.size <= whole)) {
    if (isSameHash(roots.get(size), root)) {
      sound = size
      continue
    }
    const where = sound + 1 === size ? `Line ${size} is` : `Of the lines ${sound + 1} to ${size} at least one is`
    const how = "text and hash were changed together, or a line was put in or taken out and the rest renumbered."
    const since = isEarlier ? " The history that the earlier checkpoint vouches for was rewritten." : ""
    return [{ kind: "changed", line: sound + 1, says: `${where} not what was signed on ${madeAt}: ${how}${since}` }]
  }
  return []
}

function readAll(notes: readonly SignedNote[]): Checkpoint[] {
  return notes.map(({ text }) => parseCheckpoint(text)).filter((checkpoint) => checkpoint !== undefined)
}
