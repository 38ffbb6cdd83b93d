import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { createQueryClient } from "./api/query-client.ts"
import { startI18n } from "./i18n/start-i18n.ts"
import { createConsoleRouter } from "./router.tsx"
import { UiProvider } from "./ui/ui-provider.tsx"

const place = document.getElementById("console")
if (place === null) throw new Error("The page has no place for the console")

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location
  if (pathname !== "/sign-in") void router.navigate({ to: "/sign-in", search: href === "/" ? {} : { then: href } })
})
const router = createConsoleRouter(queryClient)

await startI18n()
createRoot(place).render(
  <StrictMode>
    <UiProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </UiProvider>
  </StrictMode>,
)
