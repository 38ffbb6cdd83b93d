import { z } from "zod"
import { idOf, words } from "./form-pieces.ts"

const anId = "Write ids of words joined by dots, such as memo.title."
const textId = idOf(/^[a-z][a-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*$/, anId)

/** `texts/<name>.yaml` */
export const textsFile = z.strictObject({
  texts: z.record(textId, words, { error: anId }).refine((texts) => Object.keys(texts).length > 0, { error: "Write at least one text." }),
})
export type TextsFile = z.infer<typeof textsFile>
