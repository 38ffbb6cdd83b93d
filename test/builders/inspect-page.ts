import { AxeBuilder } from "@axe-core/playwright"
import { expect } from "vitest"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { reasons } from "../../src/vocabulary/reason.ts"
import { sizes, type Visit } from "./open-visit.ts"
import { readTexts } from "./read-texts.ts"

const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

/**
 * Looks a page over as it stands before the visitor: no breach of WCAG 2.2 A or AA, nothing wider than the screen, the right
 * language, every text translated, a title, and no complaint of the browser. Takes its picture.
 */
export async function inspectPage(visit: Visit, name: string): Promise<void> {
  const { page, language, theme, size } = visit
  await visit.settle()
  await visit.picture(`${name}-${language}-${theme}-${size}`, { isWhole: true })
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(standard)
    .setLegacyMode()
    .analyze()
  const problems = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`,
  )
  const heading = page.getByRole("heading", { level: 1 }).last()
  expect({
    accessibility: problems,
    tooLarge: await tooLarge(visit),
    language: await page.locator("html").getAttribute("lang"),
    keys: await rawKeys(visit),
    isTitled: (await page.title()).startsWith((await heading.textContent()) ?? "no heading"),
    complaints: visit.complaints,
  }).toEqual({ accessibility: [], tooLarge: [], language, keys: [], isTitled: true, complaints: [] })
}

/**
 * What is wider than its place, save what may be scrolled with the keyboard, such as a drawing. Behind the door the document
 * is as high as the screen too, for its parts scroll by themselves.
 */
async function tooLarge({ page, size }: Visit): Promise<readonly string[]> {
  const { width, height } = sizes[size]
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const isInside = document.getElementById("rooms") !== null
    const parts = [...document.querySelectorAll("body *")].filter((part) => ["auto", "scroll", "hidden"].includes(getComputedStyle(part).overflowX))
    return [
      ...(scrollWidth > ${width} ? ["the document: " + scrollWidth] : []),
      ...(isInside && scrollHeight > ${height} ? ["the document's height: " + scrollHeight] : []),
      ...parts
        .filter((part) => part.scrollWidth > part.clientWidth && part.tabIndex !== 0 && getComputedStyle(part).textOverflow !== "ellipsis" && part.closest(".unseen, svg") === null)
        .map((part) => part.outerHTML.slice(0, 120) + ": " + part.scrollWidth + " in " + part.clientWidth),
    ]
  })()`)
}

/** Words with dots that people see, and that are no code which is meant to be seen. */
async function rawKeys({ page, language }: Visit): Promise<readonly string[]> {
  const words = await page.evaluate<string[]>(`(() => {
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement.closest("code, pre, script, style, svg") === null) found.push(...node.data.split(/[\\s,;()“”]+/))
    return found
  })()`)
  const known = new Set<string>([...reasons, ...loadRulebook().parameters.keys()])
  const { reasons: _, refusals: __, ...texts } = readTexts(language)
  const first = new Set(Object.values(texts).flatMap((keys) => Object.keys(keys).map((key) => key.split(".")[0])))
  return words.filter(
    (word) =>
      /^(?:[a-z]+:)?[a-z_]+(?:\.[a-z0-9_]+)+$/.test(word) && first.has(word.replace(/^[a-z]+:/, "").split(".")[0]) && !known.has(word),
  )
}
