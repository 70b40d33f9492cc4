import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { patientsIn, trySignIn, writePatient } from "../journeys/support/hospital-database.ts";
import { setFault } from "../journeys/support/local-atlas.ts";
import { guideCard } from "../support/hospital.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();
const patienceMs = 120_000;

test("a sign-up in a browser ends with a connection string that an independent driver uses, shown once", async () => {
  const service = await startWithPages();
  const { page, context } = await browser.openTab(service.url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look(page, "home");
  await page.getByRole("link", { name: "Create Hospital" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await look(page, "details-invalid");
  await fillDetails(page);
  await page.getByRole("radio", { name: /Professional/ }).waitFor();
  await look(page, "plan");
  await page.getByRole("button", { name: "Continue to the payment" }).click();
  await page.getByLabel("Card number").waitFor();
  await look(page, "payment");

  await page.getByLabel("Card number").fill("4000 0000 0000 0002");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.getByText("The card was declined").waitFor();
  await look(page, "payment-declined");

  await page.getByLabel("Card number").fill(guideCard);
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.getByRole("heading", { name: "Your database is ready" }).waitFor({ timeout: patienceMs });
  await look(page, "ready-before");
  await page.getByRole("button", { name: "Show once" }).click();
  await page.getByRole("button", { name: "Copy Connection string with user and password" }).click();
  const connectionString = await page.evaluate(() => navigator.clipboard.readText());
  await look(page, "ready-shown");
  await writePatient(connectionString, "Ada");
  expect(await patientsIn(connectionString)).toEqual(["Ada"]);

  const password = new URL(connectionString).password;
  expect(await page.content()).toContain(password);
  await page.getByRole("button", { name: "I have stored them, hide them" }).click();
  await page.getByText("Shown already").waitFor();
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  for (const text of [await page.content(), page.url(), kept]) expect(text).not.toContain(password);

  await page.reload();
  await page.getByText("Shown already").waitFor();
  expect(await page.content()).toContain("test-hospital");
  expect(await page.content()).not.toContain(password);
  await look(page, "ready-second-visit");
  expect((await context.cookies()).every(({ httpOnly, sameSite }) => httpOnly && sameSite === "Strict")).toBe(true);
  expect(await trySignIn(connectionString)).toBe("in");
});

test("a reload and a restart of the service while the database is made lose nothing", async () => {
  const service = await startWithPages();
  await setFault(service, { operation: "createCluster", delayMs: 9_000 });
  const { page } = await browser.openTab(`${service.url}/create-hospital`);
  await signUpAndPay(page);
  await page.getByText("Atlas is making: Cluster.").waitFor({ timeout: patienceMs });
  await look(page, "progress");
  await page.reload();
  await page.getByText("Atlas is making: Cluster.").waitFor();
  await service.stop();
  await page.getByText("The connection to the service is lost.").waitFor();
  await look(page, "progress-lost");
  await startWithPages({ folder: service.folder, environment: { PORT: new URL(service.url).port } });
  await page.getByRole("heading", { name: "Your database is ready" }).waitFor({ timeout: patienceMs });
});

test("a database that can't be made says what happened and what to do, and paying again makes it without charging twice", async () => {
  const service = await startWithPages();
  await setFault(service, { operation: "createCluster", code: "OUT_OF_CAPACITY", times: 1 });
  const { page } = await browser.openTab(`${service.url}/create-hospital`);
  await signUpAndPay(page);
  await page.getByRole("heading", { name: "Your database was not made" }).waitFor({ timeout: patienceMs });
  await look(page, "failure");
  await page.reload();
  await page.getByText("Reference for support").first().waitFor();
  await page.getByLabel("Card number").fill(guideCard);
  await page.getByRole("button", { name: "Enter the card again and try again" }).click();
  await page.getByRole("heading", { name: "Your database is ready" }).waitFor({ timeout: patienceMs });
});

test("a hospital is not to be seen from another browser", async () => {
  const service = await startWithPages();
  const { page } = await browser.openTab(`${service.url}/hospitals/hosp_00000000000000000000`);
  await page.getByRole("heading", { name: "Not to be seen from this browser" }).waitFor();
  await look(page, "absent");
});

async function fillDetails(page: Page): Promise<void> {
  await page.getByLabel("Hospital", { exact: true }).fill("Test Hospital");
  await page.getByLabel("E-mail").fill("test@hospital.com");
  await page.getByLabel("Telephone").fill("+49 30 1234567");
  await page.getByRole("button", { name: "Continue" }).click();
}

async function signUpAndPay(page: Page): Promise<void> {
  await fillDetails(page);
  await page.getByRole("button", { name: "Continue to the payment" }).click();
  await page.getByLabel("Card number").fill(guideCard);
  await page.getByRole("button", { name: /^Pay/ }).click();
}
