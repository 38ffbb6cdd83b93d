/**
 * How far a source can be trusted: V seen in the rule's own text, D derived from such text, S second-hand,
 * N not found in the sources; `policy` is the firm's own stricter choice, `secondary` the seed layer.
 */
export const grades = ["V", "D", "S", "N", "policy", "secondary"] as const
export type Grade = (typeof grades)[number]

/** Where a value or rule comes from, down to the provision, and when somebody last looked. */
export interface Citation {
  /** `instrument#provision`, for example `aifc-aml#11-1.1(3)`. */
  readonly at: string
  readonly title: string
  readonly grade: Grade
  readonly url?: string
  /** Day on which the source was last compared, `YYYY-MM-DD`. */
  readonly checkedOn: string
  readonly note?: string
}
