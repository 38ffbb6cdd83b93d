import type { Offset } from "./digest-lines.ts"
import type { LogFinding } from "./log-finding.ts"

/**
 * What the positions of the lines say about their order. An offset that comes back to what it was means that lines lie in
 * another order; one that stays higher, that some are missing; one that stays lower, that some were put in.
 */
export function judgeOrder(offsets: readonly Offset[], lines: number): LogFinding[] {
  const findings: LogFinding[] = []
  let usual = 0
  for (let index = 0; index < offsets.length; index++) {
    const { line, offset } = offsets[index] as Offset
    const back = offsets.findIndex((later, at) => at > index && later.offset === usual)
    if (back > index) {
      const last = (offsets[back] as Offset).line - 1
      findings.push({
        kind: "reordered",
        line,
        says: `The lines ${line} to ${last} do not lie in the order of their positions: line ${line} says position ${line - 1 + offset} where ${line - 1 + usual} belongs.`,
      })
      index = back
      continue
    }
    findings.push(offset > usual ? missingBefore(line, offset - usual, line - 1 + usual) : putIn(line, usual - offset, line - 1 + offset))
    usual = offset
  }
  return findings.filter(({ line = 1 }) => line <= lines)
}

function missingBefore(line: number, count: number, position: number): LogFinding {
  const what = count === 1 ? `the entry at position ${position} is` : `${count} entries from position ${position} on are`
  return { kind: "deleted", line, says: `Before line ${line} ${what} missing.` }
}

function putIn(line: number, count: number, position: number): LogFinding {
  const what = count === 1 ? "a line was put in" : `${count} lines were put in`
  return { kind: "inserted", line, says: `At line ${line} ${what}: it says position ${position}, which lies further up already.` }
}
