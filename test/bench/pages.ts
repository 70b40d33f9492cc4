import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../browser/support/chromium.ts";
import { type Figure, median, quantile } from "./figures.ts";
import { payLater, signUp } from "./hospital.ts";
import { type BenchService, startService } from "./service.ts";

const rounds = 5;
const eventRounds = 3;
const patienceMs = 60_000;

/** What a person at a browser waits for: the first content, the script before it, and an event until it is to be seen. */
export async function benchPages(): Promise<Figure[]> {
  const service = await startService();
  const browser = await launchChromium();
  try {
    return [
      await firstContent(browser, service),
      await initialScript(browser, service),
      await events(browser, service),
    ];
  } finally {
    await browser.close();
    await service.stop();
    await service.removeData();
  }
}

/** Runs in the page. The browser tells of its first paint a moment after it. */
const painted = `new Promise((resolve) => {
  const hear = (list) => list.getEntriesByName("first-contentful-paint").forEach(({ startTime }) => resolve(startTime));
  new PerformanceObserver(hear).observe({ type: "paint", buffered: true });
})`;

/** From the navigation to the first content on the start page, with nothing in the browser's cache. */
async function firstContent(browser: Browser, { url }: BenchService): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    times.push(await page.evaluate<number>(painted));
    await page.close();
  }
  return {
    name: "first content of the start page, cold cache",
    measured: `median of ${rounds}, longest ${Math.max(...times).toFixed(0)} ms`,
    value: median(times),
    goal: 1_000,
    unit: "ms",
  };
}

/** Every script that the start page asks for until it is there, each packed as gzip does it. */
async function initialScript(browser: Browser, { url }: BenchService): Promise<Figure> {
  const page = await browser.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const packed = await Promise.all(sizes);
  await page.close();
  return {
    name: "initial script of the start page, gzip",
    measured: `${packed.length} files`,
    value: packed.reduce((sum, size) => sum + size, 0) / 1_024,
    goal: 250,
    unit: "KiB",
  };
}

/** From the time that an event bears to the frame in which its line stands in the log of the run's page. */
async function events(browser: Browser, service: BenchService): Promise<Figure> {
  const context = await browser.newContext();
  await context.request.post(`${service.url}/api/v1/session`, {
    data: { key: service.opsKey },
    headers: { origin: service.url },
  });
  const page = await context.newPage();
  const lags: number[] = [];
  for (let round = 0; round < eventRounds; round += 1) {
    const hospital = await signUp(service, `Watched ${round}`);
    await payLater(service, hospital);
    await page.goto(`${service.url}/ops/runs/${await runOf(service, hospital)}`);
    lags.push(...(await lagsOn(page)));
  }
  await context.close();
  return {
    name: "event → pixel on the page of a run, p95",
    measured: `p50 ${median(lags).toFixed(0)} ms, longest ${Math.max(...lags).toFixed(0)} ms, of ${lags.length}`,
    value: quantile(lags, 0.95),
    goal: 300,
    unit: "ms",
  };
}

async function runOf({ url, opsKey }: BenchService, hospital: string): Promise<string> {
  const headers = { authorization: `Bearer ${opsKey}` };
  const response = await fetch(`${url}/api/v1/hospitals/${hospital}/provision`, { headers });
  const { id } = (await response.json()) as { id: string };
  return id;
}

/** Runs in the page: how long each new line of the log took. Lines that were there when the page opened say nothing. */
const watch = `
  globalThis.lags = [];
  const openedMs = Date.now();
  const see = (added) => {
    const atMs = Date.parse(added.querySelector("time")?.dateTime ?? "");
    if (atMs > openedMs) requestAnimationFrame(() => setTimeout(() => globalThis.lags.push(Date.now() - atMs)));
  };
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(see)))
    .observe(document.querySelector("ol[aria-label='Lines of the log']"), { childList: true });
`;

async function lagsOn(page: Page): Promise<number[]> {
  await page.getByRole("list", { name: "Lines of the log" }).waitFor();
  await page.evaluate(watch);
  await page.getByRole("heading", { level: 2, name: "Applied", exact: true }).waitFor({ timeout: patienceMs });
  return page.evaluate<number[]>("globalThis.lags");
}
