/** One thing that is wrong, in words. `line` is where to look first, where that is known. */
export interface LogFinding {
  readonly kind:
    | "edited"
    | "unreadable"
    | "deleted"
    | "inserted"
    | "reordered"
    | "truncated"
    | "changed"
    | "signed_anew"
    | "rolled_back"
    | "foreign"
  readonly line?: number
  readonly says: string
}
