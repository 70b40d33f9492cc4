import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Fleet } from "../services/processes/list.ts";

export type Metrics = {
  readonly observeRequest: (route: string, method: string, status: number, seconds: number) => void;
  /** `outcome` is `accepted`, `duplicate` or the code of a refusal. */
  readonly countWebhook: (outcome: string) => void;
  readonly observeReady: (seconds: number) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

/** What is asked only when somebody looks at the metrics. */
export type MetricSources = {
  /** Seconds since the oldest event was received that is not handled yet; 0 if there is none. */
  readonly oldestOpenEventSeconds: () => Promise<number>;
  /** What is known of all processes. */
  readonly fleet?: () => Promise<Fleet>;
};

/** Prometheus metrics of this process, in a registry of its own. What can't be asked now is no number. */
export function createMetrics({ oldestOpenEventSeconds, fleet }: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const refresh = fleet && fleetGauges(registry, fleet);
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer an HTTP request.",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  const webhooks = new Counter({
    name: "billing_webhooks_total",
    help: "Webhooks of the payment gateway: accepted, duplicate, or the code of the refusal.",
    labelNames: ["outcome"],
    registers,
  });
  const ready = new Histogram({
    name: "payment_to_ready_seconds",
    help: "Time from a hospital's first payment until its database was ready.",
    buckets: [1, 5, 15, 30, 60, 300, 600, 1_200, 3_600],
    registers,
  });
  new Gauge({
    name: "billing_oldest_open_event_seconds",
    help: "Age of the oldest event of the payment gateway that is not handled yet.",
    registers,
    async collect() {
      this.set(await oldestOpenEventSeconds().catch(() => Number.NaN));
    },
  });
  return {
    observeRequest: (route, method, status, seconds) => {
      requests.observe({ route, method, status }, seconds);
    },
    countWebhook: (outcome) => {
      webhooks.inc({ outcome });
    },
    observeReady: (seconds) => {
      ready.observe(seconds);
    },
    text: async () => {
      await refresh?.();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** Answers how to bring the gauges up to date. */
function fleetGauges(registry: Registry, fleet: () => Promise<Fleet>): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const processes = gauge("service_processes", "Processes of the service that are alive.", ["role"]);
  const slots = gauge("worker_slots", "Runs that all workers together can carry out at once.");
  const used = gauge("worker_slots_used", "Runs that all workers together carry out now.");
  return async () => {
    const now = await fleet().catch(() => null);
    processes.reset();
    for (const { process, alive } of now?.processes ?? []) if (alive) processes.inc({ role: process.role });
    slots.set(now?.slots ?? Number.NaN);
    used.set(now?.slotsUsed ?? Number.NaN);
  };
}
