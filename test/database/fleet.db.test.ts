import { expect, test } from "vitest";
import { z } from "zod";
import { fleetRepository } from "../../src/database/fleet.ts";
import { openRepositories } from "../../src/database/index.ts";
import type { MasterDatabase } from "../../src/database/master.ts";
import { entryOf } from "../../src/domain/fleet.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { someHospital } from "../support/some-hospital.ts";

const server = useDatabaseServer();
const Kept = z.record(z.string(), z.looseObject({ entry: z.looseObject({}) }));

test("an entry of an earlier state never takes the place of a later one, whatever comes first", async () => {
  const fleet = fleetRepository((await server.emptyDatabase()).db);
  const first = someHospital({ entryVersion: 3 });
  const later = { ...first, entryVersion: 4, status: "active" as const };
  await Promise.all([fleet.keep(later), fleet.keep(first), fleet.keep(first)]);
  await fleet.keep(first);
  expect(await fleet.all()).toEqual([entryOf(later)]);
});

test("entries that are missing, or not what their hospital says, are mended, and all others left alone", async () => {
  const master = await server.emptyDatabase();
  const { hospitals, fleet } = await openRepositories(master);
  const kept = Array.from({ length: 30 }, () => someHospital());
  for (const hospital of kept) await hospitals.insert(hospital);
  const [missing, older] = kept;
  await rewrite(master, missing?.id ?? "", () => undefined);
  await rewrite(master, older?.id ?? "", ({ entry, ...rest }) => ({ ...rest, entry: { ...entry, name: "Before" } }));
  expect(await fleet.mend()).toBe(2);
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  expect((await fleet.all()).sort(byId)).toEqual(kept.map(entryOf).sort(byId));
  expect(await fleet.mend()).toBe(0);
});

test("a shelf in another shape, as another version of the service may have left it, is made anew", async () => {
  const master = await server.emptyDatabase();
  const { hospitals, fleet } = await openRepositories(master);
  const hospital = someHospital();
  await hospitals.insert(hospital);
  await rewrite(master, hospital.id, () => ({ entry: { title: "another shape" } }));
  expect(await fleet.all()).toEqual([]);
  expect(await fleet.mend()).toBe(1);
  expect(await fleet.all()).toEqual([entryOf(hospital)]);
});

async function rewrite(
  { db }: MasterDatabase,
  id: string,
  change: (kept: z.infer<typeof Kept>[string]) => z.infer<typeof Kept>[string] | undefined,
): Promise<void> {
  const shelves = db.collection<{ _id: string; text: string }>("fleet_shelves");
  const shelf = await shelves.findOne({ _id: id.slice(-1) });
  const kept = Kept.parse(JSON.parse(shelf?.text ?? "{}"));
  const changed = { ...kept, [id]: kept[id] && change(kept[id]) };
  await shelves.updateOne({ _id: id.slice(-1) }, { $set: { text: JSON.stringify(changed) } });
}
