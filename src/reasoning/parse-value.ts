import type { FactDefinition } from "../rulebook/rulebook.ts"
import { isLawDate } from "../vocabulary/instant.ts"
import type { FactValue } from "./fact-sheet.ts"
import { readMoney } from "./fact-value.ts"

type Parsed = { readonly value: FactValue } | { readonly what: string; readonly remedy: string }

/** Reads the value of a fact in the form that its definition asks for, or says what is asked for. */
export function parseValue(data: unknown, definition: FactDefinition): Parsed {
  const { type, unit } = definition
  switch (type) {
    case "bool":
      return typeof data === "boolean" ? { value: data } : wrong(definition, "true or false")
    case "enum":
      return parseWord(data, definition)
    case "set":
    case "countries":
      return parseWords(data, definition)
    case "int":
      return parseWhole(data) ?? wrong(definition, `a whole number${unit === undefined ? "" : ` of ${unit}`}`)
    case "money": {
      const money = typeof data === "string" ? readMoney(data, definition) : undefined
      return money === undefined ? wrong(definition, `an amount with its currency: "1000.50 ${unit ?? "KZT"}"`) : { value: money }
    }
    case "date":
      return typeof data === "string" && isLawDate(data) ? { value: data } : wrong(definition, "a real calendar date as YYYY-MM-DD")
    case "text":
      return isText(data) ? { value: data } : wrong(definition, `some words, up to ${longestText} characters`)
  }
}

function wrong({ id, type }: FactDefinition, form: string): Parsed {
  return { what: `"${id}" is of type ${type}, and this value is not`, remedy: `Write ${form}.` }
}

function parseWord(data: unknown, definition: FactDefinition): Parsed {
  const words = definition.options.map(({ id }) => id)
  if (typeof data !== "string") return wrong(definition, `one of ${words.join(", ")}`)
  return words.includes(data) ? { value: data } : unknownWord(data, words)
}

function parseWords(data: unknown, definition: FactDefinition): Parsed {
  const words = definition.options.map(({ id }) => id)
  const isCountries = definition.type === "countries"
  const form = isCountries ? "a list of country codes: [KZ, AE]" : `a list of some of ${words.join(", ")}`
  if (!Array.isArray(data) || !data.every((word) => typeof word === "string")) return wrong(definition, form)
  const unknown = data.find((word) => (isCountries ? !/^[A-Z]{2}$/.test(word) : !words.includes(word)))
  if (unknown !== undefined) return isCountries ? wrong(definition, form) : unknownWord(unknown, words)
  return { value: [...new Set(data)].sort() }
}

function unknownWord(word: string, words: readonly string[]): Parsed {
  return { what: `"${word.slice(0, 80)}" is not a word of this fact`, remedy: `Write one of ${words.join(", ")}.` }
}

/** A whole number, as a number or in digits. */
function parseWhole(data: unknown): Parsed | undefined {
  if (typeof data === "number") return Number.isSafeInteger(data) && data >= 0 ? { value: BigInt(data) } : undefined
  return typeof data === "string" && /^\d{1,30}$/.test(data) ? { value: BigInt(data) } : undefined
}

const longestText = 10_000

/** A text that can be kept and shown: not empty, not endless, without half characters or nulls. */
export function isText(data: unknown): data is string {
  return typeof data === "string" && data.trim() !== "" && data.length <= longestText && data.isWellFormed() && !data.includes("\0")
}
