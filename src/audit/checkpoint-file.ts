import { formatVerifierKey, parseNotes, parseVerifierKey, type SignedNote, type VerifierKey } from "./signed-note.ts"

/** Checkpoints of one log, and the public keys that came with them. */
export interface CheckpointFile {
  readonly notes: readonly SignedNote[]
  readonly keys: readonly VerifierKey[]
}

const keyLine = "key "

/** Notes one after the other, then the keys in lines of their own: one file to hand on with an exported log. */
export function formatCheckpointFile(notes: readonly string[], keys: readonly VerifierKey[]): string {
  const lines = keys.map((key) => `${keyLine}${formatVerifierKey(key)}\n`).join("")
  return [...notes, lines].filter((part) => part !== "").join("\n")
}

/** Reads such a file, or a bare note. Answers undefined when anything in it is neither. */
export function parseCheckpointFile(file: string): CheckpointFile | undefined {
  const lines = file.split("\n")
  const first = lines.findIndex((line) => line.startsWith(keyLine))
  const keys =
    first === -1 ? [] : lines.slice(first, file.endsWith("\n") ? -1 : undefined).map((line) => parseVerifierKey(line.slice(keyLine.length)))
  const notes = parseNotes(first === -1 ? file : lines.slice(0, first).join("\n"))
  if (notes === undefined || !keys.every((key) => key !== undefined)) return undefined
  return { notes, keys }
}
