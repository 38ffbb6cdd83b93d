import "@mantine/core/styles/baseline.css"
import "@mantine/core/styles/global.css"
import "@mantine/core/styles/ScrollArea.css"
import "@mantine/core/styles/UnstyledButton.css"
import "@mantine/core/styles/VisuallyHidden.css"
import "@mantine/core/styles/Paper.css"
import "@mantine/core/styles/Popover.css"
import "@mantine/core/styles/CloseButton.css"
import "@mantine/core/styles/Loader.css"
import "@mantine/core/styles/Overlay.css"
import "@mantine/core/styles/ModalBase.css"
import "@mantine/core/styles/Input.css"
import "@mantine/core/styles/InlineInput.css"
import "@mantine/core/styles/Button.css"
import "@mantine/core/styles/ActionIcon.css"
import "@mantine/core/styles/Modal.css"
import "@mantine/core/styles/Menu.css"
import "@mantine/core/styles/Tooltip.css"
import "@mantine/core/styles/PasswordInput.css"
import "@mantine/core/styles/Checkbox.css"
import "virtual:theme.css"
import "./tokens.css"
import "./base.css"
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core"
import type { ReactNode } from "react"
import { theme } from "./theme.ts"

const colorSchemeManager = localStorageColorSchemeManager({ key: "shekara.color-scheme" })

/** Wraps the whole console: the design kit with our theme. Inserts no style element, so a strict policy may stand. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      {children}
    </MantineProvider>
  )
}
