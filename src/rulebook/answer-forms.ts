import { z } from "zod"
import { grades } from "../vocabulary/citation.ts"

export const tags = ["rulebook"]
export const noticeView = z.string().describe("Always present: an overview, not legal advice.")
export const idParams = z.strictObject({ id: z.string().min(1).max(200) })
export const citationView = z.object({
  at: z.string(),
  title: z.string(),
  grade: z.enum(grades),
  url: z.string().optional(),
  checkedOn: z.string(),
  note: z.string().optional(),
})
