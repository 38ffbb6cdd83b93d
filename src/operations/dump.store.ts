import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdir, open, readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { type Readable, Transform, type Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { type BackedUpTable, type BackupManifest, parseManifest } from "./backup-manifest.ts"

const manifestFile = "manifest.json"
/** A backup holds everything the firm knows of its customers: it is its owner's to read and nobody else's. */
const ownerOnly = { folder: 0o700, file: 0o600 }

/** Makes the folder of a backup, and refuses one that holds anything already. */
export async function makeBackupFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: ownerOnly.folder })
    if ((await readdir(folder)).length === 0) return
  } catch (cause) {
    throw new OperatorProblem(
      `The folder ${folder} cannot be made or read.\nName another with --out, or correct the permissions above it.`,
      cause,
    )
  }
  throw new OperatorProblem(`The folder ${folder} is not empty.\nName a new folder: a backup never overwrites another.`)
}

/** Compresses what comes into a file of its own, and answers the file's size and digest. It is on the disk when this resolves. */
export async function writeDump(path: string, rows: Readable): Promise<{ bytes: number; sha256: string }> {
  const digest = digesting()
  await pipeline(
    rows,
    createGzip({ level: 6 }),
    digest.through,
    createWriteStream(path, { flags: "wx", mode: ownerOnly.file, flush: true }),
  )
  return digest.answer()
}

/** Feeds the rows of a file to whoever stores them. */
export async function readDump(path: string, into: Writable): Promise<void> {
  await pipeline(createReadStream(path), createGunzip(), into)
}

/** Writes the manifest, the last act of a backup: without it a folder counts as an interrupted one. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const file = await open(join(folder, manifestFile), "wx", ownerOnly.file)
  await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
  await file.sync()
  await file.close()
}

/** Reads the manifest of a backup. Throws an OperatorProblem where the folder is none, or where it was interrupted. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestFile), "utf8").catch((cause: unknown) => {
    throw new OperatorProblem(
      `There is no ${manifestFile} in ${folder}.\nName the folder that a backup wrote. A backup that was interrupted has no manifest and cannot be restored.`,
      cause,
    )
  })
  const manifest = parseManifest(text)
  if (manifest !== undefined) return manifest
  throw new OperatorProblem(
    `${join(folder, manifestFile)} is not the manifest of a backup that this version can read.\nTake the backup from another copy, or restore it with the version that made it.`,
  )
}

/** Demands that the file of a table is there, whole and unchanged. */
export async function demandDump(folder: string, { table, file, bytes, sha256 }: BackedUpTable): Promise<void> {
  const path = join(folder, file)
  const found = await stat(path).catch((cause: unknown) => {
    throw damaged(`${file}, with the rows of ${table}, is missing`, cause)
  })
  if (found.size !== bytes) throw damaged(`${file} has ${found.size} bytes and had ${bytes}`)
  const digest = digesting()
  await pipeline(createReadStream(path), digest.through.resume())
  if (digest.answer().sha256 !== sha256) throw damaged(`${file} was changed after it was written`)
}

function damaged(what: string, cause?: unknown): OperatorProblem {
  return new OperatorProblem(
    `The backup is damaged: ${what}.\nNothing was restored. Take the backup from another copy, or use an older one.`,
    cause,
  )
}

function digesting(): { through: Transform; answer: () => { bytes: number; sha256: string } } {
  const hash = createHash("sha256")
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, answer: () => ({ bytes, sha256: hash.digest("hex") }) }
}
