import { readFileSync } from "node:fs"
import { createInterface } from "node:readline/promises"
import { Writable } from "node:stream"
import { misused } from "./failure.ts"

/** Asks for a password without showing it, or takes it from standard input. It is never an argument: those stand in lists of processes. */
export async function readPassword({ fromStandardInput }: { readonly fromStandardInput: boolean }): Promise<string> {
  if (fromStandardInput) return readFileSync(0, "utf8").replace(/\r?\n$/, "")
  if (!process.stdin.isTTY)
    throw misused("There is no terminal to ask for the password.", "Send it to standard input, and say so with --password-stdin.")
  process.stderr.write("Password: ")
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: mute, terminal: true })
  const givenUp = new Promise<never>((_, reject) => {
    asking.once("close", () => reject(misused("No password was given.", "Sign in again when you have it.")))
  })
  try {
    return await Promise.race([asking.question(""), givenUp])
  } finally {
    asking.close()
    process.stderr.write("\n")
  }
}
