import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const house = fileURLToPath(new URL("../../", import.meta.url))

/** Version of this code, with its commit where it runs from a clone: `0.1.0+2f27e0b3c1aa`. Stored with every decision. */
export function readCodeVersion(root: string = house): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }
  const commit = readCommit(join(root, ".git"))
  return commit === undefined ? version : `${version}+${commit.slice(0, 12)}`
}

function readCommit(git: string): string | undefined {
  if (!existsSync(join(git, "HEAD"))) return undefined
  const head = readFileSync(join(git, "HEAD"), "utf8").trim()
  const reference = /^ref: (.+)$/.exec(head)?.[1]
  if (reference === undefined) return head
  if (existsSync(join(git, reference))) return readFileSync(join(git, reference), "utf8").trim()
  const packed = existsSync(join(git, "packed-refs")) ? readFileSync(join(git, "packed-refs"), "utf8") : ""
  return packed
    .split("\n")
    .find((line) => line.endsWith(` ${reference}`))
    ?.split(" ")[0]
}
