import { createTestCardGateway } from "../../../src/billing/test-card/gateway.ts";
import type { Repositories } from "../../../src/database/index.ts";
import type { Billing } from "../../../src/services/billing/billing.ts";

/** Who takes the money in tests: the test card, unless `changes` says otherwise. */
export function testBilling(
  repositories: Pick<Repositories, "payments" | "hospitals">,
  changes: Partial<Billing> = {},
): Billing {
  return {
    gateway: createTestCardGateway(repositories),
    signing: null,
    publicUrl: "http://127.0.0.1:3000",
    retentionMs: 90 * 86_400_000,
    callTo: () => {},
    observeReady: () => {},
    ...changes,
  };
}
