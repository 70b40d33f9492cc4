import { plans } from "../../domain/plans.ts";
import type { Policy } from "./policy.ts";

/** A hospital should not cost more at Atlas than it may, by default no more than it pays. */
export const monthlyBudget: Policy = {
  name: "monthly-budget",
  title: "Atlas costs no more than the budget",
  level: "soft",
  overridableBy: "approver",
  judge: ({ hospital, cost, rules }) => {
    const budgetCents = rules.monthlyBudgetCents ?? plans[hospital.plan].priceCents.USD;
    if (cost.afterCents <= budgetCents || cost.differenceCents <= 0) return null;
    return {
      level: "soft",
      message: `Atlas would cost about ${dollars(cost.afterCents)} a month, and the budget is ${dollars(budgetCents)}.`,
    };
  },
};

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
