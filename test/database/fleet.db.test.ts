import { expect, test } from "vitest";
import { fleetRepository } from "../../src/database/fleet.ts";
import { openRepositories } from "../../src/database/index.ts";
import { entryOf } from "../../src/domain/fleet.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { someHospital } from "../support/some-hospital.ts";

const server = useDatabaseServer();

test("an entry of an earlier state never takes the place of a later one, whatever comes first", async () => {
  const fleet = fleetRepository((await server.emptyDatabase()).db);
  const [first, second] = [someHospital({ entryVersion: 3 }), someHospital({ entryVersion: 4, status: "active" })];
  const later = { ...second, id: first.id, slug: first.slug };
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
  if (!missing || !older) throw new Error("no hospitals");
  const shelves = master.db.collection<{ _id: string }>("fleet_shelves");
  const shelfOf = ({ id }: { id: string }) => ({ _id: id.slice(-1) });
  await shelves.updateOne(shelfOf(missing), {
    $unset: { [`entries.${missing.id}`]: "", [`versions.${missing.id}`]: "" },
  });
  const text = JSON.stringify({ ...entryOf(older), name: "As it was before" });
  await shelves.updateOne(shelfOf(older), { $set: { [`entries.${older.id}`]: text } });
  expect(await fleet.mend()).toBe(2);
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  expect((await fleet.all()).sort(byId)).toEqual(kept.map(entryOf).sort(byId));
  expect(await fleet.mend()).toBe(0);
});
