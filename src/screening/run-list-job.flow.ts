import { z } from "zod"
import type { Id } from "../vocabulary/identifier.ts"
import { type ActivateParts, type ActivationProgress, activateList } from "./activate-list.flow.ts"
import type { ScreeningLists } from "./screening-lists.flow.ts"

/** How far this process has come with the versions it is reading. Another process's work is seen only by its outcome. */
export type ListProgress = Map<Id, ActivationProgress>

const jobData = z.strictObject({ entityId: z.uuid(), listVersionId: z.uuid() })

/** Does the job `activateListJob`: puts the version in force and loads it, so that no decision waits for that. Harmless when repeated. */
export async function runListJob(
  parts: ActivateParts & { readonly lists: ScreeningLists; readonly progress: ListProgress },
  data: unknown,
): Promise<void> {
  const { entityId, listVersionId } = jobData.parse(data)
  const onProgress = (progress: ActivationProgress) => parts.progress.set(listVersionId, progress)
  try {
    const version = await activateList(parts, { entityId, listVersionId, onProgress })
    if (version.state === "active") await parts.lists.warm(entityId, version)
  } finally {
    parts.progress.delete(listVersionId)
  }
}
