import { z } from "zod"
import { idOf, words } from "./form-pieces.ts"

const textId = idOf(/^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)*$/, "Write an id of small words joined by dots, such as memo.title.")

/** `texts/<name>.yaml` */
export const textsFile = z.strictObject({
  texts: z.record(textId, words, { error: "Write ids to texts." }).refine((texts) => Object.keys(texts).length > 0, {
    error: "Write at least one text.",
  }),
})
export type TextsFile = z.infer<typeof textsFile>
