import type { Action } from "../../../src/vocabulary/role.ts"
import type { IconName } from "../ui/icon.tsx"

export interface Room {
  readonly name: "today" | "cases" | "transfers" | "customers" | "screening" | "perimeter" | "rulebook" | "audit" | "settings"
  readonly to: "/" | "/cases" | "/transfers" | "/customers" | "/screening" | "/perimeter" | "/rulebook" | "/audit" | "/settings"
  readonly icon: IconName
  /** Without this action the room is not shown. `undefined`: everybody who is signed in. */
  readonly needs: Action | undefined
}

const all: readonly Room[] = [
  { name: "today", to: "/", icon: "today", needs: undefined },
  { name: "cases", to: "/cases", icon: "cases", needs: "case.read" },
  { name: "transfers", to: "/transfers", icon: "transfers", needs: "transfer.read" },
  { name: "customers", to: "/customers", icon: "customers", needs: "customer.read" },
  { name: "screening", to: "/screening", icon: "screening", needs: "screening.read" },
  { name: "perimeter", to: "/perimeter", icon: "perimeter", needs: "perimeter.read" },
  { name: "rulebook", to: "/rulebook", icon: "rulebook", needs: "rulebook.read" },
  { name: "audit", to: "/audit", icon: "audit", needs: "audit.read" },
  { name: "settings", to: "/settings", icon: "settings", needs: undefined },
]

/** The rooms a person may enter, in the order of the rail. */
export function roomsFor(actions: readonly Action[]): readonly Room[] {
  return all.filter(({ needs }) => needs === undefined || actions.includes(needs))
}
