import { useEffect, useRef } from "react"
import { latinKey } from "./latin-key.ts"

const storageKey = "shekara.shortcuts"
const modifiers = ["ctrlKey", "metaKey", "altKey"] as const

/** What a key does. Names are `j`, `?`, `Enter`, `Escape`; `mod+k` is Control or Command with K and works even while typing. */
export type Shortcuts = Readonly<Record<string, () => void>>

/** Listens to single keys while nobody is typing and no dialog is open. The latest closures are used. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionFor(event, latest.current)
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    document.addEventListener("keydown", onKey)
    return () => document.removeEventListener("keydown", onKey)
  }, [])
}

/** Whether single keys act at all. Speech input and tremor make stray keys likely, so they can be turned off. */
export function areShortcutsOn(): boolean {
  return localStorage.getItem(storageKey) !== "off"
}

export function turnShortcuts(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off")
}

function actionFor(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | undefined {
  if (event.defaultPrevented) return undefined
  const key = latinKey(event.key, event.code)
  if (event.ctrlKey || event.metaKey) return event.altKey || event.shiftKey ? undefined : shortcuts[`mod+${key}`]
  if (modifiers.some((name) => event[name]) || isTaken(event.target, key) || !areShortcutsOn()) return undefined
  return shortcuts[key]
}

/** Keys belong to a field that is typed into, to an open dialog, and Enter to whatever link or button has the focus. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (document.querySelector("[role=dialog]") !== null) return true
  if (target.isContentEditable || target.closest("input:not([type=checkbox]), textarea, select, [role=menu]") !== null) return true
  return key === "Enter" && target.closest("a, button, summary") !== null
}
