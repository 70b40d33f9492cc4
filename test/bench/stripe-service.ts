import { stripeEnvironment } from "../support/stripe/environment.ts";
import { openStripeStandIn, type StripeStandIn } from "../support/stripe/stand-in.ts";
import type { TestService } from "../support/test-service.ts";
import { startMasterServer } from "./master-server.ts";
import { type BenchService, startService } from "./service.ts";

export type StripeService = Pick<TestService, "ask"> & {
  readonly service: BenchService;
  readonly standIn: StripeStandIn;
  readonly masterUri: string;
  readonly stop: () => Promise<void>;
};

/** The service with its payments at the stand-in for Stripe, and its master database where others reach it as well. */
export async function startStripeService(): Promise<StripeService> {
  const server = await startMasterServer();
  const standIn = await openStripeStandIn();
  const environment = { ...stripeEnvironment(standIn.url), MONGODB_MASTER_URI: server.uri };
  const service = await startService({ environment });
  return {
    service,
    standIn,
    masterUri: server.uri,
    ask: (method, path, body, { as = "ops", headers = {} } = {}) =>
      fetch(service.url + path, {
        method,
        headers: {
          ...(as === "ops" && { authorization: `Bearer ${service.opsKey}` }),
          "content-type": "application/json",
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    stop: async () => {
      await service.stop();
      await service.removeData();
      await standIn.close();
      await server.stop();
    },
  };
}
