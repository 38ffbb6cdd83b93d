import type { QueryClient } from "@tanstack/react-query"
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router"
import { meQuery } from "./access/me.ts"
import { returnPath } from "./access/provider-errand.ts"
import { isSignedOut } from "./api/query-client.ts"
import { parseAuditSearch } from "./audit/audit-search.ts"
import { parseCaseSearch } from "./cases/case-search.ts"
import { parseCustomerSearch } from "./customers/customer-search.ts"
import { parseCompareSearch } from "./perimeter/compare-search.ts"
import { parsePositionSearch } from "./perimeter/position-search.ts"
import { parseRulebookSearch } from "./rulebook/rulebook-search.ts"
import { parseScreeningSearch } from "./screening/screening-search.ts"
import { CrashPage } from "./shell/crash-page.tsx"
import { NotFoundPage } from "./shell/not-found-page.tsx"
import { Shell } from "./shell/shell.tsx"
import { parseTransferSearch } from "./transfers/transfer-search.ts"

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: ({ then }: Record<string, unknown>): { then?: string } => (typeof then === "string" ? { then } : {}),
  component: lazyRouteComponent(() => import("./access/sign-in-page.tsx"), "SignInPage"),
})
const providerReturn = createRoute({
  getParentRoute: () => root,
  path: returnPath,
  component: lazyRouteComponent(() => import("./access/provider-return-page.tsx"), "ProviderReturnPage"),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./access/setup-page.tsx"), "SetupPage"),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./access/invitation-page.tsx"), "InvitationPage"),
})

/** Everything behind the door: without a session it leads to the door, which leads back. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery)
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { then: location.href } })
      throw error
    }
  },
  component: Shell,
})

const today = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: lazyRouteComponent(() => import("./today/today-page.tsx"), "TodayPage"),
})
const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("./access/settings-page.tsx"), "SettingsPage"),
})

const cases = createRoute({
  getParentRoute: () => inside,
  path: "/cases",
  validateSearch: parseCaseSearch,
  component: lazyRouteComponent(() => import("./cases/cases-page.tsx"), "CasesPage"),
})
const oneCase = createRoute({
  getParentRoute: () => cases,
  path: "/$caseId",
  component: lazyRouteComponent(() => import("./cases/case-page.tsx"), "CasePage"),
})

const transfers = createRoute({
  getParentRoute: () => inside,
  path: "/transfers",
  validateSearch: parseTransferSearch,
  component: lazyRouteComponent(() => import("./transfers/transfers-page.tsx"), "TransfersPage"),
})
const oneTransfer = createRoute({
  getParentRoute: () => transfers,
  path: "/$transferId",
  component: lazyRouteComponent(() => import("./transfers/transfer-page.tsx"), "TransferPage"),
})
const newTransfer = createRoute({
  getParentRoute: () => inside,
  path: "/transfers/new",
  component: lazyRouteComponent(() => import("./transfers/new-transfer-page.tsx"), "NewTransferPage"),
})

const customers = createRoute({
  getParentRoute: () => inside,
  path: "/customers",
  validateSearch: parseCustomerSearch,
  component: lazyRouteComponent(() => import("./customers/customers-page.tsx"), "CustomersPage"),
})
const oneCustomer = createRoute({
  getParentRoute: () => customers,
  path: "/$customerId",
  component: lazyRouteComponent(() => import("./customers/customer-page.tsx"), "CustomerPage"),
})
const newCustomer = createRoute({
  getParentRoute: () => inside,
  path: "/customers/new",
  component: lazyRouteComponent(() => import("./customers/new-customer-page.tsx"), "NewCustomerPage"),
})

const screening = createRoute({
  getParentRoute: () => inside,
  path: "/screening",
  validateSearch: parseScreeningSearch,
  component: lazyRouteComponent(() => import("./screening/screening-page.tsx"), "ScreeningPage"),
})
const oneList = createRoute({
  getParentRoute: () => inside,
  path: "/screening/$listVersionId",
  component: lazyRouteComponent(() => import("./screening/list-version-page.tsx"), "ListVersionPage"),
})

const perimeter = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter",
  component: lazyRouteComponent(() => import("./perimeter/positions-page.tsx"), "PositionsPage"),
})
const newPosition = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/new",
  component: lazyRouteComponent(() => import("./perimeter/new-position-page.tsx"), "NewPositionPage"),
})
const assessment = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/$positionId",
  validateSearch: parsePositionSearch,
  component: lazyRouteComponent(() => import("./perimeter/assessment-page.tsx"), "AssessmentPage"),
})
const positionQuestions = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/$positionId/questions",
  validateSearch: parsePositionSearch,
  component: lazyRouteComponent(() => import("./perimeter/questions-page.tsx"), "QuestionsPage"),
})
const positionMap = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/$positionId/map",
  validateSearch: parsePositionSearch,
  component: lazyRouteComponent(() => import("./perimeter/map-page.tsx"), "MapPage"),
})
const positionTokens = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/$positionId/tokens",
  validateSearch: parsePositionSearch,
  component: lazyRouteComponent(() => import("./perimeter/tokens-page.tsx"), "TokensPage"),
})
const positionRisks = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/$positionId/risks",
  validateSearch: parsePositionSearch,
  component: lazyRouteComponent(() => import("./perimeter/risks-page.tsx"), "RisksPage"),
})
const regimeOverview = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/overview",
  component: lazyRouteComponent(() => import("./perimeter/overview-page.tsx"), "OverviewPage"),
})
const comparePositions = createRoute({
  getParentRoute: () => inside,
  path: "/perimeter/compare",
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import("./perimeter/compare-page.tsx"), "ComparePage"),
})

const rulebook = createRoute({
  getParentRoute: () => inside,
  path: "/rulebook",
  validateSearch: parseRulebookSearch,
  component: lazyRouteComponent(() => import("./rulebook/rulebook-page.tsx"), "RulebookPage"),
})
const oneValue = createRoute({
  getParentRoute: () => rulebook,
  path: "/$valueId",
  component: lazyRouteComponent(() => import("./rulebook/value-page.tsx"), "ValuePage"),
})

const audit = createRoute({
  getParentRoute: () => inside,
  path: "/audit",
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import("./audit/audit-page.tsx"), "AuditPage"),
})
const oneEntry = createRoute({
  getParentRoute: () => audit,
  path: "/$entryId",
  component: lazyRouteComponent(() => import("./audit/audit-entry-page.tsx"), "AuditEntryPage"),
})

const rooms = [
  today,
  settings,
  newTransfer,
  newCustomer,
  screening,
  oneList,
  perimeter,
  newPosition,
  assessment,
  positionQuestions,
  positionMap,
  positionTokens,
  positionRisks,
  regimeOverview,
  comparePositions,
  cases.addChildren([oneCase]),
  transfers.addChildren([oneTransfer]),
  customers.addChildren([oneCustomer]),
  rulebook.addChildren([oneValue]),
  audit.addChildren([oneEntry]),
] as const
const tree = root.addChildren([signIn, providerReturn, setup, invitation, inside.addChildren(rooms)])

/** The addresses of the console. Every room but the frame is loaded when it is first entered. */
export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  })
}

declare module "@tanstack/react-router" {
  interface Register {
    readonly router: ReturnType<typeof createConsoleRouter>
  }
}
