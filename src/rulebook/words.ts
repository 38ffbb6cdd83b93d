import type { Language } from "../vocabulary/language.ts"

/** A text of the rulebook in every language of the house. */
export type Words = Readonly<Record<Language, string>>
