import type { FastifyRequest } from "fastify"
import { z } from "zod"
import type { Clock } from "../runtime/clock.ts"
import { grades } from "../vocabulary/citation.ts"
import type { Permit } from "../vocabulary/permit.ts"
import type { Action } from "../vocabulary/role.ts"
import type { Rulebook } from "./rulebook.ts"

/** What the routes of this room need. */
export interface Parts {
  readonly rulebook: Rulebook
  readonly clock: Clock
  /** The permit of whoever asks. Access is a storey above this room, so `main` hands its `permitOf` in. */
  readonly permitOf: <A extends Action>(request: FastifyRequest, action: A) => Permit<A>
}

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
