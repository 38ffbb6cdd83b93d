import { z } from "zod"

const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, "a name of a table or column")
const count = z.number().int().nonnegative()

const manifestForm = z.strictObject({
  form: z.literal("shekara/backup@1"),
  takenAt: z.iso.datetime(),
  codeVersion: z.string().max(200),
  /** Version of the server that was copied. */
  postgres: z.string().max(200),
  /** Names of the migrations that had made the tables, oldest first. */
  migrations: z.array(z.string().regex(/^\d{4}-[a-z0-9-]+$/)).min(1),
  tables: z.array(
    z.strictObject({
      table: identifier,
      columns: z.array(identifier).min(1),
      rows: count,
      /** In the folder of the manifest. */
      file: z.string().regex(/^[a-z_][a-z0-9_]*\.copy\.gz$/),
      bytes: count,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  sequences: z.array(z.strictObject({ sequence: identifier, value: z.string().regex(/^-?\d+$/) })),
})

/** What a backup says about itself; written last, so that a folder without it is no backup. */
export type BackupManifest = z.infer<typeof manifestForm>

/** One table of a backup, with the file that holds its rows. */
export type BackedUpTable = BackupManifest["tables"][number]

/** Reads a manifest. Undefined for whatever is not one, a manifest that names a table twice included. */
export function parseManifest(text: string): BackupManifest | undefined {
  const parsed = manifestForm.safeParse(readJson(text))
  if (!parsed.success) return undefined
  const { tables } = parsed.data
  return new Set(tables.map(({ table }) => table)).size === tables.length ? parsed.data : undefined
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
