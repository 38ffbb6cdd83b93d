import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query"
import { Problem } from "./problem.ts"

const freshForMilliseconds = 5_000
const mostRetries = 2

/**
 * One cache for the console. A read that finds nobody signed in calls `onSignedOut`; a write does not, since the
 * page that made it still holds what was typed and offers to sign in again in place.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => (isSignedOut(error) ? onSignedOut() : undefined) }),
    mutationCache: new MutationCache(),
    defaultOptions: {
      queries: { staleTime: freshForMilliseconds, retry: (failures, error) => failures < mostRetries && isPassing(error) },
      mutations: { retry: false },
    },
  })
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.code === "access.sign_in_required"
}

function isPassing(error: unknown): boolean {
  return error instanceof Problem && (error.code === "unreachable" || error.code === "service.unavailable")
}
