import { useTranslation } from "react-i18next"
import { Menu } from "../ui/menu.tsx"
import { colorSchemes, useColorScheme } from "../ui/use-color-scheme.ts"

/** Light, dark, or as the device says. Kept in this browser. */
export function AppearanceMenu() {
  const { t } = useTranslation()
  const { scheme, choose } = useColorScheme()
  const choices = colorSchemes.map((name) => ({
    label: t(`appearance.${name}`),
    icon: name,
    isChosen: name === scheme,
    onChoose: () => choose(name),
  }))
  return <Menu label={t("appearance")} icon={scheme} groups={[{ title: t("appearance"), choices }]} />
}
