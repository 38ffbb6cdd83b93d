import { expect, test } from "vitest"
import { latinKey } from "./latin-key.ts"

test.each([
  ["j", "KeyJ", "j"],
  ["J", "KeyJ", "j"],
  ["о", "KeyJ", "j"],
  ["қ", "KeyQ", "q"],
  ["?", "Slash", "?"],
  ["Enter", "Enter", "Enter"],
  ["ө", "Semicolon", "ө"],
])("the key typing %s at %s means %s", (key, code, meant) => {
  expect(latinKey(key, code)).toBe(meant)
})
