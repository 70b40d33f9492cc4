import { expect, test } from "vitest";
import { useAtlas } from "../local/atlas/support/use-atlas.ts";
import { countRequests } from "./support/count-requests.ts";
import { placeIn, readerOf } from "./support/use-reader.ts";

const local = useAtlas();

test("a read-back costs one round trip for each document, and one more to sign in the first time", async () => {
  const { atlas, project, cluster } = local();
  const groupId = await project();
  await cluster(groupId, "st-mary");
  const { reader } = readerOf(local());
  const read = () => reader.readBack(placeIn(groupId));
  expect(await countRequests(atlas.baseUrl, read)).toBe(5);
  expect(await countRequests(atlas.baseUrl, read)).toBe(4);
});

test("a reader signs in again when its nonce has grown old", async () => {
  const { atlas, project, clock } = local();
  const groupId = await project();
  const { reader } = readerOf(local());
  await reader.readBack(placeIn(groupId));
  clock.pass(10 * 60_000);
  const orgId = atlas.orgId;
  const find = async () => {
    const found = await reader.findProject({ ...placeIn(groupId), orgId });
    expect(found.ok && found.value?.id).toBe(groupId);
  };
  expect(await countRequests(atlas.baseUrl, find)).toBe(2);
  expect(await countRequests(atlas.baseUrl, find)).toBe(1);
});

test("many reads at once with one reader are all signed", async () => {
  const { project } = local();
  const groupId = await project();
  const { reader } = readerOf(local());
  const reads = await Promise.all(Array.from({ length: 20 }, () => reader.readBack(placeIn(groupId))));
  expect(reads.filter(({ ok }) => !ok)).toEqual([]);
});

test("a reader goes on after Atlas was restarted and knows its nonces no more", async () => {
  const { project, restart } = local();
  const groupId = await project();
  const { reader } = readerOf(local());
  await reader.readBack(placeIn(groupId));
  await restart();
  expect((await reader.readBack(placeIn(groupId))).ok).toBe(true);
});
