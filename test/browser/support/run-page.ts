import type { Page } from "playwright-core";
import { RunView } from "../../../src/api/views/run.ts";
import type { ServiceProcess } from "../../journeys/support/service-process.ts";
import { settled } from "../../support/hospital.ts";
import { withKey } from "../../support/keys.ts";
import { signInWith } from "./sign-in.ts";
import type { Tab } from "./use-browser.ts";

/** How long something may take that the engine does. */
export const patienceMs = 60_000;

/** Asks for a run as the holder of a key, and answers its id when it needs somebody or has ended. */
export async function askForRun(
  service: ServiceProcess,
  hospital: string,
  key: string,
  wish: Record<string, unknown>,
): Promise<string> {
  return (await settled(service, await askedRun(service, hospital, key, wish))).id;
}

/** The same without waiting for anything. */
export async function askedRun(
  service: ServiceProcess,
  hospital: string,
  key: string,
  wish: Record<string, unknown>,
): Promise<string> {
  const path = `/api/v1/hospitals/${hospital}/runs`;
  const asked = await service.ask("POST", path, { reason: "More patients since October", ...wish }, withKey(key));
  return RunView.parse(await asked.json()).id;
}

/** The page of a run in a browser of its own, signed in with this key. */
export async function openRun(
  browser: { readonly openTab: (url: string) => Promise<Tab> },
  service: ServiceProcess,
  run: string,
  key: string,
): Promise<Page> {
  const { page } = await browser.openTab(`${service.url}/ops/runs/${run}`);
  await signInWith(page, key);
  await page.getByRole("region", { name: "Stages" }).waitFor();
  return page;
}

/** Waits until the run's panel says this of it. */
export async function isSaid(page: Page, title: string): Promise<void> {
  await page.getByRole("heading", { level: 2, name: title, exact: true }).waitFor({ timeout: patienceMs });
}

/** Goes on with the tabulator alone until what is named has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const here = document.activeElement;
      return here?.getAttribute("aria-label") ?? here?.textContent ?? "";
    });
    if (focused.trim() === name) return;
  }
  throw new Error(`"${name}" is not to be reached by keyboard`);
}

/** Writes down what a screen reader is told from now on. */
export async function listenIn(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Reflect.set(globalThis, "said", said);
    const region = document.querySelector("[role=status][aria-live=polite]");
    const hear = () => said.push((region?.textContent ?? "").trim());
    if (region) new MutationObserver(hear).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => [...new Set(Reflect.get(globalThis, "said") as string[])]);
}
