/** What JSON can hold. Money and counts beyond 2^53 travel as decimal strings, never as numbers. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}
