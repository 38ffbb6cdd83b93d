import { useNavigate } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { isId } from "../../../src/vocabulary/identifier.ts"
import { type Language, languages } from "../../../src/vocabulary/language.ts"
import { speak } from "../i18n/start-i18n.ts"
import { type Command, CommandPalette } from "../ui/command-palette.tsx"
import { shortenMiddle } from "../ui/shorten-middle.ts"
import { colorSchemes, useColorScheme } from "../ui/use-color-scheme.ts"
import { languageNames } from "./language-menu.tsx"
import type { Room } from "./rooms.ts"

export interface GoToProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly rooms: readonly Room[]
}

/** The palette of the whole console: rooms, appearance, language, and any object by its id. */
export function GoTo({ isOpen, onClose, rooms }: GoToProps) {
  const { t } = useTranslation()
  const fixed = useFixedCommands(rooms)
  const commandsById = useCommandsById()
  const commandsFor = (typed: string) => {
    const id = typed.trim().toLowerCase()
    return isId(id) ? commandsById(id) : fixed
  }
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

function useFixedCommands(rooms: readonly Room[]): readonly Command[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { choose } = useColorScheme()
  const appearance = (scheme: (typeof colorSchemes)[number]) => `${t("appearance")}: ${t(`appearance.${scheme}`)}`
  const language = (name: Language) => `${t("language")}: ${languageNames[name]}`
  return [
    ...rooms.map(({ name, to, icon }) => ({ id: name, label: t(`room.${name}`), icon, run: () => void navigate({ to }) })),
    ...colorSchemes.map((scheme) => ({ id: scheme, label: appearance(scheme), icon: scheme, run: () => choose(scheme) })),
    ...languages.map((name) => ({ id: name, label: language(name), icon: "language" as const, run: () => void speak(name) })),
  ]
}

/** An id names no kind, so each kind is offered. */
function useCommandsById(): (id: string) => readonly Command[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (id) => {
    const shown = { id: shortenMiddle(id, 8) }
    const toTransfer = () => void navigate({ to: "/transfers/$transferId", params: { transferId: id } })
    const toCase = () => void navigate({ to: "/cases/$caseId", params: { caseId: id } })
    const toCustomer = () => void navigate({ to: "/customers/$customerId", params: { customerId: id } })
    return [
      { id: "transfer", label: t("palette.open_transfer", shown), icon: "transfers", run: toTransfer },
      { id: "case", label: t("palette.open_case", shown), icon: "cases", run: toCase },
      { id: "customer", label: t("palette.open_customer", shown), icon: "customers", run: toCustomer },
    ]
  }
}
