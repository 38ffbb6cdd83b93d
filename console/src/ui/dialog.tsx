import { Modal } from "@mantine/core"
import type { ReactNode } from "react"

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly closeLabel: string
  readonly children: ReactNode
  readonly isWide?: boolean
}

/** A question over the page. Focus goes in, stays in, and returns; Escape closes it. */
export function Dialog({ title, isOpen, onClose, closeLabel, children, isWide = false }: DialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<h2>{title}</h2>}
      size={isWide ? "lg" : "md"}
      // The kit draws the head as a <header>, which outside of any section would be a second banner of the page.
      attributes={{ header: { role: "presentation" } }}
      closeButtonProps={{ "aria-label": closeLabel }}
      // Locking the page's scroll would insert a style element, which the content security policy forbids.
      lockScroll={false}
    >
      {children}
    </Modal>
  )
}
