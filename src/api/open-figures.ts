import { monitorEventLoopDelay } from "node:perf_hooks"
import { Counter, Gauge, Histogram, Registry } from "prom-client"
import { readStanding, type Standing } from "../operations/figures.store.ts"
import type { Observer } from "../runtime/observer.ts"
import type { Runtime } from "../runtime/runtime.ts"

/** A request as whoever counts is told of it: the route's pattern, never the address that was asked. */
export interface ObservedRequest {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** What this process counts, in the text form of Prometheus. Labels are codes, routes and names of lists: no person, no id. */
export interface Figures {
  readonly observer: Observer
  requested(request: ObservedRequest): void
  /** Counts of this process with the standing of the house at this moment. Answers without the latter when the database does not. */
  print(parts: Pick<Runtime, "database" | "clock" | "log">): Promise<{ readonly text: string; readonly contentType: string }>
  close(): void
}

const secondsBuckets = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
const batchBuckets = [1, 2, 4, 8, 12, 16]
const nanosecondsInSecond = 1e9
const microsecondsInSecond = 1e6
const loopResolution = 20

/** Opens the figures of one house. Its own registry, so that house and demonstration in one process count apart. */
export function openFigures(): Figures {
  const registry = new Registry()
  const loop = monitorEventLoopDelay({ resolution: loopResolution })
  loop.enable()
  const [ours, house] = [gaugesOf(registry), gaugesOf(registry)]
  const { observer, requested } = countersOf(registry)
  return {
    observer,
    requested,
    async print({ database, clock, log }) {
      ours.tell(["event_loop_lag_seconds", "The longest delay of the event loop since the last reading"], loop.max / nanosecondsInSecond)
      loop.reset()
      ours.tell(["resident_memory_bytes", "Memory of this process"], process.memoryUsage.rss())
      const { user, system } = process.cpuUsage()
      ours.tell(["cpu_seconds", "Processor time of this process since its start"], (user + system) / microsecondsInSecond)
      const { totalCount, idleCount, waitingCount } = database.pool
      ours.tell(["pool_connections", "Connections to the database"], totalCount)
      ours.tell(["pool_idle", "Connections at rest"], idleCount)
      ours.tell(["pool_waiting", "Queries that wait for a connection"], waitingCount)
      const standing = await readStanding(database, clock.now()).catch((error: unknown) => {
        log.warn({ err: error }, "The figures of the house could not be read and are left out")
        return undefined
      })
      ours.tell(["database_up", "Whether the database answered this reading"], standing === undefined ? 0 : 1)
      // An old figure would pass for a new one.
      house.forget()
      if (standing !== undefined) tellStanding(house.tell, standing)
      return { text: await registry.metrics(), contentType: registry.contentType }
    },
    close: () => loop.disable(),
  }
}

/** A figure's name, and what it says. */
type Named = readonly [name: string, help: string]

interface Gauges {
  tell(figure: Named, value: number, labels?: Readonly<Record<string, string>>): void
  /** Has all of them say nothing until they are told again. */
  forget(): void
}

function gaugesOf(registry: Registry): Gauges {
  const known = new Map<string, { readonly gauge: Gauge; readonly isLabelled: boolean }>()
  return {
    tell([name, help], value, labels = {}) {
      const labelNames = Object.keys(labels)
      const { gauge } = known.get(name) ?? { gauge: new Gauge({ name: `shekara_${name}`, help, labelNames, registers: [registry] }) }
      known.set(name, { gauge, isLabelled: labelNames.length > 0 })
      gauge.set(labels, value)
    },
    forget() {
      // Resetting a gauge without labels would have it say zero.
      for (const { gauge, isLabelled } of known.values()) isLabelled ? gauge.reset() : gauge.remove()
    },
  }
}

function tellStanding(gauge: Gauges["tell"], { cases, outbox, audit, sessions, lists, prices, jobs }: Standing): void {
  gauge(["cases", "Cases that are not closed"], cases.open, { state: "open" })
  gauge(["cases", "Cases that are not closed"], cases.prepared, { state: "prepared" })
  gauge(["cases_overdue", "Cases past the time by which they were due"], cases.overdue)
  gauge(["outbox_waiting", "Events not yet delivered, counted up to 10000; all of them where nothing is pushed"], outbox.waiting)
  gauge(["outbox_oldest_seconds", "Age of the oldest of them"], outbox.oldestSeconds)
  gauge(["outbox_dead", "Events given up after many attempts"], outbox.dead)
  gauge(["audit_pending", "Audit entries without a position yet"], audit.pending)
  if (audit.leaseSeconds !== null) gauge(["audit_lease_seconds", "For how long the sequencer's lease is good"], audit.leaseSeconds)
  gauge(["sessions", "Sessions that are open"], sessions)
  for (const { list, ageSeconds } of lists) gauge(["list_age_seconds", "Since the list in force was confirmed"], ageSeconds, { list })
  for (const { asset, ageSeconds } of prices) gauge(["price_age_seconds", "Since the newest price was quoted"], ageSeconds, { asset })
  for (const { queue, waiting, active, failed } of jobs) {
    for (const [state, count] of Object.entries({ waiting, active, failed }))
      gauge(["jobs", "Jobs by queue and state"], count, { queue, state })
  }
}

function countersOf(registry: Registry): Pick<Figures, "observer" | "requested"> {
  const registers = [registry]
  const decisions = counter(["decisions_total", "Decisions made and committed"], ["purpose", "outcome"])
  const findings = counter(["findings_total", "Findings that hold or reject, by reason"], ["reason"])
  const apart = counter(["batches_fallen_apart_total", "Batches that failed and were tried call by call"], ["queue"])
  const latency = histogram(["decision_seconds", "From a transfer's submission to the commit of its decision"], [], secondsBuckets)
  const batches = histogram(["batch_calls", "Calls that went together in one batch"], ["queue"], batchBuckets)
  const requests = histogram(["http_request_seconds", "Requests by route and status"], ["method", "route", "status"], secondsBuckets)

  function counter([name, help]: Named, labelNames: string[]): Counter {
    return new Counter({ name: `shekara_${name}`, help, labelNames, registers })
  }
  function histogram([name, help]: Named, labelNames: string[], buckets: number[]): Histogram {
    return new Histogram({ name: `shekara_${name}`, help, labelNames, buckets, registers })
  }

  return {
    requested: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    observer: {
      decided({ purpose, outcome, reasons, seconds }) {
        decisions.inc({ purpose, outcome })
        for (const reason of reasons) findings.inc({ reason })
        if (seconds !== undefined) latency.observe(seconds)
      },
      gathered: (queue, calls) => batches.observe({ queue }, calls),
      fellApart: (queue) => apart.inc({ queue }),
    },
  }
}
