import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { bodyOf, client } from "../api/client.ts"
import { stepUpAsked } from "../api/problem.ts"
import { afterStep } from "../transfers/after-step.ts"
import type { TransferDetail } from "../transfers/transfer-queries.ts"

export type CheckerStep = "release" | "rejection" | "return"

export interface Decision {
  /** Sends the decision, with the code where one was asked for. */
  readonly decide: UseMutationResult<TransferDetail, Error, { readonly why: string; readonly code: string }>
  /** Whether the server has asked for a code of the authenticator app. */
  readonly asksForCode: boolean
}

/** The checker's step on the version that was seen. The server says whether, and by what, it is to be confirmed. */
export function useDecision(step: CheckerStep, { transfer: { transferId, version } }: TransferDetail, onDone: () => void): Decision {
  const queryClient = useQueryClient()
  const [asksForCode, setAsksForCode] = useState(false)
  const options = { params: { path: { transferId } }, headers: { "if-match": `"${version}"` } }
  const decide = useMutation({
    mutationFn: ({ why, code }: { readonly why: string; readonly code: string }) => {
      if (step === "return") return bodyOf(client.POST("/v1/transfers/{transferId}/return", { ...options, body: { why } }))
      const body = { why, ...(asksForCode ? { confirmation: { code } } : {}) }
      if (step === "release") return bodyOf(client.POST("/v1/transfers/{transferId}/release", { ...options, body }))
      return bodyOf(client.POST("/v1/transfers/{transferId}/rejection", { ...options, body }))
    },
    onError: (error) => setAsksForCode((was) => was || stepUpAsked(error) === "code"),
    onSuccess: async (detail) => {
      await afterStep(queryClient, detail)
      if (step !== "release" || detail.transfer.state !== "held") onDone()
    },
  })
  return { decide, asksForCode }
}
