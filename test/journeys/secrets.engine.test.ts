import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { payFor, runTo, signUp } from "../support/hospital.ts";
import { madeKey, withKey } from "../support/keys.ts";
import { writePatient } from "./support/hospital-database.ts";
import { approve, carryOut, pay, revealCredentials } from "./support/provision.ts";
import { filesWith, spellings, watchArguments } from "./support/secret-search.ts";
import { type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

/** Passes the Luhn check, and is nobody's. */
const canaryCard = "4539148803436467";
const spacedCard = "4539 1488 0343 6467";

/** A sign-up, payments good and bad, a change, a rotation; answers the secrets that it was shown and everything that was answered. */
async function wholeLife(service: ServiceProcess) {
  const { id } = await signUp(service, { plan: "professional" });
  const answers: string[] = [];
  for (const wrong of [
    { amount: -1 },
    { currency: canaryCard },
    { card_number: `${canaryCard}0` },
    { card: canaryCard },
    { organization_id: "hosp_unknown" },
  ]) {
    const refused = await payFor(service, id, { card_number: canaryCard, ...wrong });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    answers.push(await refused.text());
  }
  const broken = `{"organization_id":"${id}","card_number":"${canaryCard}"`;
  answers.push(await (await service.ask("POST", "/process-payment", broken, { as: "public" })).text());

  const paid = await pay(service, id, { card_number: spacedCard });
  const again = await pay(service, id, { card_number: canaryCard });
  await writePatient(paid.connection_string, "Ada");
  const planned = await runTo(service, id, { kind: "change", config: { tier: "M10" } });
  const planFile = await readFile(join(service.folder.dataDir, "plans", `${planned.id}.1.json`), "utf8");
  await approve(service, planned.id);
  const rotated = await carryOut(service, id, { kind: "rotate" });
  const revealed = await revealCredentials(service, id);
  for (const path of [
    `/api/v1/hospitals/${id}`,
    `/api/v1/hospitals/${id}/runs`,
    `/api/v1/hospitals/${id}/revisions`,
    `/api/v1/hospitals/${id}/ledger/export`,
    `/api/v1/hospitals/${id}/ledger/export?format=csv`,
    ...[paid.run, planned.id, rotated.id].flatMap((run) =>
      ["", "/events", "/engine-events", "/plans/1"].map((part) => `/api/v1/runs/${run}${part}`),
    ),
  ]) {
    const answer = await service.ask("GET", path);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    answers.push(await answer.text());
  }
  answers.push(JSON.stringify(again), planFile);
  const { key } = await madeKey(service, "viewer");
  expect((await service.ask("GET", "/api/v1/me", undefined, withKey(key))).status).toBe(200);
  answers.push(await (await service.ask("GET", "/api/v1/keys")).text());
  const secrets = [paid.credentials?.password ?? "", revealed.password, key];
  return { secrets, answers: answers.join("\n") };
}

/** The keys of the installation, and the one file in which each may be. */
async function installationKeys({ folder, opsKey }: ServiceProcess) {
  const read = async (path: string) => (await readFile(join(folder.dataDir, path), "utf8")).trim();
  const atlas = JSON.parse(await read("atlas/keys.json")) as Record<string, string>;
  return {
    [opsKey]: "ops-key",
    [await read("keys/passphrase")]: "keys/passphrase",
    [await read("keys/sealing")]: "keys/sealing",
    [await read("keys/ledger").then((pem) => pem.split("\n")[1] ?? "")]: "keys/ledger",
    [await read("keys/master-database")]: "keys/master-database",
    [atlas.privateKey ?? ""]: "atlas/keys.json",
    [atlas.clientSecret ?? ""]: "atlas/keys.json",
    [atlas.passwordKey ?? ""]: "atlas/keys.json",
  };
}

test("in a whole life no card number, password or key gets to where it does not belong", async () => {
  const stopWatching = watchArguments();
  const service = await startServiceProcess({ environment: { LOG_LEVEL: "trace" } });
  const { secrets, answers } = await wholeLife(service);
  const keys = await installationKeys(service);
  const processArguments = stopWatching();
  expect(processArguments).toContain(service.folder.dataDir);

  for (const moment of ["while it runs", "after its end"]) {
    for (const secret of [canaryCard, spacedCard, ...secrets]) {
      expect({ moment, files: await filesWith(service.folder.path, secret) }).toEqual({ moment, files: [] });
    }
    for (const [key, path] of Object.entries(keys)) {
      expect({ moment, files: await filesWith(service.folder.dataDir, key) }).toEqual({
        moment,
        files: [{ path, mode: "600" }],
      });
    }
    await service.stop();
  }
  const heard = { log: service.output(), answers, arguments: processArguments };
  for (const secret of [canaryCard, spacedCard, ...secrets, ...Object.keys(keys)]) {
    for (const [where, text] of Object.entries(heard)) {
      expect({ where, found: spellings(secret).some((spelling) => text.includes(spelling)) }).toEqual({
        where,
        found: false,
      });
    }
  }
});
