import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { askLocalAtlas } from "../journeys/support/local-atlas.ts";
import type { ServiceProcess } from "../journeys/support/service-process.ts";
import { activeHospital, runTo } from "../support/hospital.ts";
import { madeKey, withKey } from "../support/keys.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { signInWith } from "./support/sign-in.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();
const patienceMs = 60_000;

test("a change waits in the inbox with its price, is not its author's to decide, and leads who may to its run", async () => {
  const service = await startWithPages({ environment: { HOSPITAL_MONTHLY_BUDGET_USD: "40" } });
  const author = await madeKey(service, "approver", "Otto Lang");
  const second = await madeKey(service, "approver", "Ana Ruiz");
  const own = await openInbox(service, author.key);
  await own.getByRole("heading", { name: "Nothing waits for you" }).waitFor();
  await look(own, "inbox-empty");

  const asks = (tier: string) => ({ kind: "change", config: { tier }, reason: "More patients since October" });
  const first = await activeHospital(service, { name: "Saint Mary" });
  const run = await runTo(asAuthor(service, author.key), first.id, asks("FLEX"));
  expect(run.status).toBe("awaiting_approval");
  const held = await activeHospital(service, { name: "Lakeside Clinic" });
  expect((await runTo(asAuthor(service, author.key), held.id, asks("M10"))).status).toBe("policy_override");

  await own.getByRole("heading", { name: "M0 → M10" }).waitFor({ timeout: patienceMs });
  const rows = own.getByRole("list", { name: /Runs that wait/ }).getByRole("listitem");
  expect(await rows.getByRole("heading").allTextContents()).toEqual(["M0 → FLEX", "M0 → M10"]);
  await rows.first().getByText("Not yours to decide. Who asks for a change does not approve it.").waitFor();
  await rows.first().getByText("More patients since October").waitFor();
  await rows.first().getByRole("link", { name: "Look at it" }).waitFor();
  await own.getByRole("link", { name: "Inbox 2 wait for people" }).waitFor({ timeout: patienceMs });
  await look(own, "inbox");

  const other = await openInbox(service, second.key);
  await other.getByRole("link", { name: "Review and decide" }).first().click();
  expect(new URL(other.url()).pathname).toBe(`/ops/runs/${run.id}`);
  await other.getByRole("button", { name: "Approve and apply" }).click();
  await own.getByRole("heading", { name: "M0 → FLEX" }).waitFor({ state: "detached", timeout: patienceMs });
  await own.getByRole("link", { name: "Inbox 1 waits for people" }).waitFor({ timeout: patienceMs });
});

test("what a comparison finds becomes a case in the inbox, and is closed with a reason", async () => {
  const service = await startWithPages({ environment: { RECONCILE_HOURS: "0" } });
  const { key } = await madeKey(service, "operator", "Otto Lang");
  const { key: viewer } = await madeKey(service, "viewer", "Vera Blum");
  const page = await openInbox(service, key);
  await page.getByRole("link", { name: "Payments" }).click();
  await page.getByText("Nothing was compared yet").waitFor();
  await page.getByRole("heading", { name: "Nothing was delivered yet" }).waitFor();
  await page.getByText("The test card is taken here, no money moves").waitFor();
  await look(page, "payments-empty");

  await activeHospital(service, { name: "Saint Mary" });
  await leaveProject(service);
  await page.getByRole("button", { name: "Compare now" }).click();
  await page.getByText("One thing needs a person").waitFor({ timeout: patienceMs });
  await page.getByRole("heading", { name: "A test card paid" }).waitFor();
  await look(page, "payments-test-card");
  await page.getByRole("link", { name: "See the cases" }).first().click();
  await page.getByRole("heading", { name: "Atlas has a project that is nobody's" }).waitFor();
  await look(page, "inbox-cases");

  const watching = await openInbox(service, viewer);
  await watching.getByRole("link", { name: "Cases 1" }).click();
  await watching.getByText("To close a case, this needs the role operator.").waitFor();

  await page.getByRole("button", { name: "Close the case" }).click();
  await page.getByLabel("How it was settled").fill("Removed in Atlas by hand");
  await look(page, "inbox-close-case");
  await page.getByRole("dialog").getByRole("button", { name: "Close the case" }).click();
  await page.getByRole("heading", { name: "No case is open" }).waitFor();
  await look(page, "inbox-no-cases");
  await page.getByRole("link", { name: "Closed" }).click();
  await page.getByText("Closed by Otto Lang").waitFor();
  await page.getByText("Removed in Atlas by hand").waitFor();
  await watching.getByRole("heading", { name: "No case is open" }).waitFor({ timeout: patienceMs });
});

/** The inbox in a browser of its own, signed in with this key. */
async function openInbox(service: ServiceProcess, key: string): Promise<Page> {
  const { page } = await browser.openTab(`${service.url}/ops/approvals`);
  await signInWith(page, key);
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  return page;
}

/** The service as it is asked by the holder of a key. */
function asAuthor(service: ServiceProcess, key: string): Pick<ServiceProcess, "ask"> {
  return {
    ask: (method, path, body, { headers = {} } = {}) => service.ask(method, path, body, withKey(key, headers)),
  };
}

/** Has Atlas keep a project of a hospital that nobody knows. */
async function leaveProject(service: ServiceProcess): Promise<void> {
  const list = await askLocalAtlas(service, "GET", "/api/atlas/v2/groups");
  const orgId = JSON.stringify(list.body).match(/"orgId":"(\w+)"/)?.[1];
  const project = { name: "left-over", orgId, tags: [{ key: "hospital-id", value: "hosp_00000000000000000000" }] };
  const made = await askLocalAtlas(service, "POST", "/api/atlas/v2/groups", project);
  if (made.status >= 300) throw new Error(`the project was not made: ${JSON.stringify(made.body)}`);
}
