import { z } from "zod"
import { reasons } from "../vocabulary/reason.ts"
import { entryKinds, nameQualities } from "./list-entry.ts"

export const versionView = z
  .object({
    listVersionId: z.uuid(),
    list: z.string(),
    title: z.string(),
    isSynthetic: z.boolean(),
    state: z.enum(["received", "active", "superseded", "refused"]),
    digest: z.string(),
    entryCount: z.number().int().nullable(),
    nameCount: z.number().int().nullable(),
    receivedBy: z.string(),
    receivedAt: z.string(),
    activatedAt: z.string().nullable(),
    confirmedAt: z.string().nullable(),
    problem: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: "ListVersion" })

export const progressView = z.object({
  stage: z.enum(["reading", "storing"]),
  entriesDone: z.number().int(),
  entriesInAll: z.number().int().nullable(),
})

const texts = z.array(z.string()).readonly()
const listedName = z.object({ text: z.string(), quality: z.enum(nameQualities) })
export const entryView = z
  .object({
    entryId: z.string(),
    kind: z.enum(entryKinds),
    names: z.array(listedName).readonly(),
    programs: texts,
    countries: texts,
    addressCountries: texts,
    birthDates: texts,
    title: z.string().optional(),
    remarks: z.string().optional(),
  })
  .meta({ id: "ListEntry" })

const matchView = entryView
  .extend({
    list: z.string(),
    listVersionId: z.uuid(),
    listedName: z.string(),
    quality: z.enum(nameQualities),
    match: z.enum(["exact", "normalised"]),
  })
  .meta({ id: "NameMatch" })
const listInForceView = z.object({
  list: z.string(),
  listVersionId: z.uuid(),
  title: z.string(),
  isSynthetic: z.boolean(),
  activatedAt: z.string(),
  confirmedAt: z.string(),
  digest: z.string(),
})
export const checkView = z.object({
  name: z.string(),
  normalisedName: z.string(),
  obstacles: z.array(z.enum(reasons)).readonly().describe("Why an empty answer would not mean that nobody is listed"),
  lists: z.array(listInForceView).readonly(),
  matches: z.array(matchView).readonly(),
})
