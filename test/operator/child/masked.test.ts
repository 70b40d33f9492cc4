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

test("a property that a provider gives back without saying that it is secret leaves without it, however deep", () => {
  const event = begun({ op: "create", new: { outputs: { uris: [{ uri: "mongodb://u:the-first-password@h" }] } } });

  expect(masked(event, redact).resourcePreEvent?.metadata.new?.outputs).toEqual({
    uris: [{ uri: "mongodb://u:[secret]@h" }],
  });
});

test("an event without a secret leaves as it is", () => {
  const event = begun({ op: "create", new: { inputs: { name: "st-mary", priority: 7, tags: null } } });

  expect(masked(event, redact)).toEqual(event);
});
