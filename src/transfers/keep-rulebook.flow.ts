import { writeAudited } from "../audit/audit.store.ts"
import { compileTexts } from "../rulebook/rulebook.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { type BackgroundLoop, startLoop } from "../runtime/background-loop.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { insertPack, listPacks, loadPackFiles } from "./rulebook-packs.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

const pauseMilliseconds = 60_000

/** Keeps the rulebook in use for every entity, those founded later included, so that what is decided under it can be decided again. */
export function startKeepingRulebook(
  parts: Parts & Pick<Runtime, "log"> & { readonly entities: () => Promise<readonly EntityId[]> },
): BackgroundLoop {
  const kept = new Set<EntityId>()
  return startLoop({
    name: "keep-rulebook",
    pauseMilliseconds,
    log: parts.log,
    async pass() {
      for (const entityId of (await parts.entities()).filter((id) => !kept.has(id))) {
        await keepRulebook(parts, entityId)
        kept.add(entityId)
      }
      return "idle"
    },
  })
}

/** Keeps the files of the rulebook in use under its digest. Does nothing where they are kept already. */
export async function keepRulebook({ database, clock, newId, rulebook }: Parts, entityId: EntityId): Promise<void> {
  const { digest, id, version, files } = rulebook
  if ((await loadPackFiles(database.kysely, entityId, digest)) !== undefined) return
  const at = clock.now()
  const subject = { kind: "rulebook", id: digest }
  const details = { version: `${id}@${version}` }
  const entry = { entityId, entryId: newId(), recordedAt: at, action: "rulebook.kept", actor: "system", subject, details }
  await writeAudited(database, [entry], (writing) => insertPack(writing, entityId, { digest, version: details.version, files, at }))
}

/** The rulebook of a digest: the one in use, or one that is kept; undefined where it is neither, or can no longer be read. */
export async function findRulebook(
  { rulebook, database }: Pick<Parts, "rulebook" | "database">,
  entityId: EntityId,
  digest: string,
): Promise<Rulebook | undefined> {
  if (digest === rulebook.digest) return rulebook
  const files = await loadPackFiles(database.kysely, entityId, digest)
  const compiled = files === undefined ? undefined : compileTexts(files)
  return compiled === undefined || "problems" in compiled ? undefined : compiled.rulebook
}

/** Every rulebook that is kept, newest first. */
export async function listKeptRulebooks({ database }: Pick<Parts, "database">, { entityId }: Permit<"perimeter.read">) {
  return listPacks(database.kysely, entityId)
}
