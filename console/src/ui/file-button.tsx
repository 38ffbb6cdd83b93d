import { FileButton as KitFileButton } from "@mantine/core"
import type { ReactNode } from "react"
import { Button } from "./button.tsx"
import type { IconName } from "./icon.tsx"

export interface FileButtonProps {
  readonly children: ReactNode
  readonly icon: IconName
  readonly isBusy: boolean
  readonly isMany?: boolean
  /** Endings that are taken, such as ".csv"; everything when absent. */
  readonly accept?: string
  readonly onChoose: (files: readonly File[]) => void
}

/** A button that asks the browser for files. */
export function FileButton({ children, icon, isBusy, isMany = false, accept, onChoose }: FileButtonProps) {
  return (
    <KitFileButton multiple={isMany} {...(accept === undefined ? {} : { accept })} onChange={(chosen) => onChoose(filesOf(chosen))}>
      {({ onClick }) => (
        <Button icon={icon} isBusy={isBusy} onPress={onClick}>
          {children}
        </Button>
      )}
    </KitFileButton>
  )
}

function filesOf(chosen: File | File[] | null): readonly File[] {
  if (chosen === null) return []
  return Array.isArray(chosen) ? chosen : [chosen]
}
