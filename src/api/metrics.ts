import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Fleet } from "../services/processes/list.ts";

export type Metrics = {
  readonly observeRequest: (route: string, method: string, status: number, seconds: number) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

/**
 * Prometheus metrics of this process, in a registry of its own, and what `fleet` knows of all processes; that is no
 * number while it can't be asked.
 */
export function createMetrics(fleet?: () => Promise<Fleet>): Metrics {
  const registry = new Registry();
  const refresh = fleet && fleetGauges(registry, fleet);
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer an HTTP request.",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  });
  return {
    observeRequest: (route, method, status, seconds) => {
      requests.observe({ route, method, status }, seconds);
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
