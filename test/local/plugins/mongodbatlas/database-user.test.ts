import { describe, expect, test } from "vitest";
import { databaseUser } from "../../../../src/local/plugins/mongodbatlas/database-user.ts";
import { unknown, type Values } from "../../../../src/local/plugins/protocol/values.ts";
import { comparePlan } from "../../../../src/local/plugins/resources/plan.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { callOn } from "../support/atlas-call.ts";
import { changes, create, plan, update } from "../support/lifecycle.ts";

const local = useAtlas();
const password = "Pa55word-of-the-user";

function inputs(projectId: string, more: Values = {}): Values {
  const roles = [
    { roleName: "readWrite", databaseName: "hospital" },
    { roleName: "dbAdmin", databaseName: "hospital" },
  ];
  return { projectId, username: "app", authDatabaseName: "admin", password, roles, ...more };
}

async function user(more: Values = {}) {
  const call = callOn(local().atlas);
  const given = inputs(await local().project(), more);
  return { call, given, state: await create(databaseUser, given, call) };
}

describe("a database user", () => {
  test("is created with its password, which only the program's state knows", async () => {
    const { call, given, state } = await user();
    expect(state).toMatchObject({ username: "app", password, x509Type: "NONE", scopes: [] });
    expect(call.sent[0]?.body).toMatchObject({ password, ldapAuthType: "NONE", labels: [], scopes: [] });
    expect(changes(databaseUser, state, given)).toEqual([]);
    expect(await databaseUser.read(state, call)).toEqual(state);
  });

  test("gets a new password as an update of the password alone", async () => {
    const { call, given, state } = await user();
    const rotated = { ...given, password: "Another-Pa55word" };
    expect(changes(databaseUser, state, rotated)).toEqual(["password"]);
    await update(databaseUser, state, rotated, call);
    expect(call.sent.at(-1)).toMatchObject({ method: "PATCH", body: { password: "Another-Pa55word" } });
  });

  test("gets new roles without its password being sent again", async () => {
    const { call, given, state } = await user();
    const roles = [{ roleName: "read", databaseName: "hospital" }];
    const changed = await update(databaseUser, state, { ...given, roles }, call);
    expect(call.sent.at(-1)?.body).not.toHaveProperty("password");
    expect(changed.password).toBe(password);
    expect(changed.roles).toEqual([{ ...roles[0], collectionName: null }]);
  });

  test("loses its description by an empty one, since Atlas keeps what is left out", async () => {
    const { call, given, state } = await user({ description: "of the app" });
    await update(databaseUser, state, { ...given, description: null }, call);
    expect(call.sent.at(-1)?.body).toMatchObject({ description: "" });
  });

  test("is replaced for another name or project, and never for anything else", async () => {
    const { given, state } = await user();
    const replaces = (more: Values) =>
      comparePlan(databaseUser.attributes, state, plan(databaseUser, state, { ...given, ...more })).replaces;
    expect(replaces({ username: "other" })).toEqual(["username"]);
    expect(replaces({ projectId: "0123456789abcdef01234567" })).toEqual(["projectId"]);
    expect(replaces({ password: "x", description: "y", scopes: [{ name: "c", type: "CLUSTER" }] })).toEqual([]);
  });

  test("with a write-only password changes it by its version and keeps it out of the state", async () => {
    const { call, given, state } = await user({ password: null, passwordWo: password, passwordWoVersion: 1 });
    expect(call.sent[0]?.body).toMatchObject({ password });
    expect(JSON.stringify(state)).not.toContain(password);
    expect(changes(databaseUser, state, given)).toEqual([]);
    const next = { ...given, passwordWo: "Another-Pa55word", passwordWoVersion: 2 };
    expect(changes(databaseUser, state, next)).toEqual(["passwordWoVersion"]);
    await update(databaseUser, state, next, call);
    expect(call.sent.at(-1)?.body).toMatchObject({ password: "Another-Pa55word" });
  });

  test("of the name in use is an error, and so is a password that Atlas does not take", async () => {
    const { call, given } = await user();
    const summary = /^error during database user creation: .*HTTP 409 Conflict \(Error code: "USER_ALREADY_EXISTS"\)/;
    await expect(create(databaseUser, given, call)).rejects.toThrow(summary);
    const short = create(databaseUser, { ...given, username: "other", password: "q7Zx" }, call);
    await expect(short).rejects.toThrow(/"SHORT_PASSWORD"/);
    await expect(short).rejects.not.toThrow(/q7Zx/);
  });

  test("is looked for in its new authentication database, where it is not: that can't be changed", async () => {
    const { call, given, state } = await user();
    const wanted = { ...given, authDatabaseName: "other" };
    const { replaces } = comparePlan(databaseUser.attributes, state, plan(databaseUser, state, wanted));
    expect(replaces).toEqual([]);
    const moved = update(databaseUser, state, wanted, call);
    await expect(moved).rejects.toThrow(
      /^error during database user update: .*\/databaseUsers\/other\/app PATCH: HTTP 4/,
    );
  });

  test("is gone for a read after it was deleted by hand; updating or deleting it then fails", async () => {
    const { call, given, state } = await user();
    await databaseUser.delete(state, call);
    expect(await databaseUser.read(state, call)).toBeUndefined();
    await expect(databaseUser.delete(state, call)).rejects.toThrow(/error when destroying .* HTTP 404/);
    const rotated = update(databaseUser, state, { ...given, password: "Another-Pa55word" }, call);
    await expect(rotated).rejects.toThrow(/error during database user update: .*"USERNAME_NOT_FOUND"/);
  });

  test("is imported by both forms of its id", async () => {
    const { call, given, state } = await user();
    for (const id of [`${String(given.projectId)}-app-admin`, `${String(given.projectId)}/app/admin`]) {
      const imported = await databaseUser.read(databaseUser.stateOfImport(id), call);
      expect(imported).toMatchObject({ id: state.id, username: "app", password: null });
    }
    expect(() => databaseUser.stateOfImport("app")).toThrow(/import format error/);
  });
});

test("a program's mistakes are found before anything is sent", () => {
  const failures = (more: Values) => databaseUser.check(inputs("p", more)).map(({ property }) => property);
  expect(failures({})).toEqual([]);
  expect(failures({ ldapAuthType: "ROLE", password: null })).toEqual(["ldapAuthType"]);
  expect(failures({ x509Type: "MANAGED" })).toEqual(["password"]);
  expect(failures({ x509Type: unknown })).toEqual([]);
  expect(failures({ passwordWo: "x" })).toEqual(["passwordWo", "passwordWo"]);
});
