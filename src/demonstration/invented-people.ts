import type { InventedPerson } from "./demonstration.ts"

/** The people of the demonstration firm: every role at least once, and all three languages. Nobody of them exists. */
export const inventedPeople: readonly InventedPerson[] = [
  { login: "demo-examiner", displayName: "Нина Синтетикова", language: "ru", role: "examiner" },
  { login: "demo-counsel", displayName: "Гүлмира Синтқызы", language: "kk", role: "counsel" },
  { login: "demo-founder", displayName: "Arman Synthbayev", language: "en", role: "founder" },
  { login: "demo-administrator", displayName: "Timur Synthbayev", language: "en", role: "administrator" },
  { login: "demo-deputy", displayName: "Гүлнар Синтбекқызы", language: "kk", role: "deputy_mlro" },
  { login: "demo-mlro", displayName: "Елена Синтетикова", language: "ru", role: "mlro" },
  { login: "demo-approver", displayName: "Clara Synthwell", language: "en", role: "approver" },
  { login: "demo-officer", displayName: "Айдос Синтбайұлы", language: "kk", role: "officer" },
  { login: "demo-analyst-2", displayName: "Виктор Синтетиков", language: "ru", role: "analyst" },
  { login: "demo-analyst-1", displayName: "Asel Synthbekova", language: "en", role: "analyst" },
]
