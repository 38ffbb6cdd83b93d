import { Failure } from "./failure.ts"
import { type Asked, print } from "./print.ts"
import { reachApi } from "./reach-api.ts"
import type { TransferDetail } from "./transfer-lines.ts"

interface Replay {
  readonly agrees: boolean
  readonly differences: readonly string[]
  readonly outcome: string
}

/** Replays the decisions of a transfer, oldest first, and fails when one of them does not come out as it was made. */
export async function replayTransfer(transferId: string, { decision, json }: Asked & { decision?: string }): Promise<void> {
  const api = reachApi()
  const path = `/v1/transfers/${encodeURIComponent(transferId)}`
  const decisionIds =
    decision === undefined ? (await api.get<TransferDetail>(path)).body.decisions.map(({ decisionId }) => decisionId) : [decision]
  const differing: string[] = []
  for (const decisionId of decisionIds) {
    const { text, body } = await api.get<Replay>(`${path}/decisions/${encodeURIComponent(decisionId)}/replay`)
    if (!body.agrees) differing.push(decisionId)
    print([json ? text : `${decisionId}  ${body.outcome}  ${body.agrees ? "agrees" : `differs in ${body.differences.join(", ")}`}`])
  }
  if (differing.length === 0) return
  throw new Failure({
    kind: "refused",
    title: "A decision did not come out as it was made.",
    remedy: "A difference in rulebook or code alone means that another version is running; any other is to be reported.",
    details: { decisions: differing },
  })
}
