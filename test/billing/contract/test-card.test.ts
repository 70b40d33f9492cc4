import { describe } from "vitest";
import { createTestCardGateway } from "../../../src/billing/test-card/gateway.ts";
import { paymentIdOf } from "../../../src/domain/payments.ts";
import { memoryRepositories } from "../../support/memory/index.ts";
import { someHospital } from "../../support/some-hospital.ts";
import { holdsGatewayContract } from "./gateway.ts";

describe("the test card", () => {
  holdsGatewayContract(async () => {
    const { payments, hospitals } = memoryRepositories();
    const { id: hospitalId, ...hospital } = someHospital();
    await hospitals.insert({ ...hospital, id: hospitalId });
    const paidAt = new Date("2026-01-01T00:00:00Z");
    const pay = async (checkoutId: string) => {
      await payments.insert({
        id: paymentIdOf(hospitalId),
        hospitalId,
        gateway: "test-card",
        status: "paid",
        amountCents: 19_900,
        paidCents: 19_900,
        refundedCents: 0,
        currency: "USD",
        expectedCents: 19_900,
        cardLastFour: "1111",
        periodStart: paidAt,
        periodEnd: null,
        processedAt: paidAt,
        outbox: [],
      });
      return checkoutId;
    };
    return { gateway: createTestCardGateway({ payments, hospitals }), hospitalId, pay };
  });
});
