import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { CheckpointPlace } from "./checkpoint-place.ts"

/** Digits of a size in a file name, so that names sort as sizes do. */
const sizeDigits = 15
const ending = ".checkpoint"

/**
 * A folder as a place for checkpoints: a mounted share, a synchronised folder, a disk that only grows. One folder for each
 * entity, one file for each checkpoint, and the public keys in `audit-key.pub`.
 */
export function openCheckpointFolder(root: string): CheckpointPlace {
  return {
    name: "folder",
    async newestSize(entityId) {
      const files = await readdir(join(root, entityId)).catch(nothingThere)
      const sizes = files.filter((file) => file.endsWith(ending)).map((file) => Number.parseInt(file, 10))
      return Math.max(0, ...sizes.filter(Number.isSafeInteger))
    },
    async put({ entityId, size, note, keys }) {
      const folder = join(root, entityId)
      // The folder itself must be there: a share that is not mounted must not become a folder beside it.
      await mkdir(folder).catch(unlessExisting)
      const file = join(folder, `${size.toString().padStart(sizeDigits, "0")}${ending}`)
      const isNew = await writeNew(file, note)
      if (!isNew && (await readFile(file, "utf8")) !== note) return "differs"
      await replace(join(folder, "audit-key.pub"), keys)
      return "kept"
    },
  }
}

/** Writes aside and gives the name at the end: half a checkpoint never looks like one. Answers whether the name was free. */
async function writeNew(file: string, text: string): Promise<boolean> {
  const aside = `${file}.unfinished`
  await writeFile(aside, text, { flush: true })
  try {
    await link(aside, file)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause
    return false
  } finally {
    await rm(aside, { force: true })
  }
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.unfinished`, text, { flush: true })
  await rename(`${file}.unfinished`, file)
}

function nothingThere(cause: NodeJS.ErrnoException): string[] {
  if (cause.code !== "ENOENT") throw cause
  return []
}

function unlessExisting(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "EEXIST") throw cause
}
