import { existsSync } from "node:fs"
import { open, rename, rm } from "node:fs/promises"
import { misused } from "./failure.ts"
import { tell } from "./print.ts"

/**
 * Writes a stream to a file of its own, or to standard output without one. The file gets its name only when the stream
 * has ended well: half an export never looks like a whole one. An existing file is never overwritten.
 */
export async function writeStream(chunks: AsyncIterable<Uint8Array>, path: string | undefined): Promise<void> {
  if (path === undefined || path === "-") {
    for await (const chunk of chunks) await passOn(chunk)
    return
  }
  if (existsSync(path)) throw misused(`${path} exists already.`, "Name a new file, or move the old one away.")
  const unfinished = `${path}.unfinished`
  const bytes = await writeAll(chunks, unfinished)
  await rename(unfinished, path)
  tell(`${bytes} bytes written to ${path}`)
}

async function writeAll(chunks: AsyncIterable<Uint8Array>, path: string): Promise<number> {
  // It may hold personal data, so nobody else may read it.
  const file = await open(path, "w", 0o600).catch((cause: unknown) => {
    throw misused(`${path} cannot be written.`, "Check the folder and its permissions.", cause)
  })
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      await file.write(chunk)
      bytes += chunk.length
    }
    await file.sync()
  } catch (cause) {
    await rm(path, { force: true })
    throw cause
  } finally {
    await file.close()
  }
  return bytes
}

function passOn(chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(chunk, (problem) => (problem ? reject(problem) : resolve())))
}
