export const languages = ["en", "ru", "kk"] as const
/** The languages the house speaks. They are equal: no text exists in one alone. */
export type Language = (typeof languages)[number]
