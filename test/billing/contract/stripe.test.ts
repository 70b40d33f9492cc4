import { describe } from "vitest";
import { createStripeGateway } from "../../../src/billing/stripe/gateway.ts";
import { systemClock } from "../../../src/foundation/clock.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { standInKey, startStripeStandIn } from "../../support/stripe/index.ts";
import { standInPrices } from "../../support/stripe/world.ts";
import { holdsGatewayContract } from "./gateway.ts";

describe("Stripe", () => {
  holdsGatewayContract(async () => {
    const { url, actions } = await startStripeStandIn();
    const access = { secretKey: standInKey, apiUrl: url };
    return {
      gateway: createStripeGateway({ ...access, prices: standInPrices, clock: systemClock }),
      hospitalId: someHospital().id,
      pay: async (checkoutId) => actions.complete(checkoutId).subscription,
    };
  });
});
