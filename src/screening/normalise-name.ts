import { romanise } from "./romanise.ts"

/**
 * The key under which spellings of one name meet: letters in Latin, without case, marks and punctuation, words in
 * alphabetical order, so that "PETROV, Ivan", "Ivan Petrov" and "Иван Петров" are one. Empty when nothing is left to
 * compare. Normalising a key gives the same key.
 */
export function normaliseName(name: string): string {
  return plainLetters(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .sort(byCodeUnit)
    .join(" ")
}

/** Whether a key is all Latin letters and digits. What is not can meet no name of a list written in Latin. */
export function isComparable(key: string): boolean {
  return /^[a-z0-9 ]+$/.test(key)
}

/** The letters of a text in Latin, lower case, without marks and apostrophes. Order and punctuation stay. */
export function plainLetters(text: string): string {
  const romanised = romanise(foldCase(withoutApostrophes(text).normalize("NFKC")))
  // A letter that only its mark kept from the table (Tajik ӣ) meets it once the mark is gone.
  return withoutApostrophes(romanise(romanised.normalize("NFKD").replace(marks, "")))
}

/** Combining marks, and characters that are there and not seen (soft hyphen, zero-width joiner). */
const marks = /[\p{M}\p{Cf}]/gu

/** Typed, typographic and transliterating apostrophes stand inside a word and do not part it. */
function withoutApostrophes(text: string): string {
  return text.replace(/['`´‘’‛′″ʹʺʻʼʽʾʿˈ＇]/gu, "")
}

/** Upper case first, so that ß and ss, ı and i, ς and σ become the same letter. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll("ς", "σ")
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
