import { z } from "zod"
import { subjectKinds } from "./fact-definition.ts"
import { cite, code, date, distinctListOf, dotted, idOf, listOf, oneOf, word, words } from "./form-pieces.ts"

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
  fields: distinctListOf(fieldId).exactOptional(),
  lists: distinctListOf(fieldId).exactOptional(),
  attributes: z.record(fieldId, distinctListOf(attributeWord)).exactOptional(),
  rows: listOf(
    z.strictObject({
      code,
      name: words,
      text: words,
      fields: z.record(fieldId, words).exactOptional(),
      lists: z.record(fieldId, z.array(words, { error: "Write a list; [] when there is nothing." })).exactOptional(),
      attributes: z.record(fieldId, attributeWord).exactOptional(),
      facts: distinctListOf(dotted).exactOptional(),
      names: listOf(z.strictObject({ from: date, name: words, cite })).exactOptional(),
      leads_to: distinctListOf(code).exactOptional(),
      cite,
    }),
  ),
})
export type CatalogueFile = z.infer<typeof catalogueFile>
export type RowEntry = CatalogueFile["rows"][number]
