import type { Repositories } from "../../database/index.ts";
import { HospitalId } from "../../domain/hospitals.ts";
import { paymentIdOf } from "../../domain/payments.ts";
import { plans } from "../../domain/plans.ts";
import type { Subscription } from "../../domain/subscriptions.ts";
import { done, refused } from "../../foundation/errors.ts";
import type { PaymentGateway } from "../port.ts";
import { testCardSubscriptionId } from "./event.ts";

/** The gateway of an installation without Stripe's keys: whoever paid by test card has its plan for good. */
export function createTestCardGateway({
  payments,
  hospitals,
}: Pick<Repositories, "payments" | "hospitals">): PaymentGateway {
  async function subscription(id: string): Promise<Subscription | null> {
    const hospitalId = HospitalId.safeParse(id.replace("sub_test_", ""));
    if (!hospitalId.success) return null;
    const payment = await payments.find(paymentIdOf(hospitalId.data));
    const hospital = await hospitals.find(hospitalId.data);
    if (!payment || !hospital) return null;
    return {
      id,
      gateway: "test-card",
      hospitalId: hospital.id,
      customerId: null,
      status: "active",
      plan: hospital.plan,
      priceId: `test_${hospital.plan}`,
      priceCents: plans[hospital.plan].priceCents[payment.currency],
      currency: payment.currency,
      currentPeriodEnd: null,
      cancelAtPeriodEnd: false,
      isPaid: true,
      upcoming: null,
      createdAt: payment.processedAt,
      endedAt: null,
    };
  }
  return {
    name: "test-card",
    checkout: async ({ hospitalId }) => done({ id: testCardSubscriptionId(hospitalId), url: null }),
    portal: async () =>
      refused({
        code: "portal_not_offered",
        message: "A test card has no such page.",
        nextStep: "Set Stripe's keys.",
        retryable: false,
        detail: "test card",
      }),
    subscription: async (id) => done(await subscription(id)),
    subscriptions: async () => done([]),
    subscriptionOf: async () => done(null),
    invoices: async () => done([]),
  };
}
