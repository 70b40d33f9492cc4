import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

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
};

/** Prometheus metrics of this process, in a registry of its own. */
export function createMetrics({ oldestOpenEventSeconds }: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
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
      this.set(await oldestOpenEventSeconds());
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
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
