import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { homedir } from "node:os"
import { dirname, join } from "node:path"
import { Failure, misused } from "./failure.ts"
import { parseJsonObject } from "./read-input.ts"

/** Who is signed in where. The token is as good as a password until it expires. */
export interface Session {
  readonly url: string
  readonly login: string
  readonly token: string
  readonly expiresAt: string
}

/** Reads the session of this person. Fails when nobody is signed in, or when the file is not one of ours. */
export function readSession(): Session {
  const path = sessionPath()
  const session = parseSession(readIfThere(path))
  if (session === undefined) throw notSignedIn()
  return session
}

/** Keeps a session in a file that nobody else may read. The former one is replaced as a whole. */
export function keepSession(session: Session): void {
  const path = sessionPath()
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, `${JSON.stringify(session)}\n`, { mode: 0o600 })
  chmodSync(fresh, 0o600)
  renameSync(fresh, path)
}

export function forgetSession(): void {
  rmSync(sessionPath(), { force: true })
}

/** Reads the text of a session file; anything that is not exactly a session is undefined. */
export function parseSession(text: string | undefined): Session | undefined {
  const { url, login, token, expiresAt } = parseJsonObject(text ?? "") ?? {}
  const isWhole = [url, login, token, expiresAt].every((value) => typeof value === "string" && value !== "")
  if (!isWhole || !URL.canParse(String(url)) || !/^[\x21-\x7e]+$/.test(String(token))) return undefined
  return { url: String(url), login: String(login), token: String(token), expiresAt: String(expiresAt) }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined
    throw misused(`The session file ${path} cannot be read.`, "Correct its permissions, or name another in SHEKARA_SESSION_FILE.", cause)
  }
}

function sessionPath(): string {
  return process.env["SHEKARA_SESSION_FILE"] ?? join(homedir(), ".config", "shekara", "session.json")
}

function notSignedIn(): Failure {
  return new Failure({
    kind: "refused",
    title: "You are not signed in.",
    remedy: "Sign in: shekara access sign-in --login <login> [--url <address>]",
  })
}
