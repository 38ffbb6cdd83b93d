import { useMutation, useQueryClient } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { Sheet } from "./fact-sheet.ts"
import { perimeterKey, positionQuery } from "./perimeter-queries.ts"

/**
 * States a position anew: reads its newest version, changes the sheet, and sends the whole of it back as a change of that
 * version. Should somebody else be quicker, the server refuses and nothing is lost.
 */
export function useStateFacts(positionId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (change: (sheet: Sheet) => Sheet) => {
      const { title, sheet, version } = await queryClient.fetchQuery({ ...positionQuery(positionId), staleTime: 0 })
      return bodyOf(
        client.PUT("/v1/perimeter/positions/{positionId}", {
          params: { path: { positionId } },
          headers: { "if-match": `"${version}"` },
          body: { title, sheet: change(sheet) },
        }),
      )
    },
    onSuccess: (position) => {
      queryClient.setQueryData(positionQuery(positionId).queryKey, position)
      return queryClient.invalidateQueries({ queryKey: perimeterKey })
    },
  })
}
