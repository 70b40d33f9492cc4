import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { HospitalView } from "../../../src/api/views/hospital.ts";
import { VerdictView } from "../../../src/api/views/verdict.ts";
import { trySignIn } from "../../journeys/support/hospital-database.ts";
import { askLocalAtlas } from "../../journeys/support/local-atlas.ts";
import { revealCredentials } from "../../journeys/support/provision.ts";
import type { ServiceProcess } from "../../journeys/support/service-process.ts";

const Listed = z.object({
  results: z.array(z.looseObject({ id: z.string().optional(), name: z.string().optional() })),
});
const Payments = z.object({ payments: z.array(z.looseObject({ status: z.string() })) });

/**
 * What has to be so in the end, whatever was killed: without any hand the hospital is active, was paid for once, and has
 * one project, one cluster and one user; its credentials open its database, its ledger is valid, nothing holds a lock.
 */
export async function expectMadeOnce(
  service: ServiceProcess,
  { id, slug }: { readonly id: string; readonly slug: string },
  healedWithinMs: number,
): Promise<void> {
  const hospital = async () => {
    const answer = await service.ask("GET", `/api/v1/hospitals/${id}`).catch(() => null);
    const parsed = HospitalView.safeParse(answer?.ok ? await answer.json() : null);
    return parsed.success ? `${parsed.data.status}, ${parsed.data.queue.length} waiting` : "not to be seen";
  };
  await expect.poll(hospital, { timeout: healedWithinMs, interval: 100 }).toBe("active, 0 waiting");
  const payments = async () => {
    const answer = await service.ask("GET", `/api/v1/hospitals/${id}/payments`);
    return Payments.parse(await answer.json()).payments.map(({ status }) => status);
  };
  // The event that tells of the invoice may be the last one to be handled.
  await expect.poll(payments, { timeout: healedWithinMs, interval: 100 }).toEqual(["paid"]);
  // An Atlas that was killed at the end is just coming back.
  const answers = () =>
    askLocalAtlas(service, "GET", "/api/atlas/v2/groups").then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(answers, { timeout: healedWithinMs, interval: 100 }).toBe(200);
  const list = async (path: string) => Listed.parse((await askLocalAtlas(service, "GET", path)).body).results;
  const projects = (await list("/api/atlas/v2/groups?itemsPerPage=500")).filter(
    ({ name }) => name === `hospital-${slug}`,
  );
  expect(projects).toHaveLength(1);
  const project = `/api/atlas/v2/groups/${projects[0]?.id}`;
  expect((await list(`${project}/clusters`)).map(({ name }) => name)).toEqual([slug]);
  expect(await list(`${project}/databaseUsers`)).toHaveLength(1);
  const { connection_string } = await revealCredentials(service, id);
  expect(await trySignIn(connection_string)).toBe("in");
  const verdict = await (await service.ask("POST", `/api/v1/hospitals/${id}/ledger/verify`)).json();
  expect(VerdictView.parse(verdict)).toMatchObject({ ok: true });
  const locks = join(service.folder.dataDir, "state", ".pulumi", "locks", "organization", "hospital-atlas", slug);
  const files = await readdir(locks, { recursive: true, withFileTypes: true }).catch(() => []);
  expect(files.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([]);
}
