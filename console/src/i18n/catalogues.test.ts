import { describe, expect, test } from "vitest"
import { type Language, languages } from "../../../src/vocabulary/language.ts"
import { reasons } from "../../../src/vocabulary/reason.ts"
import { type RefusalCode, refusals } from "../../../src/vocabulary/refusal.ts"
import { detailCodes } from "./detail-codes.ts"
import { detailNames } from "./detail-names.ts"
import { catalogue as english } from "./en/catalogue.ts"
import { catalogue as kazakh } from "./kk/catalogue.ts"
import { catalogue as russian } from "./ru/catalogue.ts"

type Texts = Readonly<Record<string, string>>

const catalogues: Readonly<Record<Language, Readonly<Record<string, Texts>>>> = { en: english, ru: russian, kk: kazakh }
const translations = languages.filter((language) => language !== "en")
const forms = ["zero", "one", "two", "few", "many", "other"]

describe.each(translations)("the catalogue in %s", (language) => {
  const catalogue = catalogues[language]

  test("has the namespaces of the English one", () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(english).toSorted())
  })

  test.each(Object.keys(english))("says in %s what the English one says, and nothing else", (namespace) => {
    expect([...meaningsOf(textsOf(language, namespace)).keys()].toSorted()).toEqual(
      [...meaningsOf(textsOf("en", namespace)).keys()].toSorted(),
    )
  })

  test.each(Object.keys(english))("takes in %s the values that the English one takes", (namespace) => {
    const values = meaningsOf(textsOf("en", namespace))
    for (const [meaning, variants] of meaningsOf(textsOf(language, namespace))) {
      for (const text of variants) expect(variablesOf(text), `${namespace}:${meaning}`).toEqual(variablesOf(values.get(meaning)?.[0] ?? ""))
    }
  })

  test("is translated: hardly any text is the English one", () => {
    const same = Object.keys(english).flatMap((namespace) =>
      Object.entries(textsOf(language, namespace)).filter(
        ([key, text]) => /[a-z]{3}/.test(text.replaceAll(/\{\{\w+\}\}/g, "")) && textsOf("en", namespace)[key] === text,
      ),
    )
    expect(same.map(([key]) => key)).toEqual(["product", "gate.travel-rule"])
  })
})

describe.each(languages)("the texts in %s", (language) => {
  test("are never empty", () => {
    for (const [namespace, texts] of Object.entries(catalogues[language])) {
      for (const [key, text] of Object.entries(texts)) expect(text.trim(), `${namespace}:${key}`).not.toBe("")
    }
  })

  test("have every plural form of the language, and no other", () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    for (const [namespace, texts] of Object.entries(catalogues[language])) {
      for (const [meaning, found] of pluralsOf(texts)) expect(found.toSorted(), `${namespace}:${meaning}`).toEqual(needed)
    }
  })

  test("hold a sentence for every reason and two for every refusal", () => {
    expect(Object.keys(textsOf(language, "reasons")).toSorted()).toEqual([...reasons].toSorted())
    const codes = Object.keys(refusals) as RefusalCode[]
    expect(Object.keys(textsOf(language, "refusals")).toSorted()).toEqual(
      codes.flatMap((code) => [`${code}.what`, `${code}.do`]).toSorted(),
    )
  })

  test("have a word for every detail that is named, and for every word of the house among their values", () => {
    expect(Object.keys(textsOf(language, "codes")).toSorted()).toEqual([...detailCodes].toSorted())
    expect(Object.keys(textsOf(language, "details")).toSorted()).toEqual([...detailNames].toSorted())
  })
})

function textsOf(language: Language, namespace: string): Texts {
  const texts = catalogues[language][namespace]
  if (texts === undefined) throw new Error(`No namespace ${namespace} in ${language}`)
  return texts
}

/** Keys without their plural form, each with its texts. */
function meaningsOf(texts: Texts): Map<string, string[]> {
  const meanings = new Map<string, string[]>()
  for (const [key, text] of Object.entries(texts)) {
    const { meaning } = splitForm(key)
    meanings.set(meaning, [...(meanings.get(meaning) ?? []), text])
  }
  return meanings
}

function pluralsOf(texts: Texts): Map<string, string[]> {
  const plurals = new Map<string, string[]>()
  for (const key of Object.keys(texts)) {
    const { meaning, form } = splitForm(key)
    if (form !== undefined) plurals.set(meaning, [...(plurals.get(meaning) ?? []), form])
  }
  return plurals
}

function splitForm(key: string): { readonly meaning: string; readonly form: string | undefined } {
  const form = forms.find((known) => key.endsWith(`_${known}`))
  return form === undefined ? { meaning: key, form } : { meaning: key.slice(0, -form.length - 1), form }
}

function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))].toSorted()
}
