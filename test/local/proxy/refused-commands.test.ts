import type { BSON } from "mongodb";
import { expect, test } from "vitest";
import { isRefused, refusal } from "../../../src/local/proxy/refused-commands.ts";
import { peekRequest, type WireRequest } from "../../../src/local/proxy/wire-request.ts";
import { answerIn, message } from "./support/messages.ts";

test.each<[string, BSON.Document]>([
  ["makes a user", { createUser: "mallory", pwd: "x", roles: [], $db: "admin" }],
  ["changes a user", { updateUser: "app", pwd: "x", $db: "admin" }],
  ["removes a user", { dropUser: "app", $db: "admin" }],
  ["removes all users", { dropAllUsersFromDatabase: 1, $db: "admin" }],
  ["gives a user more roles", { grantRolesToUser: "app", roles: ["root"], $db: "admin" }],
  ["makes a role", { createRole: "r", privileges: [], roles: [], $db: "admin" }],
  ["writes a user where servers keep them", { insert: "system.users", $db: "admin" }],
  ["changes a user where servers keep them", { update: "system.users", $db: "admin" }],
  ["reads what users sign in with", { find: "system.users", $db: "admin" }],
  ["drops the users' collection", { drop: "system.users", $db: "admin" }],
  ["drops the database that holds the users", { dropDatabase: 1, $db: "admin" }],
  ["renames a collection to the users'", { renameCollection: "h.c", to: "admin.system.users", $db: "admin" }],
  ["renames the users' collection", { renameCollection: "admin.system.users", to: "h.c", $db: "admin" }],
])("a command that %s is refused", (_what, command) => {
  expect(isRefused(request(command))).toBe(true);
});

test.each<[BSON.Document]>([
  [{ find: "users", $db: "hospital" }],
  [{ insert: "patients", documents: [{ note: "createUser" }], $db: "hospital" }],
  [{ drop: "system", $db: "hospital" }],
  [{ dropDatabase: 1, $db: "hospital" }],
  [{ renameCollection: "hospital.a", to: "hospital.b", $db: "admin" }],
  [{ usersInfo: 1, $db: "admin" }],
  [{ connectionStatus: 1, $db: "admin" }],
])("%j passes", (command) => {
  expect(isRefused(request(command))).toBe(false);
});

test("a refusal answers that very request, in the words of the cluster's kind and without its arguments", () => {
  const asked = request({ createUser: "mallory", pwd: "a-secret", $db: "admin" }, 41);
  expect(answerIn(refusal(asked, true))).toEqual({
    ...{ responseTo: 41, ok: 0, code: 8000, codeName: "AtlasError" },
    errmsg: "CMD_NOT_ALLOWED: createUser",
  });
  const dedicated = refusal(asked, false);
  expect(answerIn(dedicated)).toMatchObject({ ok: 0, code: 13, codeName: "Unauthorized" });
  expect(dedicated.includes("a-secret")).toBe(false);
});

function request(command: BSON.Document, requestId?: number): WireRequest {
  const peeked = peekRequest(message(command, requestId === undefined ? {} : { requestId }));
  if (typeof peeked !== "object") throw new Error("The message was not understood.");
  return peeked;
}
