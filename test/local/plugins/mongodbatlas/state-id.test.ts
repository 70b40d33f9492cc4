import { expect, test } from "vitest";
import { decodeStateId, encodeStateId } from "../../../../src/local/plugins/mongodbatlas/state-id.ts";

test("an id has its parts in order of their names and is read back whatever they hold", () => {
  const parts = { username: "a-b:c", project_id: "0123", auth_database_name: "$external" };
  const id = encodeStateId(parts);
  expect(id).toBe("YXV0aF9kYXRhYmFzZV9uYW1l:JGV4dGVybmFs-cHJvamVjdF9pZA==:MDEyMw==-dXNlcm5hbWU=:YS1iOmM=");
  expect(Object.fromEntries(decodeStateId(id))).toEqual(parts);
});
