import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from "node:crypto"
import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname } from "node:path"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { isSameHash } from "./merkle-tree.ts"
import type { VerifySignature } from "./signed-note.ts"

/** The key with which this installation signs its checkpoints. The private part does not leave this file. */
export interface AuditKey {
  /** 32 bytes of Ed25519. */
  readonly publicKey: Uint8Array
  sign(text: string): Uint8Array
}

const ownerOnly = 0o600
const everybodyElse = 0o077

/**
 * Reads the key file. Where it is absent it is made, readable by its owner alone, if it `mayMake`: a log that has a key already
 * wants that one back. Throws an OperatorProblem with the remedy.
 */
export async function openAuditKey(file: string, { mayMake }: { readonly mayMake: boolean }): Promise<AuditKey> {
  if (await isThere(file)) return readKey(file)
  if (!mayMake)
    throw new OperatorProblem(
      `The key that signs the audit log is gone from ${file}.\nPut it back from your copy; another key cannot go on with this log.`,
    )
  await createAuditKey(file)
  return readKey(file)
}

/** The key that is to take over: `<file>.next`. Undefined where there is none, or where another node has just put it in its place. */
export async function openNextKey(file: string): Promise<AuditKey | undefined> {
  if (!(await isThere(nextOf(file)))) return undefined
  return readKey(nextOf(file)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT") throw cause
    return undefined
  })
}

/**
 * Puts the next key in the place of the present one, whose file is kept under the name of its key. Harmless when another node
 * that shares the files does so at the same moment.
 */
export async function promoteNextKey(file: string, next: AuditKey): Promise<void> {
  // Read once: what is kept as retired is the key by whose name it is called, whatever becomes of the file meanwhile.
  const pem = await readFile(file)
  const { publicKey } = keyOf(parsePrivateKey(pem, file))
  if (!isSameHash(publicKey, next.publicKey)) {
    const name = createHash("sha256").update(publicKey).digest("hex").slice(0, 8)
    await writeFile(`${file}.retired-${name}`, pem, { mode: ownerOnly, flag: "wx", flush: true }).catch(ignoreExisting)
  }
  await rename(nextOf(file), file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT") throw cause
  })
}

/** Ed25519 of this platform. */
export const verifySignature: VerifySignature = ({ publicKey, message, signature }) => {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") }, format: "jwk" })
  return verify(null, message, key, signature)
}

/** Makes a key file whole or not at all; an existing one, perhaps made by another process just now, is left as it is. */
async function createAuditKey(file: string): Promise<void> {
  const { privateKey } = generateKeyPairSync("ed25519")
  const aside = `${file}.${randomUUID()}`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(aside, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: ownerOnly, flag: "wx", flush: true })
    await chmod(aside, ownerOnly)
    await link(aside, file).catch(ignoreExisting)
  } catch (cause) {
    throw new OperatorProblem(
      `The key that signs the audit log could not be made at ${file}.\nLet Shekara write there, or name another place in SHEKARA_AUDIT_KEY_FILE.`,
      cause,
    )
  } finally {
    await rm(aside, { force: true })
  }
}

async function readKey(file: string): Promise<AuditKey> {
  const { mode } = await stat(file)
  if (process.platform !== "win32" && (mode & everybodyElse) !== 0)
    throw new OperatorProblem(
      `Others may read the key that signs the audit log: ${file}.\nClose it with: chmod 600 ${file}\nIf somebody may have copied it, change the key; docs/guide/audit.md tells how.`,
    )
  return keyOf(parsePrivateKey(await readFile(file), file))
}

function keyOf(privateKey: KeyObject): AuditKey {
  const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" })
  return {
    publicKey: Uint8Array.from(Buffer.from(x, "base64url")),
    sign: (text) => sign(null, Buffer.from(text, "utf8"), privateKey),
  }
}

function parsePrivateKey(pem: Buffer, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === "ed25519") return key
  } catch (cause) {
    throw unusable(file, cause)
  }
  throw unusable(file)
}

function unusable(file: string, cause?: unknown): OperatorProblem {
  return new OperatorProblem(
    `${file} holds no Ed25519 private key (PEM, PKCS #8).\nPut the key of the audit log back from your backup.`,
    cause,
  )
}

function nextOf(file: string): string {
  return `${file}.next`
}

function ignoreExisting(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "EEXIST") throw cause
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return false
      throw cause
    },
  )
}
