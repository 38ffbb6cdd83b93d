/*
 * `npm run audit`: asks the registry about known vulnerabilities in what runs. Fails on a high or critical one. A registry that
 * answers no such question fails nothing, but is told aloud: an audit that did not run has found nothing.
 */
import { spawnSync } from "node:child_process"
import { readAudit } from "./read-audit.ts"

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8", shell: process.platform === "win32" })
const audit = readAudit(stdout)
if (audit.kind === "did_not_run") console.log(`THE DEPENDENCY AUDIT DID NOT RUN: ${audit.why}. Run it where the registry answers audits.`)
if (audit.kind === "clean") console.log(`The dependency audit found nothing high or critical in what runs (${audit.known} lesser ones).`)
if (audit.kind === "vulnerable") {
  console.error(
    `Vulnerable packages in what runs: ${audit.packages.join(", ")}.\nSee "npm audit --omit=dev", and bring them to a mended version.`,
  )
  process.exitCode = 1
}
