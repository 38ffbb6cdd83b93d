import { useMantineColorScheme } from "@mantine/core"

export const colorSchemes = ["auto", "light", "dark"] as const
export type ColorScheme = (typeof colorSchemes)[number]

/** The chosen colour scheme, kept in this browser, and how to choose another. */
export function useColorScheme(): { readonly scheme: ColorScheme; readonly choose: (scheme: ColorScheme) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return { scheme: colorScheme, choose: setColorScheme }
}
