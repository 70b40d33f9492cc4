import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { systemClock } from "../../../src/foundation/clock.ts";
import type { AtlasContext } from "../../../src/local/atlas/context.ts";
import { createDatabaseUser } from "../../../src/local/atlas/database-users/create.ts";
import { type Group, GroupSettings } from "../../../src/local/atlas/groups/model.ts";
import type { GroupCall } from "../../../src/local/atlas/http/operation.ts";
import { OrgLimits } from "../../../src/local/atlas/orgs/limits.ts";
import { createKeyedTurns } from "../../../src/local/atlas/servers/keyed-turns.ts";
import { openStore, organization } from "../../../src/local/atlas/store/store.ts";
import { createGate } from "./support/gate.ts";
import { userRequest } from "./support/local-atlas.ts";
import { createNoServers } from "./support/no-servers.ts";

let dir: string | undefined;

afterEach(async () => {
  if (dir !== undefined) await rm(dir, { recursive: true, force: true });
});

test("a user whose project is deleted while its password is sealed is not created", async () => {
  dir = await mkdtemp(join(tmpdir(), "local-atlas-"));
  const store = openStore(join(dir, "atlas.sqlite"), systemClock);
  const sealing = createGate();
  sealing.shut();
  const vault = {
    seal: async () => {
      await sealing.pass();
      return "sealed";
    },
    open: async () => "opened",
  };
  const group: Group = {
    ...{ id: "aaaaaaaaaaaaaaaaaaaaaaaa", name: "leaving", orgId: "bbbbbbbbbbbbbbbbbbbbbbbb", created: "", tags: [] },
    ...{ withDefaultAlertsSettings: true, settings: GroupSettings.parse({}), limits: {}, managedSlowMs: true },
  };
  store.groups.put(organization, group.id, group);
  const parts = { store, vault, servers: createNoServers(), limits: OrgLimits.parse({}), clock: systemClock };
  // What creating a user works with; the rest of a call is never asked for.
  const context = { ...parts, userTurns: createKeyedTurns(), baseUrl: "" } as unknown as AtlasContext;
  const call = { context, group, params: {}, body: userRequest("late", "correct horse") } as unknown as GroupCall;
  const creation = createDatabaseUser(call);
  store.groups.remove(organization, group.id);
  sealing.open();
  expect(await creation).toMatchObject({ kind: "refusal", errorCode: "GROUP_NOT_FOUND" });
  expect(store.databaseUsers.list(group.id)).toEqual([]);
  store.close();
});
