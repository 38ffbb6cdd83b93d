import type { FactDefinition } from "../rulebook/rulebook.ts"
import { type Money, parseMoney, printMoney } from "../vocabulary/money.ts"
import type { FactValue } from "./fact-sheet.ts"

/** A value as it is written in a fact sheet: `true`, `mpc`, `[client, firm]`, `12`, `1000.50 KZT`, `2026-01-31`. */
export function printValue(value: FactValue): boolean | string | number | readonly string[] {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  return isMoney(value) ? `${printMoney(value)} ${value.currency}` : value
}

/** Reads an amount with its currency, `1000.50 KZT`, in the currency that the fact is kept in. */
export function readMoney(text: string, { unit }: Pick<FactDefinition, "unit">): Money | undefined {
  const [amount, currency, ...rest] = text.split(" ")
  if (amount === undefined || rest.length > 0 || (unit !== undefined && currency !== unit)) return undefined
  return currency === "KZT" || currency === "USD" || currency === "EUR" ? parseMoney(amount, currency) : undefined
}

export function isMoney(value: FactValue): value is Money {
  return typeof value === "object" && "minorUnits" in value
}

/** Whether two statements say the same. Lists of words are kept in order, each word once. */
export function isSameValue(left: FactValue | undefined, right: FactValue | undefined): boolean {
  if (left === right) return true
  if (left === undefined || right === undefined || typeof left !== "object" || typeof right !== "object") return false
  return JSON.stringify(printValue(left)) === JSON.stringify(printValue(right))
}
