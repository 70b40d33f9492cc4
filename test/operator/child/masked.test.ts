import { expect, test } from "vitest";
import { redactor } from "../../../src/foundation/redact.ts";
import { masked } from "../../../src/operator/child/masked.ts";
import { begun, said } from "../support/events.ts";

const redact = redactor(["the-first-password"]);

test("what a provider says leaves without the password that it repeats", () => {
  const told = masked(said("error", "Atlas refused the-first-password of user app-st-mary-g1"), redact);

  expect(told.diagnosticEvent).toMatchObject({
    severity: "error",
    message: "Atlas refused [secret] of user app-st-mary-g1",
  });
});

test("every other event leaves as it is", () => {
  const event = begun({ op: "create", new: { inputs: { name: "st-mary" } } });

  expect(masked(event, redact)).toBe(event);
});
