import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from "@mantine/core"
import { readableVariables, theme } from "./theme.ts"

/** Colours of the kit that no page of ours uses; without them the style sheet is a third as long. */
const unusedColor = /^--mantine-color-(pink|grape|violet|indigo|blue|cyan|green|lime|yellow|orange|teal)-/

/** The theme's variables as one style sheet, written at build time (see build/theme-stylesheet.ts). */
export function themeCss(): string {
  const { variables, light, dark } = readableVariables(mergeMantineTheme(DEFAULT_THEME, theme))
  return convertCssVariables({ variables: withoutUnused(variables), light: withoutUnused(light), dark: withoutUnused(dark) }, ":root")
}

function withoutUnused(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !unusedColor.test(name)))
}
