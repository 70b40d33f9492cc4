import { expect, test } from "vitest";
import { ferretdbCommand } from "../../../src/local/databases/ferretdb.ts";
import { mongodCommand } from "../../../src/local/databases/mongod.ts";
import { mongodRoles } from "../../../src/local/databases/mongod-roles.ts";

const request = {
  path: "/bin/server",
  dataDir: "/data",
  port: 27_123,
  adminUsername: "admin",
  adminPassword: "a-secret",
  durable: true,
};

test.each([
  ["FerretDB", ferretdbCommand(request), "--listen-addr=127.0.0.1:27123"],
  ["mongod", mongodCommand(request), "--bind_ip 127.0.0.1 --port 27123"],
])("%s listens on this machine only, and no password stands among its arguments", (_name, command, address) => {
  const args = command.args.join(" ");
  expect(args).toContain(address);
  expect(args).not.toContain(request.adminPassword);
});

test("FerretDB waits for the disk with each write, unless it is not to", () => {
  expect(ferretdbCommand(request).args).toContain("--sqlite-url=file:./");
  expect(ferretdbCommand({ ...request, durable: false }).args.join(" ")).toContain("synchronous(off)");
});

test("mongod asks for sign-in", () => {
  expect(mongodCommand(request).args).toContain("--auth");
});

test("Atlas' administrator becomes the roles that a plain mongod has for it", () => {
  const roles = mongodRoles([{ roleName: "atlasAdmin", databaseName: "admin" }]);
  expect(roles).toContainEqual({ role: "readWriteAnyDatabase", db: "admin" });
});

test("a role on one collection never grows to the whole database", () => {
  expect(mongodRoles([{ roleName: "readWrite", databaseName: "h", collectionName: "patients" }])).toEqual([]);
  expect(mongodRoles([{ roleName: "readWrite", databaseName: "h" }])).toEqual([{ role: "readWrite", db: "h" }]);
});
