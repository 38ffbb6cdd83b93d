import ts from "typescript"
import { type HouseFile, type HouseRule, isProduct, ruleOnFiles } from "../house.ts"
import { calleeOf, type FunctionNode, isFunctionNode, lineOf, nameOf, nodesAround, nodesOf } from "../syntax.ts"

/** Writes that tell of nothing anybody decides. Each stands here by file, by function where the file has others, and by reason. */
const technicalWrites: readonly { readonly path: RegExp; readonly only?: string; readonly why: string }[] = [
  { path: /^src\/runtime\/migrations\//, why: "makes the tables" },
  { path: /^src\/runtime\/outbox-claims\.store\.ts$/, why: "delivery state of a message whose sending was recorded with it" },
  { path: /^src\/audit\/sequence\.store\.ts$/, why: "gives entries their positions; an entry about that would never end" },
  { path: /^src\/audit\/tree\.store\.ts$/, why: "keeps hashes of entries already recorded" },
  {
    path: /^src\/audit\/checkpoint\.store\.ts$/,
    only: "saveCheckpoint",
    why: "signs the log as it is; an entry about that would never end",
  },
  { path: /^src\/audit\/copy\.store\.ts$/, why: "notes how far the copies of checkpoints have come" },
  { path: /^src\/access\/session\.store\.ts$/, only: "touchSession", why: "notes that a session was seen; nobody decided anything" },
  { path: /^src\/personal-data\/key-holder\.store\.ts$/, why: "notes which servers run; nobody decided anything" },
  { path: /^src\/access\/sign-in-meter\.store\.ts$/, only: "countFailedAddress", why: "a tally; the refused sign-in has its own entry" },
  { path: /^src\/access\/api-key\.store\.ts$/, only: "touchApiKey", why: "notes that a key was used; nobody decided anything" },
]

const builders = new Set(["insertInto", "updateTable", "deleteFrom", "mergeInto", "replaceInto"])
const writing =
  /\b(?:insert\s+into\s+\w|update\s+[\w".]+(?:\s+(?:as\s+)?\w+)?\s+set\s|delete\s+from\s+\w|merge\s+into\s+\w|truncate\s+(?:table\s+)?\w)/i
const carriers = /\b(?:Writing|AuditEntry|SealedEntry)\b/

/** Law 7: every write carries its audit entry and shares its transaction. */
export const writeRules: readonly HouseRule[] = [
  ruleOnFiles(
    "every write carries its audit entry (law 7)",
    (path) => isProduct(path) && path.startsWith("src/"),
    (file) =>
      nodesOf(file, isWrite)
        .filter((node) => !carriesEntry(node, file))
        .map((node) => ({
          line: lineOf(node),
          remedy: "take a `writing: Writing` and be called within writeAudited, or be a InsertPart of insertAudited",
        })),
  ),
  ruleOnFiles(
    "only audit/ hands out what writes (law 7)",
    (path) => isProduct(path) && !path.startsWith("src/audit/"),
    (file) => [
      ...castsTo(file, /\bWriting\b/).map((node) => ({
        line: lineOf(node),
        remedy: "call writeAudited with the entry that says what is done",
      })),
      ...nodesOf(file, ts.isCallExpression)
        .filter((node) => calleeOf(node) === "insertTogether")
        .map((node) => ({ line: lineOf(node), remedy: "call insertAudited with the entry that says what is done" })),
    ],
  ),
]

function isWrite(node: ts.Node): node is ts.CallExpression | ts.LiteralExpression | ts.TemplateExpression {
  if (ts.isCallExpression(node)) return builders.has(calleeOf(node))
  return (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && writing.test(node.getText())
}

function carriesEntry(node: ts.Node, file: HouseFile): boolean {
  if (/\binsert\s+into\s+audit_entry\b/i.test(node.getText())) return true
  const around = nodesAround(node).filter(isFunctionNode)
  if (around.length > 0) return mayWrite(around, file)
  const users = usersOf(constantAround(node), file).map((user) => nodesAround(user).filter(isFunctionNode))
  return isTechnical("", file) || (users.length > 0 && users.every((functions) => mayWrite(functions, file)))
}

function mayWrite(functions: readonly FunctionNode[], file: HouseFile): boolean {
  return functions.some((node) => isCarrier(node) || isTechnical(nameOf(node), file))
}

function isTechnical(functionName: string, { path }: HouseFile): boolean {
  return technicalWrites.some((write) => write.path.test(path) && (write.only === undefined || write.only === functionName))
}

/** A function that was handed an entry or what an entry gave, that only makes part of an audited statement, or that writeAudited itself calls. */
function isCarrier(node: FunctionNode): boolean {
  if (node.parameters.some((parameter) => carriers.test(parameter.type?.getText() ?? ""))) return true
  if (/\bInsertPart\b/.test(node.type?.getText() ?? "")) return true
  return ts.isCallExpression(node.parent) && calleeOf(node.parent) === "writeAudited"
}

/** The constant that a statement's text is kept in, for texts outside every function. */
function constantAround(node: ts.Node): string | undefined {
  return nodesAround(node).find(ts.isVariableDeclaration)?.name.getText()
}

function usersOf(constant: string | undefined, file: HouseFile): ts.Identifier[] {
  return nodesOf(file, ts.isIdentifier).filter((node) => node.text === constant && !ts.isVariableDeclaration(node.parent))
}

function castsTo(file: HouseFile, type: RegExp): ts.AsExpression[] {
  return nodesOf(file, ts.isAsExpression).filter((node) => type.test(node.type.getText()))
}
