import { readFileSync } from "node:fs"
import { misused } from "./failure.ts"

/** The bytes of a file, or of standard input for `-`. */
export function readInput(path: string): Buffer {
  try {
    return readFileSync(path === "-" ? 0 : path)
  } catch (cause) {
    throw misused(`${path === "-" ? "Standard input" : path} cannot be read.`, "Check the path and its permissions.", cause)
  }
}

/** One JSON object out of a file or standard input. What stands in it is the server's to judge. */
export function readJsonObject(path: string): Readonly<Record<string, unknown>> {
  const parsed = parseJsonObject(readInput(path).toString("utf8"))
  if (parsed !== undefined) return parsed
  throw misused(
    `${path === "-" ? "Standard input" : path} is not one JSON object.`,
    'Write it as {"field": "value"}; docs/guide/cli.md has an example.',
  )
}

/** Reads one JSON object; anything else is undefined. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""))
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
