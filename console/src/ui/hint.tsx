import { Tooltip } from "@mantine/core"
import type { ReactElement } from "react"

/** Words that appear on hover and on focus. Never the only place where something is said. */
export function Hint({ words, children }: { readonly words: string; readonly children: ReactElement }) {
  return (
    <Tooltip label={words} multiline maw={360} openDelay={250} withArrow events={{ hover: true, focus: true, touch: true }}>
      {children}
    </Tooltip>
  )
}
