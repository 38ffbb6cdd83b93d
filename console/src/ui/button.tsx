import { Button as KitButton } from "@mantine/core"
import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon.tsx"

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** `main` once a page; `plain` for the rest; `danger` for what cannot be taken back; `quiet` inside rows. */
  readonly look?: "main" | "plain" | "danger" | "quiet"
  readonly icon?: IconName
  readonly isBusy?: boolean
  readonly isDisabled?: boolean
  readonly submits?: boolean
  /** Shown to assistive technology and as a hint: the key that does the same. */
  readonly shortcut?: string
}

const variants = { main: "filled", plain: "default", danger: "outline", quiet: "subtle" } as const

/** A button. While busy it keeps its width and its words. */
export function Button({
  children,
  onPress,
  look = "plain",
  icon,
  isBusy = false,
  isDisabled = false,
  submits = false,
  shortcut,
}: ButtonProps) {
  return (
    <KitButton
      className="control"
      size="sm"
      type={submits ? "submit" : "button"}
      variant={variants[look]}
      {...(look === "danger" ? { color: "red" } : {})}
      {...(icon === undefined ? {} : { leftSection: <Icon name={icon} /> })}
      {...(onPress === undefined ? {} : { onClick: onPress })}
      {...(shortcut === undefined ? {} : { "aria-keyshortcuts": shortcut, rightSection: <kbd className="wide-only">{shortcut}</kbd> })}
      loading={isBusy}
      disabled={isDisabled}
    >
      {children}
    </KitButton>
  )
}
