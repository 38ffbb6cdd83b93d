import { useNavigate } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { isId } from "../../../src/vocabulary/identifier.ts"
import { languages } from "../../../src/vocabulary/language.ts"
import { speak } from "../i18n/start-i18n.ts"
import { type Command, CommandPalette } from "../ui/command-palette.tsx"
import { shortenMiddle } from "../ui/shorten-middle.ts"
import { colorSchemes, useColorScheme } from "../ui/use-color-scheme.ts"
import { languageNames } from "./language-menu.tsx"
import type { Room } from "./rooms.ts"

/** The palette of the whole console: rooms, appearance, language, and any object by its id. */
export function GoTo({
  isOpen,
  onClose,
  rooms,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly rooms: readonly Room[]
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { choose } = useColorScheme()
  const fixed: Command[] = [
    ...rooms.map(({ name, to, icon }) => ({ id: name, label: t(`room.${name}`), icon, run: () => void navigate({ to }) })),
    ...colorSchemes.map((scheme) => ({
      id: scheme,
      label: `${t("appearance")}: ${t(`appearance.${scheme}`)}`,
      icon: scheme,
      run: () => choose(scheme),
    })),
    ...languages.map((language) => ({
      id: language,
      label: `${t("language")}: ${languageNames[language]}`,
      icon: "language" as const,
      run: () => void speak(language),
    })),
  ]
  const byId = (typed: string): Command[] => {
    const id = typed.trim().toLowerCase()
    if (!isId(id)) return []
    const shown = shortenMiddle(id, 8)
    return [
      {
        id: "transfer",
        label: t("palette.open_transfer", { id: shown }),
        icon: "transfers",
        run: () => void navigate({ to: "/transfers/$transferId", params: { transferId: id } }),
      },
      {
        id: "case",
        label: t("palette.open_case", { id: shown }),
        icon: "cases",
        run: () => void navigate({ to: "/cases/$caseId", params: { caseId: id } }),
      },
      {
        id: "customer",
        label: t("palette.open_customer", { id: shown }),
        icon: "customers",
        run: () => void navigate({ to: "/customers/$customerId", params: { customerId: id } }),
      },
    ]
  }
  const commandsFor = (typed: string) => (byId(typed).length > 0 ? byId(typed) : fixed)
  return (
    <CommandPalette
      {...{ isOpen, onClose, commandsFor }}
      closeLabel={t("close")}
      title={t("palette.title")}
      hint={t("palette.hint")}
      emptyWords={t("palette.empty")}
    />
  )
}
