import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import { type PositionSearch, ranksOf } from "./position-search.ts"

type Schemas = components["schemas"]
export type Position = Schemas["Position"]
export type Subject = Schemas["PositionSubject"]
export type FactRef = Schemas["FactRef"]
export type LegalFinding = Schemas["LegalFinding"]
export type Outcome = LegalFinding["outcome"]
export type NextQuestions = Schemas["NextQuestions"]

export const perimeterKey = ["perimeter"] as const

/** The firm's legal positions, newest first, page after page. */
export const positionsQuery = infiniteQueryOptions({
  queryKey: [...perimeterKey, "list"],
  queryFn: ({ pageParam }) =>
    bodyOf(client.GET("/v1/perimeter/positions", { params: { query: pageParam === undefined ? {} : { cursor: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next,
})

/** One position with everything the firm stated. */
export const positionQuery = (positionId: string) =>
  queryOptions({
    queryKey: [...perimeterKey, "one", positionId],
    queryFn: () => bodyOf(client.GET("/v1/perimeter/positions/{positionId}", { params: { path: { positionId } } })),
  })

type Asked = Pick<PositionSearch, "on" | "ranks">

function askedOf({ on, ranks }: Asked) {
  return { ...(on === undefined ? {} : { on }), ...(ranks === undefined ? {} : { ranks: ranksOf[ranks].join(",") }) }
}

/** Where the firm stands under the law of a day and the authority that is heard. */
export const assessmentQuery = (positionId: string, asked: Asked) =>
  queryOptions({
    queryKey: [...perimeterKey, "assessment", positionId, askedOf(asked)],
    queryFn: () =>
      bodyOf(client.GET("/v1/perimeter/positions/{positionId}/assessment", { params: { path: { positionId }, query: askedOf(asked) } })),
    placeholderData: keepPreviousData,
  })

/** What to ask next, what was answered, and what is still open. What is set aside is not asked now. */
export const questionsQuery = (positionId: string, { aside, ...asked }: Asked & Pick<PositionSearch, "aside">) => {
  const query = { ...askedOf(asked), ...(aside === undefined ? {} : { aside: aside.join(",") }) }
  return queryOptions({
    queryKey: [...perimeterKey, "questions", positionId, query],
    queryFn: () => bodyOf(client.GET("/v1/perimeter/positions/{positionId}/questions", { params: { path: { positionId }, query } })),
    placeholderData: keepPreviousData,
  })
}

/** Which bodies matter, because of which facts, and where each is drawn. */
export const mapQuery = (positionId: string, asked: Asked) =>
  queryOptions({
    queryKey: [...perimeterKey, "map", positionId, askedOf(asked)],
    queryFn: () =>
      bodyOf(client.GET("/v1/perimeter/positions/{positionId}/regulator-map", { params: { path: { positionId }, query: askedOf(asked) } })),
    placeholderData: keepPreviousData,
  })

/** The enterprise-wide risk assessment. */
export const risksQuery = (positionId: string, asked: Asked) =>
  queryOptions({
    queryKey: [...perimeterKey, "risks", positionId, askedOf(asked)],
    queryFn: () =>
      bodyOf(client.GET("/v1/perimeter/positions/{positionId}/risks", { params: { path: { positionId }, query: askedOf(asked) } })),
    placeholderData: keepPreviousData,
  })

/** Recorded assessments of a position, newest first. */
export const recordedQuery = (positionId: string) =>
  queryOptions({
    queryKey: [...perimeterKey, "recorded", positionId],
    queryFn: () =>
      bodyOf(client.GET("/v1/perimeter/positions/{positionId}/assessments", { params: { path: { positionId }, query: { limit: 20 } } })),
  })

/** A recorded assessment drawn again, with what has changed since. */
export const reopenedQuery = (assessmentId: string) =>
  queryOptions({
    queryKey: [...perimeterKey, "reopened", assessmentId],
    queryFn: () => bodyOf(client.GET("/v1/perimeter/assessments/{assessmentId}", { params: { path: { assessmentId } } })),
  })
