import { z } from "zod"
import { cite, code, date, distinctListOf, dotted, idOf, listOf, oneOf, word, words } from "./form-pieces.ts"
import { subjectKinds } from "./subject-kind.ts"

const fieldId = idOf(/^[a-z][a-z0-9_]*$/, "Write the name in small letters, digits and underscores.")
const attributeWord = idOf(/^[a-z][a-z0-9_-]*$/, "Write a word in small letters, digits, hyphens and underscores.")

/** `catalogue/<id>.yaml` */
export const catalogueFile = z.strictObject({
  catalogue: word,
  title: words,
  concludes: z
    .strictObject({
      subject: oneOf(subjectKinds),
      prudent: oneOf(["applies", "does_not_apply"]),
      importance: z
        .number({ error: "Write the weight of an open finding, from 1 (tax) to 5 (licence)." })
        .int()
        .min(1, { error: "Write 1 to 5." })
        .max(5, { error: "Write 1 to 5." }),
    })
    .exactOptional(),
  fields: distinctListOf(fieldId).default([]),
  lists: distinctListOf(fieldId).default([]),
  attributes: z.record(fieldId, distinctListOf(attributeWord)).default({}),
  rows: listOf(
    z.strictObject({
      code,
      name: words,
      text: words,
      fields: z.record(fieldId, words).default({}),
      lists: z.record(fieldId, z.array(words, { error: "Write a list; [] when there is nothing." })).default({}),
      attributes: z.record(fieldId, attributeWord).default({}),
      facts: distinctListOf(dotted).default([]),
      names: listOf(z.strictObject({ from: date, name: words, cite })).default([]),
      leads_to: distinctListOf(code).default([]),
      cite,
    }),
  ),
})
export type CatalogueFile = z.infer<typeof catalogueFile>
export type RowEntry = CatalogueFile["rows"][number]
