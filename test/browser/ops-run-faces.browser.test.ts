import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { RunView } from "../../src/api/views/run.ts";
import { activeHospital } from "../support/hospital.ts";
import { madeKey } from "../support/keys.ts";
import { noFlags } from "../web/no-flags.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { askForRun, isSaid, openRun } from "./support/run-page.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();

/** The page is shown a real run that is changed on its way, since some states are rare or last for a moment only. */
test("replacements, secrets, policies, voided approvals and rare states each are to be seen for what they are", async () => {
  const service = await startWithPages();
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "operator", "Otto Lang");
  const viewer = await madeKey(service, "viewer", "Vera Klein");
  const run = await askForRun(service, id, key, { kind: "change", config: { tier: "M10" } });
  const page = await openRun(browser, service, run, viewer.key);
  expect(await page.getByText("This needs the role approver.").count()).toBe(1);
  expect(await page.getByText("This needs the role operator.").count()).toBe(1);

  await shown(page, run, grave);
  await isSaid(page, "A policy has to be let pass");
  await page.getByText("It is deleted and made anew, because of").waitFor();
  expect(await page.getByText("A secret. It is never shown.").count()).toBe(1);
  expect(await page.getByText("known after the apply").count()).toBe(1);
  await page.getByText("The plan changed", { exact: true }).waitFor();
  await look(page, "run-grave");

  for (const [change, title] of rare) {
    await shown(page, run, change);
    await isSaid(page, title);
  }
  await look(page, "run-drift-unknown");
  await page.goto(`${service.url}/ops/runs/run_00000000000000000000`);
  await page.getByText("Check the id; the hospital's page lists its runs.").waitFor();
  await look(page, "run-absent");
});

type Change = (run: RunView) => Partial<RunView>;

async function shown(page: Page, run: string, change: Change): Promise<void> {
  const address = new RegExp(`/api/v1/runs/${run}$`);
  await page.unroute(address);
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const real = RunView.parse(await response.json());
    await route.fulfill({ response, json: { ...real, ...change(real) } });
  });
  await page.reload();
}

const by = { kind: "key" as const, id: "key_1", name: "Ana Ruiz" };
const at = "2026-11-20T09:30:00.000Z";
const none = { ...noFlags, retryable: true };

const grave: Change = ({ plan, flags, approvals }) => {
  if (!plan) return {};
  const [cluster] = plan.change_set.resources.filter(({ operation }) => operation === "update");
  const name = { path: "name", before: "test-hospital", secret: false, unknown: true };
  const password = { path: "password", secret: true, unknown: false };
  const user = { urn: "urn:user-g1", type: "mongodbatlas:index/databaseUser:DatabaseUser", name: "user-g1" };
  const resources = [
    { ...user, operation: "delete", replaced_because_of: [], properties: [password] },
    ...(cluster ? [{ ...cluster, operation: "replace", replaced_because_of: ["name"], properties: [name] }] : []),
    ...plan.change_set.resources.filter(({ operation }) => operation === "same"),
  ];
  const [first, second, third, ...others] = plan.policies;
  const violated = { passed: false, level: "soft" as const, overridable_by: "admin" as const };
  const message = "This plan replaces the cluster test-hospital. Ask for a change that keeps it.";
  const policies = [
    ...(first ? [{ ...first, ...violated, message }] : []),
    ...(second ? [{ ...second, ...violated, message }] : []),
    ...(third ? [{ ...third, ...violated, level: "advisory" as const, overridable_by: null, message }] : []),
    ...others,
  ];
  const counts = { ...plan.change_set.counts, update: 0, delete: 1, replace: 1 };
  const earlier = {
    by,
    role: "approver" as const,
    at,
    plan_number: 1,
    digest: "0".repeat(64),
    comment: "Looks right.",
  };
  const letPass = { policy: second?.policy ?? "", by, at, reason: "Agreed with the hospital", digest: plan.digest };
  return {
    status: "policy_override",
    flags: { ...flags, confirmable: false, overridable: true },
    approvals: { ...approvals, given: [{ ...earlier, carried_over_from: null }] },
    overrides: [letPass],
    plan: { ...plan, policies, change_set: { ...plan.change_set, resources, counts } },
  };
};

function ended(status: RunView["status"], text: string, more: Partial<RunView> = {}): Change {
  return ({ transitions }) => ({
    status,
    has_ended: true,
    flags: none,
    transitions: [...transitions, { at, status, text, actor: by, lasted_ms: null }],
    ...more,
  });
}

const problem = {
  code: "atlas_unreachable",
  message: "Atlas does not answer.",
  next_step: "Check this server's network, proxy and DNS, then try again.",
  retryable: true,
};

const rare: readonly (readonly [Change, string])[] = [
  [ended("expired", "Nobody approved it within 72 hours."), "Expired: nobody decided in time"],
  [ended("policy_failed", "A hard policy is violated."), "A policy forbids this"],
  [ended("planned_and_finished", "Nothing would change."), "No changes"],
  [ended("errored", problem.message, { problem }), "It failed before anything was changed"],
  [ended("canceled", "Canceled before anything was done."), "Canceled before anything was changed"],
  [ended("interrupted", "Its worker went away."), "Interrupted before anything was changed"],
  [
    ended("errored", problem.message, { kind: "drift-check", drift_outcome: "unknown", plan: null, problem }),
    "Not known: it could not be looked at",
  ],
];
