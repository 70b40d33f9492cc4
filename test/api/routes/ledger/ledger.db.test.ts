import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { Checkpoint, LedgerEntry } from "../../../../src/domain/ledger.ts";
import { refusalOf } from "../../../support/decisions.ts";
import { activeHospital, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { type AskOptions, startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();
const run = promisify(execFile);
const Page = z.object({ entries: z.array(LedgerEntry), next: z.int().nullable() });

function ledger(service: TestService, id: string, path = "", options: AskOptions = {}) {
  return service.ask("GET", `/api/v1/hospitals/${id}/ledger${path}`, undefined, options);
}

async function pageOf(service: TestService, id: string, query: string) {
  return Page.parse(await (await ledger(service, id, query)).json());
}

describe("a hospital's ledger", () => {
  test("comes in pages that lose and repeat none", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const { entries, next } = await pageOf(service, id, "");
    expect(next).toBeNull();
    const first = await pageOf(service, id, "?limit=4");
    const second = await pageOf(service, id, `?limit=4&after=${first.next}`);
    const third = await pageOf(service, id, `?limit=4&after=${second.next}`);
    expect([...first.entries, ...second.entries, ...third.entries]).toEqual(entries);
    expect((await pageOf(service, id, "?after=9999")).entries).toEqual([]);
    for (const query of ["?limit=0", "?limit=501", "?after=-1", "?after=x", "/export?format=pdf"]) {
      expect((await ledger(service, id, query)).status, query).toBe(422);
    }
  });

  test("comes the newest first, in pages that lose and repeat none", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const { entries } = await pageOf(service, id, "");
    const first = await pageOf(service, id, "?order=newest&limit=5");
    const second = await pageOf(service, id, `?order=newest&limit=5&before=${first.next}`);
    const rest = await pageOf(service, id, `?order=newest&before=${second.next}`);
    expect([...first.entries, ...second.entries, ...rest.entries]).toEqual(entries.toReversed());
    expect(rest.next).toBeNull();
    expect(await pageOf(service, id, "?order=newest&before=1")).toEqual({ entries: [], next: null });
  });

  test("is read, exported and verified by the browser that signed the hospital up, and by nobody else's", async () => {
    const service = await startTestService(server);
    const { id, cookie } = await activeHospital(service);
    const { cookie: foreign } = await signUp(service, { name: "Other Hospital" });
    const [own, other] = [cookie, foreign].map((held) => ({ as: "public" as const, headers: { cookie: held } }));
    for (const path of ["", "/export", "/export?format=csv"]) {
      expect((await ledger(service, id, path, own)).status, path).toBe(200);
      expect(await refusalOf(ledger(service, id, path, other)), path).toMatchObject({ code: "hospital_not_found" });
      expect(await refusalOf(ledger(service, id, path, { as: "public" })), path).toMatchObject({ status: 401 });
    }
    const verify = `/api/v1/hospitals/${id}/ledger/verify`;
    expect((await service.ask("POST", verify, undefined, own)).status).toBe(200);
    expect((await service.ask("POST", verify, undefined, other)).status).toBe(404);
    const denials = await service.denials();
    expect(new Set(denials.map(({ stream }) => stream))).toEqual(new Set([id]));
  });

  test("is for every key, a viewer's too", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const { key } = await madeKey(service, "viewer");
    expect((await ledger(service, id, "", withKey(key))).status).toBe(200);
    expect(await refusalOf(ledger(service, "hosp_00000000000000000000"))).toMatchObject({ status: 404 });
  });

  test("as CSV has a line for each entry, under a name that says whose it is", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service, { name: "=1+1" });
    const { entries } = await pageOf(service, id, "");
    const answer = await ledger(service, id, "/export?format=csv");
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="ledger-${id}.csv"`);
    const lines = (await answer.text()).trimEnd().split("\r\n");
    expect(lines).toHaveLength(entries.length + 1);
    expect(lines[0]).toMatch(/^sequence,at,actor_kind/);
  });

  test("is verified by the service, which names the first bad entry once somebody wrote into the database", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const verify = () => service.ask("POST", `/api/v1/hospitals/${id}/ledger/verify`);
    const { entries } = await pageOf(service, id, "");
    expect(await (await verify()).json()).toMatchObject({ ok: true, entries: entries.length });
    const { ledger: repository } = service.repositories;
    const [head] = await repository.texts(id, entries.length - 1, 1);
    const forged = { ...LedgerEntry.parse(JSON.parse(head ?? "")), sequence: entries.length + 1, id: "forged" };
    await repository.insert(forged);
    expect(await (await verify()).json()).toMatchObject({ ok: false, what: `entry ${entries.length + 1}` });
  });
});

describe("an export", () => {
  test("is verified on another machine by the two files and the key that the service hands out, anchors included", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    await service.services.outbox.idle();
    const checkpoint = await service.services.ledger.checkpoint(id);
    const anchors = (await readFile(service.anchorFile, "utf8")).trimEnd().split("\n");
    expect(anchors.map((line) => Checkpoint.parse(JSON.parse(line)))).toContainEqual(checkpoint);

    const folder = await mkdtemp(join(tmpdir(), "verify-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const asPublic = { as: "public" as const };
    for (const file of ["public-key.pem", "verify-ledger.ts", "verify-export.ts"]) {
      const answer = await service.ask("GET", `/ledger/${file}`, undefined, asPublic);
      expect(answer.status, file).toBe(200);
      await writeFile(join(folder, file), await answer.text());
    }
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    const text = await (await ledger(service, id, "/export")).text();
    const exported = join(folder, "ledger.jsonl");
    const verify = () =>
      run(process.execPath, [
        join(folder, "verify-ledger.ts"),
        exported,
        join(folder, "public-key.pem"),
        service.anchorFile,
      ]).then(
        ({ stdout }) => ({ code: 0, stdout }),
        ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
      );
    await writeFile(exported, text);
    const { entries } = await pageOf(service, id, "");
    expect(await verify()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`anchored up to ${entries.length}`),
    });
    await writeFile(exported, text.replace('"amount_cents":19900', '"amount_cents":19901'));
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^entry 2: its content was changed/),
    });
  });
});

test("the service's own ledger is read, exported and verified by admins", async () => {
  const service = await startTestService(server);
  const { id } = await madeKey(service, "operator", "bot");
  const page = z.object({
    entries: z.array(z.object({ action: z.string(), data: z.record(z.string(), z.unknown()) })),
  });
  const { entries } = page.parse(await (await service.ask("GET", "/api/v1/ledger")).json());
  expect(entries).toMatchObject([{ action: "key.made", data: { key: id } }]);
  expect(await (await service.ask("GET", "/api/v1/ledger/export?format=csv")).text()).toContain("key.made");
  expect(await (await service.ask("POST", "/api/v1/ledger/verify")).json()).toMatchObject({ ok: true, entries: 1 });
});

test("entries that nobody signed, as after a crash, are signed and anchored by the sweep", async () => {
  const service = await startTestService(server);
  const { id } = await signUp(service);
  await service.ledgerOf(id);
  await service.services.ledger.relayAll();
  expect(await readFile(service.anchorFile, "utf8")).toContain(id);
  expect(await service.repositories.checkpoints.unsigned()).toEqual([]);
});
