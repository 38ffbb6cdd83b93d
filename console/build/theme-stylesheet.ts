import type { Plugin } from "vite"
import { themeCss } from "../src/ui/theme-css.ts"

const publicName = "virtual:theme.css"
const resolvedName = `\0${publicName}`

/**
 * Serves the theme's colours and sizes as a real style sheet. The kit would otherwise insert them as an inline
 * `<style>` at run time, which a content security policy worth having forbids.
 */
export function themeStylesheet(): Plugin {
  return {
    name: "shekara:theme-stylesheet",
    resolveId: (id) => (id === publicName ? resolvedName : undefined),
    load: (id) => (id === resolvedName ? themeCss() : undefined),
  }
}
