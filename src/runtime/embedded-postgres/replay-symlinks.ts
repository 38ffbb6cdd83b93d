import { lstat, readFile, symlink } from "node:fs/promises"
import { dirname, join, relative } from "node:path"
import { z } from "zod"
import { OperatorProblem } from "../operator-problem.ts"

const listed = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Makes the links between shared libraries which npm packages cannot carry and an install script is meant to make:
 * with install scripts switched off the server would not start. Does nothing where they are already there.
 */
export async function replaySymlinks(binaries: string): Promise<void> {
  const packageRoot = dirname(binaries)
  for (const { source, target } of await readList(join(binaries, "pg-symlinks.json"))) {
    await link(relative(dirname(target), source), join(packageRoot, target))
  }
}

async function readList(file: string): Promise<z.infer<typeof listed>> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return "[]"
    throw cause
  })
  return listed.parse(JSON.parse(text))
}

async function link(source: string, target: string): Promise<void> {
  const isThere = await lstat(target).then(
    () => true,
    () => false,
  )
  if (isThere) return
  await symlink(source, target).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "EEXIST") return
    throw new OperatorProblem(
      `The link ${target}, which PostgreSQL needs, is missing and could not be made. Run "npm ci" again with install scripts allowed, as the user who owns node_modules.`,
      cause,
    )
  })
}
