import { type CSSVariablesResolver, createTheme, defaultCssVariablesResolver, defaultVariantColorsResolver } from "@mantine/core"

/** Letters of Kazakh (Ә Ғ Қ Ң Ө Ұ Ү Һ І) stand in each of these; nothing is fetched. */
const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Open Sans", "DejaVu Sans", sans-serif'
const fontFamilyMonospace =
  'ui-monospace, "Cascadia Mono", "Segoe UI Mono", Menlo, "Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono", monospace'

/** Luminance at which black and white text are equally readable: above it black wins, below it white. */
const equalContrast = 0.179

/** One accent, borders that reach 3:1 and texts that reach 4.5:1 on their grounds, in light and in dark. */
export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace,
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: equalContrast,
  // The kit chooses the text of a filled button for the light scheme alone; this variable knows both.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    return input.variant === "filled" ? { ...colors, color: "var(--mantine-primary-color-contrast)" } : colors
  },
  defaultRadius: "sm",
  respectReducedMotion: true,
  cursorType: "pointer",
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  white: "#ffffff",
  black: "#172022",
  colors: {
    accent: ["#e6f6f7", "#c9e8eb", "#9ed3d9", "#6fbcc5", "#52b0ba", "#2a8d99", "#19757f", "#0f626c", "#0b5059", "#073c43"],
    red: ["#fdeceb", "#f9d0cd", "#f2a9a4", "#f09a93", "#e87d75", "#c93f36", "#b02f27", "#96261f", "#7a1e18", "#5c1511"],
    gray: ["#f6f8f8", "#edf0f1", "#dfe4e6", "#cdd5d8", "#839095", "#66747a", "#55646a", "#3c4a4f", "#28343a", "#172022"],
    dark: ["#e6ecee", "#c5cfd2", "#a4b1b6", "#93a1a7", "#66757c", "#2b3539", "#1d2427", "#14191b", "#0f1415", "#0a0d0e"],
  },
})

/** The theme's variables, with the few that the kit leaves below readable contrast put right. */
export const readableVariables: CSSVariablesResolver = (merged) => {
  const { variables, light, dark } = defaultCssVariablesResolver(merged)
  return {
    variables,
    light: {
      ...light,
      "--mantine-color-error": "var(--mantine-color-red-7)",
      "--mantine-color-disabled-color": "var(--mantine-color-gray-6)",
    },
    dark: {
      ...dark,
      "--mantine-color-error": "var(--mantine-color-red-3)",
      "--mantine-color-disabled-color": "var(--mantine-color-dark-2)",
    },
  }
}
