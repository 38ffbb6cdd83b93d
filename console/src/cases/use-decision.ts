import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { answerChallenge, type PasskeyProof } from "../access/passkey-ceremony.ts"
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
    mutationFn: async ({ why, code }: { readonly why: string; readonly code: string }) => {
      if (step === "return") return bodyOf(client.POST("/v1/transfers/{transferId}/return", { ...options, body: { why } }))
      const send = (proof: { confirmation?: { code: string } | PasskeyProof }) => {
        const body = { why, ...proof }
        if (step === "release") return bodyOf(client.POST("/v1/transfers/{transferId}/release", { ...options, body }))
        return bodyOf(client.POST("/v1/transfers/{transferId}/rejection", { ...options, body }))
      }
      try {
        return await send(asksForCode ? { confirmation: { code } } : {})
      } catch (problem) {
        if (stepUpAsked(problem) !== "passkey") throw problem
        const meant = { ...options, body: { verdict: step, why } }
        const challenge = await bodyOf(client.POST("/v1/transfers/{transferId}/decision-challenge", meant))
        return send({ confirmation: await answerChallenge(challenge) })
      }
    },
    onError: (error) => setAsksForCode((was) => was || stepUpAsked(error) === "code"),
    onSuccess: async (detail) => {
      await afterStep(queryClient, detail)
      if (step !== "release" || detail.transfer.state !== "held") onDone()
    },
  })
  return { decide, asksForCode }
}
