import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

export type Metrics = {
  readonly observeRequest: (route: string, method: string, status: number, seconds: number) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

/** Prometheus metrics of this process, in a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
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
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
