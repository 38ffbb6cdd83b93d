/** The gates: strangers to each other. Those not built yet already have their step. */
export const gates = ["eligibility", "screening", "travel-rule", "kyt", "monitoring", "custody"] as const

/** The rooms from cellar to roof. A room may import from those on lower steps and from its own, never from those above. */
export const staircase: readonly (readonly string[])[] = [
  ["vocabulary"],
  ["runtime"],
  ["rulebook"],
  ["reasoning"],
  ["audit"],
  ["access"],
  ["cases"],
  gates,
  ["customers", "counterparties"],
  ["transfers"],
  ["perimeter"],
  ["licensing", "books"],
  ["assurance"],
  ["reports"],
  // Watches and keeps the whole house: figures, readiness, backup and restore.
  ["operations", "personal-data"],
  // Fills an invented firm by walking the stories of all rooms below; nothing outside the entrances may know it.
  ["demonstration"],
  ["api", "cli"],
]
