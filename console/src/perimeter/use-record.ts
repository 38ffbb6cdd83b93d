import { useMutation, useQueryClient } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import { type Position, perimeterKey } from "./perimeter-queries.ts"
import { type PositionSearch, ranksOf } from "./position-search.ts"

/** Records what follows from the version that was read, under the law and the authority that were asked. */
export function useRecord({ on, ranks }: Pick<PositionSearch, "on" | "ranks">) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ positionId, version }: Pick<Position, "positionId" | "version">) =>
      bodyOf(
        client.POST("/v1/perimeter/positions/{positionId}/assessments", {
          params: { path: { positionId } },
          headers: { "if-match": `"${version}"` },
          body: { view: "all", ...(on === undefined ? {} : { on }), ...(ranks === undefined ? {} : { ranks: [...ranksOf[ranks]] }) },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: perimeterKey }),
  })
}
