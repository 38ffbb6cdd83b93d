import { createPublicKey, verify } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import {
  type CheckpointFile,
  cutsOf,
  judgeLog,
  keyIdOf,
  type LogEvidence,
  type LogFinding,
  parseCheckpoint,
  parseCheckpointFile,
  parseVerifierKey,
  type SignedNote,
  type VerifierKey,
  type VerifySignature,
} from "../audit/audit.ts"
import { digestLog } from "./digest-log.ts"
import { Failure, misused } from "./failure.ts"

export interface VerifyAsked {
  readonly log: string
  readonly checkpoint: string
  readonly earlierCheckpoint?: string
  readonly key?: string
}

/** A log that was found sound: in figures for programs, in lines for people. */
export interface VerifiedLog {
  readonly figures: Readonly<Record<string, string | number | boolean>>
  readonly lines: readonly string[]
}

/** Verifies an exported log against what was signed, from files alone. Fails when anything speaks against it. */
export async function verifyLog({ log, checkpoint, earlierCheckpoint, key }: VerifyAsked): Promise<VerifiedLog> {
  const trust = readTrust(key, earlierCheckpoint ?? checkpoint)
  const evidence: LogEvidence = {
    checkpoints: readNotes(checkpoint),
    earlier: earlierCheckpoint === undefined ? [] : readNotes(earlierCheckpoint),
    trusted: trust.keys,
  }
  demandFile(log)
  const digest = await digestLog(log, cutsOf(evidence))
  const findings = judgeLog(digest, evidence, verifySignature)
  if (findings.length > 0) throw notSound(findings)
  const [newest, before] = [evidence.checkpoints, evidence.earlier].map((notes) => parseCheckpoint(notes.at(-1)?.text ?? ""))
  if (newest === undefined) throw new Error("A log without a checkpoint was found sound")
  const uncovered = digest.lines - newest.size
  const figures = { verified: true, entries: newest.size, madeAt: newest.madeAt, origin: newest.origin, uncovered, keyFrom: trust.from }
  const lines = [
    `The log is whole and unchanged: ${newest.size} entries, as signed on ${newest.madeAt}.`,
    ...(before === undefined ? [] : [`It begins with the ${before.size} entries of the earlier checkpoint, signed on ${before.madeAt}.`]),
    ...(uncovered > 0 ? [`${uncovered} more at its end came after the checkpoint; nothing vouches for them yet.`] : []),
    `Log            ${newest.origin}`,
    `Trusted key    ${trust.keys.map(keyIdOf).join(", ")}, from ${trust.from}`,
    ...(key === undefined
      ? ["Compare the key with one that reached you another way: whoever could replace the log could replace a key beside it."]
      : []),
  ]
  return { figures, lines }
}

/** The keys to be trusted, and where they are from: what was given, else the file beside the checkpoint. */
function readTrust(given: string | undefined, checkpoint: string): { readonly keys: readonly VerifierKey[]; readonly from: string } {
  const beside = [`${checkpoint}.key`, join(dirname(checkpoint), "audit-key.pub")].find((path) => existsSync(path))
  const within = given === undefined && beside === undefined && existsSync(checkpoint) ? readFile(checkpoint).keys : []
  if (within.length > 0) return { keys: within, from: checkpoint }
  const from = given ?? beside
  if (from === undefined)
    throw misused(`There is no public key beside ${checkpoint}.`, `Give it with --key, or put it into ${checkpoint}.key.`)
  const isKey = parseVerifierKey(from) !== undefined
  if (!isKey) demandFile(from)
  const lines = (isKey ? from : readFileSync(from, "utf8")).split("\n").filter((line) => line.trim() !== "")
  const keys = lines.map((line) => parseVerifierKey(line.trim())).filter((key) => key !== undefined)
  if (keys.length === 0 || keys.length < lines.length)
    throw misused(`${from} holds no public key of an audit log.`, "A key looks like shekara/audit/<id>+1a2b3c4d+<base64>, one in a line.")
  return { keys, from: isKey ? "the command line" : from }
}

function readNotes(path: string): SignedNote[] {
  return [...readFile(path).notes].sort((one, other) => sizeOf(one) - sizeOf(other))
}

function readFile(path: string): CheckpointFile {
  demandFile(path)
  const file = parseCheckpointFile(readFileSync(path, "utf8"))
  if (file === undefined || file.notes.length === 0)
    throw misused(`${path} holds no signed checkpoint.`, "Take the file as the export or the copies' folder gives it.")
  return file
}

function sizeOf({ text }: SignedNote): number {
  return parseCheckpoint(text)?.size ?? 0
}

function demandFile(path: string): void {
  if (!existsSync(path)) throw misused(`There is no file ${path}.`, "Check the path.")
}

function notSound(findings: readonly LogFinding[]): Failure {
  return new Failure({
    kind: "refused",
    title: "The log is not the one that was signed.",
    remedy: "Keep the files and the database as they are, and tell whoever answers for the audit log.",
    details: { findings: findings.map(({ says }) => says) },
    document: JSON.stringify({ verified: false, findings }),
  })
}

/** Ed25519 of this platform. */
const verifySignature: VerifySignature = ({ publicKey, message, signature }) => {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") }, format: "jwk" })
  return verify(null, message, key, signature)
}
