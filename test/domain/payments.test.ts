import { describe, expect, test } from "vitest";
import { Amount, CardNumber } from "../../src/domain/payments.ts";

describe("a card number", () => {
  test.each(["4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005"])(
    "passes when its check digit is right: %s",
    (typed) => {
      expect(CardNumber.safeParse(typed).success).toBe(true);
    },
  );

  test.each(["4111111111111112", "", "0", "1234", "4111x11111111111", "41111111111111111111111"])(
    "is refused otherwise, and never repeated in the refusal: %j",
    (typed) => {
      const result = CardNumber.safeParse(typed);
      expect(result.success).toBe(false);
      if (typed.length > 3) expect(JSON.stringify(result.error?.issues)).not.toContain(typed);
    },
  );
});

describe("an amount", () => {
  test.each([
    [199, 19_900],
    [199.99, 19_999],
    [0.01, 1],
    [0.1 + 0.2, 30],
  ])("of %d is %d in the smallest unit", (amount, cents) => {
    expect(Amount.parse(amount)).toBe(cents);
  });

  test.each([0, -1, 0.001, 1.005, Number.NaN, Number.POSITIVE_INFINITY, 1e12, "199"])(
    "is refused when it is %s",
    (amount) => {
      expect(Amount.safeParse(amount).success).toBe(false);
    },
  );
});
