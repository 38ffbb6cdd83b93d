import type { PartyKind } from "../vocabulary/party.ts"
import type { Chance } from "./open-chance.ts"

/** A name that tells every reader that nobody bears it: it says so in its own alphabet. */
export function inventName(chance: Chance, kind: PartyKind): string {
  if (kind === "legal") return `${chance.pick(companies.first)} ${chance.pick(companies.trade)} ${chance.pick(companies.form)}`
  const { given, family } = chance.pick(families)
  return `${chance.pick(given)} ${chance.pick(family)}`
}

/** Whether a name carries the mark of an invented one. */
export function isInventedName(name: string): boolean {
  return /synth|синт|合成/i.test(name)
}

const companies = {
  first: ["Synthetic Saiga", "Synthetic Tulip", "Synthetic Snow Leopard", "Synthetic Apple", "Synthetic Eagle", "Synthetic Feather Grass"],
  trade: ["Trading", "Mining", "Logistics", "Foods", "Software", "Textiles", "Energy", "Travel"],
  form: ["LLP", "Ltd", "JSC", "GmbH"],
} as const

const families = [
  {
    given: ["Aida", "Dana", "Gaukhar", "Kamila", "Saule", "Zhanna", "Madina", "Asem"],
    family: ["Synthbekova", "Synthbayeva", "Syntheticova"],
  },
  {
    given: ["Bekzat", "Erlan", "Ilyas", "Marat", "Nurlan", "Timur", "Arman", "Sanzhar"],
    family: ["Synthbekov", "Synthbayev", "Syntheticov"],
  },
  { given: ["Айгүл", "Ботагөз", "Жанар", "Мария", "Ольга", "Светлана"], family: ["Синтетикова", "Синтбаева", "Синтбекқызы"] },
  { given: ["Бауыржан", "Данияр", "Ерлан", "Иван", "Пётр", "Сергей"], family: ["Синтетиков", "Синтбаев", "Синтбекұлы"] },
  {
    given: ["Anna", "Clara", "Oliver", "Emre", "Leyla", "Giorgi", "Nino", "Aziz", "Lusine"],
    family: ["Synthwell", "Synthmann", "Synthoğlu", "Synthashvili", "Synthyan", "Synthzade"],
  },
] as const
