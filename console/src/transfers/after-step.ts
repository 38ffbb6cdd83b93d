import type { QueryClient } from "@tanstack/react-query"
import { type TransferDetail, transferQuery, transfersKey } from "./transfer-queries.ts"

/** What follows a step about a transfer: show its new state at once, and read again whatever speaks of it. */
export async function afterStep(queryClient: QueryClient, detail: TransferDetail): Promise<void> {
  queryClient.setQueryData(transferQuery(detail.transfer.transferId).queryKey, detail)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: transfersKey, refetchType: "active" }),
    queryClient.invalidateQueries({ queryKey: ["cases"] }),
  ])
}
