import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { LedgerEntry } from "../../src/domain/ledger.ts";
import { payFor, runTo } from "../support/hospital.ts";
import { madeKey, withKey } from "../support/keys.ts";
import { approve, carryOut, pay, provision } from "./support/provision.ts";
import { type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

const verifier = fileURLToPath(new URL("../../src/audit/verify-ledger.ts", import.meta.url));
const anchoredWithinMs = 30_000;

/** Sign-up, payment twice, a change, a denial, a reveal of rotated credentials, an offboarding. */
async function wholeLife(service: ServiceProcess): Promise<string> {
  const { id } = await provision(service, { name: "Whole Life Hospital" });
  await pay(service, id);
  const planned = await runTo(service, id, { kind: "change", config: { tier: "FLEX" } });
  const operator = await madeKey(service, "operator");
  const denied = await service.ask("POST", `/api/v1/runs/${planned.id}/approve`, undefined, withKey(operator.key));
  expect(denied.status).toBe(403);
  await approve(service, planned.id);
  await carryOut(service, id, { kind: "rotate" });
  expect((await service.ask("POST", `/api/v1/hospitals/${id}/credentials`)).status).toBe(200);
  const ended = await carryOut(service, id, { kind: "offboard", confirm: "Whole Life Hospital" });
  expect(ended.status).toBe("applied");
  expect((await payFor(service, id)).status).toBe(409);
  return id;
}

/** Downloads what an auditor needs and verifies it with the program alone, in a process of its own. */
async function verifiedOffline({ ask, folder }: ServiceProcess, id: string, change = (text: string) => text) {
  const text = change(await (await ask("GET", `/api/v1/hospitals/${id}/ledger/export`)).text());
  const key = await (await ask("GET", "/ledger/public-key.pem", undefined, { as: "public" })).text();
  const files = { export: join(folder.path, "export.jsonl"), key: join(folder.path, "key.pem") };
  await Promise.all([writeFile(files.export, text), writeFile(files.key, key)]);
  const anchors = join(folder.dataDir, "ledger-anchors.jsonl");
  const program = promisify(execFile)(process.execPath, [verifier, files.export, files.key, anchors], {
    env: { PATH: "/usr/bin:/bin" },
  });
  const { code, stdout } = await program.then(
    (printed) => ({ ...printed, code: 0 }),
    (error: { code: number; stdout: string }) => error,
  );
  return { code, stdout, text };
}

function entriesIn(text: string): LedgerEntry[] {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { type: string });
  return lines.filter(({ type }) => type === "entry").map((line) => LedgerEntry.parse(line));
}

test("the ledger of a whole life tells all of it in order, and a program that has nothing of ours proves it", async () => {
  const service = await startServiceProcess();
  const id = await wholeLife(service);
  await expect
    .poll(async () => (await verifiedOffline(service, id)).stdout, { timeout: anchoredWithinMs, interval: 1_000 })
    .toMatch(/^ok: .* anchored up to \d+$/m);
  const { code, text } = await verifiedOffline(service, id);
  expect(code).toBe(0);

  const entries = entriesIn(text);
  const oneRun = ["run.requested", "revision.made", "run.planned"];
  const done = ["run.apply_started", "run.apply_finished", "run.verified", "run.ended"];
  const approved = ["run.approved", "run.confirmed", ...done];
  expect(entries.map(({ action }) => action)).toEqual([
    "hospital.signed_up",
    "payment.received",
    "subscription.changed",
    ...oneRun,
    "run.confirmed",
    ...done,
    "credentials.revealed",
    ...oneRun,
    "access.denied",
    ...approved,
    ...oneRun,
    ...approved,
    "credentials.revealed",
    ...oneRun,
    ...approved,
  ]);
  const planned = entries.filter(({ action }) => action === "run.planned")[1];
  const yes = entries.find(({ action }) => action === "run.approved");
  expect(yes?.data.digest).toBe(planned?.data.digest);
  expect(yes?.actor.name).toContain("approver of");
  expect(entries.find(({ action }) => action === "access.denied")?.actor.name).toBe("the operator");

  const forged = await verifiedOffline(service, id, (whole) =>
    whole.replace('"amount_cents":19900', '"amount_cents":1'),
  );
  expect(forged).toMatchObject({ code: 1, stdout: expect.stringMatching(/^entry 2: /) });
  const csv = await (await service.ask("GET", `/api/v1/hospitals/${id}/ledger/export?format=csv`)).text();
  expect(csv.split("\n").filter((line) => line.includes("run.verified"))).toHaveLength(4);
  expect(await readFile(join(service.folder.dataDir, "ledger-anchors.jsonl"), "utf8")).toContain(id);
});
