import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const script = fileURLToPath(new URL("../../src/cli/shekara.ts", import.meta.url))

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly told: string
}

/** Somebody at a terminal of their own, with a folder for files and a session nobody else has. */
export interface Terminal {
  readonly folder: string
  run(...words: readonly string[]): Promise<Ended>
  /** The same with something on standard input. */
  pipe(input: string, ...words: readonly string[]): Promise<Ended>
  /** Runs with --json, demands that it is done, and reads what it printed. */
  json<T>(...words: readonly string[]): Promise<T>
  close(): void
}

/** Starts the real command line as a process of its own for each command, with more of an environment where one is given. */
export function openTerminal(environment: Readonly<Record<string, string>> = {}): Terminal {
  const folder = mkdtempSync(join(tmpdir(), "shekara cli "))
  const sessionFile = join(folder, "session", "session.json")
  const pipe = (input: string, ...words: readonly string[]) =>
    new Promise<Ended>((resolve) => {
      const env = { ...process.env, SHEKARA_SESSION_FILE: sessionFile, ...environment }
      const child = execFile(process.execPath, [script, ...words], { env, maxBuffer: 64 * 1024 * 1024 }, (_, out, told) =>
        resolve({ code: child.exitCode ?? -1, out, told }),
      )
      child.stdin?.end(input)
    })
  const json = async <T>(...words: readonly string[]): Promise<T> => {
    const { code, out, told } = await pipe("", ...words, "--json")
    if (code !== 0) throw new Error(`shekara ${words.join(" ")} ended with ${code}: ${told}`)
    return JSON.parse(out) as T
  }
  return {
    folder,
    pipe,
    json,
    run: (...words) => pipe("", ...words),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
