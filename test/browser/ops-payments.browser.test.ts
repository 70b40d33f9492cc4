import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type MasterDatabase, openMasterDatabase } from "../../src/database/master.ts";
import { mostAttempts } from "../../src/services/billing/backoff.ts";
import { stripeEvent } from "../support/billing/stripe-events.ts";
import { signUp } from "../support/hospital.ts";
import { madeKey } from "../support/keys.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { payAtStripe, tell } from "../support/stripe/customer.ts";
import { stripeEnvironment } from "../support/stripe/environment.ts";
import { startStripeStandIn } from "../support/stripe/index.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { signInWith } from "./support/sign-in.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();
const server = useDatabaseServer();
const patienceMs = 60_000;

test("a delivery that failed is seen with its next try, stands out once it is dead, and is handled after a replay", async () => {
  const uri = new URL(server.adminUri());
  uri.pathname = "/payments";
  const stripe = await startStripeStandIn();
  const environment = { ...stripeEnvironment(stripe.url), MONGODB_MASTER_URI: uri.href };
  const service = await startWithPages({ environment });
  const { id } = await signUp(service, { name: "Saint Mary" });
  const [made = ""] = await payAtStripe(service, stripe, id);
  stripe.failNext("429");
  expect(await tell(service, made)).toBe(true);

  const { key } = await madeKey(service, "operator", "Otto Lang");
  const { key: viewer } = await madeKey(service, "viewer", "Vera Blum");
  const page = await openPayments(service.url, key);
  const row = page
    .getByRole("list", { name: /Deliveries/ })
    .getByRole("listitem")
    .first();
  await row.getByText("turning requests away").waitFor();
  await row.getByText("Next try").waitFor();
  await look(page, "payments-retrying");

  stripe.failNext("429");
  await reachLastAttempt(uri.href);
  await row.getByText("Dead", { exact: true }).waitFor({ timeout: patienceMs });
  await page.getByText("One delivery lies dead").waitFor({ timeout: patienceMs });
  await page.getByRole("link", { name: "Show what is dead" }).click();
  expect(new URL(page.url()).search).toBe("?status=dead");
  await row.getByText("Details").click();
  await page.getByRole("link", { name: "One case is open" }).waitFor({ timeout: patienceMs });
  await look(page, "payments-dead");

  const watching = await openPayments(service.url, viewer);
  await watching.getByText("To replay a delivery, this needs the role operator.").waitFor();
  await look(watching, "payments-viewer");

  await row.getByRole("button", { name: "Replay" }).click();
  await page.getByLabel("Reason").fill("Stripe answers again");
  await look(page, "payments-replay");
  await page.getByRole("dialog").getByRole("button", { name: "Replay" }).click();
  await page.getByRole("heading", { name: "No delivery fits" }).waitFor({ timeout: patienceMs });
  await look(page, "payments-no-fit");
  await page.getByRole("link", { name: "Show all deliveries" }).click();
  await row.getByText("Handled", { exact: true }).waitFor({ timeout: patienceMs });
  await row.getByRole("link", { name: "Saint Mary" }).waitFor();
  await page.getByText("One delivery lies dead").waitFor({ state: "detached", timeout: patienceMs });
  await page.getByRole("link", { name: "One case is open" }).waitFor({ state: "detached", timeout: patienceMs });

  await row.getByText("Details").click();
  await row.getByRole("link", { name: "Only this hospital" }).click();
  await page.getByText("Only of Saint Mary.").waitFor();
  for (let count = 0; count < 22; count += 1) await tell(service, stripeEvent("ping", { id: `ping_${count}` }));
  await page.getByLabel("What it tells").selectOption("An invoice was paid");
  await page.getByRole("heading", { name: "No delivery fits" }).waitFor();
  await page.getByRole("link", { name: "Show all deliveries" }).click();
  const shown = () =>
    page
      .getByRole("list", { name: /Deliveries/ })
      .getByRole("heading")
      .count();
  await page.getByRole("button", { name: "Older" }).click();
  await expect.poll(shown).toBe(3);
  await look(page, "payments-older");
  await page.getByRole("button", { name: "Newest" }).click();
  await expect.poll(shown).toBe(20);
});

async function openPayments(url: string, key: string): Promise<Page> {
  const { page } = await browser.openTab(`${url}/ops/payments`);
  await signInWith(page, key);
  await page.getByRole("heading", { name: "Payments" }).waitFor();
  return page;
}

/** As if hours had passed: the next attempt is due, and it is the last one. */
async function reachLastAttempt(uri: string): Promise<void> {
  const master: MasterDatabase = await openMasterDatabase(uri);
  const late = { attempts: mostAttempts - 1, nextAttemptAt: new Date(0) };
  await master.db.collection("inbox").updateMany({}, { $set: late });
  await master.close();
}
