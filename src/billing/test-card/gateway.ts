import type { Repositories } from "../../database/index.ts";
import { HospitalId } from "../../domain/hospitals.ts";
import { paymentIdOf } from "../../domain/payments.ts";
import { done } from "../../foundation/errors.ts";
import type { PaymentGateway } from "../port.ts";
import { gatewayRefused } from "../problems.ts";
import { hospitalOfTestCard, testCardSubscriptionId } from "./event.ts";
import { testCardSubscription } from "./subscription.ts";

/**
 * The gateway of an installation without Stripe's keys: whoever paid by test card has its plan for good. Its only payment
 * is kept by the service itself (`payments`), so there are no invoices to fetch.
 */
export function createTestCardGateway({
  payments,
  hospitals,
}: Pick<Repositories, "payments" | "hospitals">): PaymentGateway {
  return {
    name: "test-card",
    checkout: async ({ hospitalId }) => done({ id: testCardSubscriptionId(hospitalId), url: null }),
    portal: async () => gatewayRefused("portal_not_offered", "a test card"),
    subscription: async (id) => {
      const hospitalId = HospitalId.safeParse(hospitalOfTestCard(id));
      const payment = hospitalId.success ? await payments.find(paymentIdOf(hospitalId.data)) : null;
      const hospital = payment && (await hospitals.find(payment.hospitalId));
      return done(hospital && testCardSubscription(hospital, payment));
    },
    subscriptions: async () => {
      const found = [];
      for (const payment of await payments.ofGateway("test-card")) {
        const hospital = await hospitals.find(payment.hospitalId);
        if (hospital) found.push(testCardSubscription(hospital, payment));
      }
      return done(found);
    },
    subscriptionOf: async () => done(null),
    invoices: async () => done([]),
  };
}
