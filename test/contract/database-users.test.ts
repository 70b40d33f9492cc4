import { expect, test } from "vitest";
import { userRequest } from "../local/atlas/support/local-atlas.ts";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();
const password = "correct horse battery";

test("a user comes back as Atlas shows it, and never with a password", lasts.requests, async () => {
  const { ask, project } = target();
  const id = await project();
  const created = await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password, ["c1"]));
  expect(created.status).toBe(201);
  const shown = {
    ...{ awsIAMType: "NONE", ldapAuthType: "NONE", oidcAuthType: "NONE", x509Type: "NONE" },
    ...{ databaseName: "admin", groupId: id, labels: [], username: "app" },
    roles: [{ databaseName: "hospital", roleName: "readWrite" }],
    scopes: [{ name: "c1", type: "CLUSTER" }],
    links: [{ href: expect.stringContaining(`/groups/${id}/databaseUsers/admin/app`), rel: "self" }],
  };
  expect(created.body).toEqual(shown);
  expect((await ask("GET", `/groups/${id}/databaseUsers/admin/app`)).body).toEqual(shown);
  expect((await ask("GET", `/groups/${id}/databaseUsers`)).body).toMatchObject({ results: [shown], totalCount: 1 });
});

test("a name may hold characters that a path encodes", lasts.requests, async () => {
  const { ask, project } = target();
  const id = await project();
  const name = "ärztin@klinik/süd %2F";
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest(name, password));
  const path = `/groups/${id}/databaseUsers/admin/${encodeURIComponent(name)}`;
  expect((await ask("GET", path)).body.username).toBe(name);
  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await ask("GET", path)).body).toMatchObject({ errorCode: "USERNAME_NOT_FOUND", parameters: [name] });
});

test.each([
  ["a short password", { password: "seven77" }, "SHORT_PASSWORD"],
  ["a common password", { password: "Password123" }, "COMMON_PASSWORD"],
  ["an unknown role", { roles: [{ roleName: "boss", databaseName: "admin" }] }, "ATLAS_INVALID_ROLE"],
  ["another database", { databaseName: "hospital" }, "DATABASE_NAME_INVALID_ADMIN"],
  ["an empty name", { username: "" }, "ATLAS_INVALID_USERNAME"],
  ["an unknown kind of scope", { scopes: [{ name: "c1", type: "PLANET" }] }, "INVALID_ENUM_VALUE"],
])("a user with %s is refused, and is not there afterwards", lasts.requests, async (_case, change, code) => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/databaseUsers`;
  const refused = await ask("POST", path, { ...userRequest("app", password), ...change });
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
  expect((await ask("GET", path)).body.totalCount).toBe(0);
});

test("the same name twice is refused with 409, also when both come at once", lasts.requests, async () => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/databaseUsers`;
  const create = () => ask("POST", path, userRequest("app", password));
  const answers = await Promise.all([create(), create()]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  expect((await create()).body.errorCode).toBe("USER_ALREADY_EXISTS");
});

test("what a change leaves out stays; name and database can't be changed", lasts.requests, async () => {
  const { ask, project } = target();
  const id = await project();
  const path = `/groups/${id}/databaseUsers/admin/app`;
  const created = await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app", password, ["c1"]));
  const roles = [{ roleName: "read", databaseName: "hospital" }];
  expect((await ask("PATCH", path, { roles })).body).toEqual({ ...created.body, roles });
  expect((await ask("PATCH", path, { password: "another horse" })).body).toEqual({ ...created.body, roles });
  expect((await ask("PATCH", path, { username: "b" })).body.errorCode).toBe("DATABASE_USERNAME_CANNOT_BE_CHANGED");
  expect((await ask("PATCH", path, { databaseName: "b" })).body.errorCode).toBe("DATABASE_NAME_CANNOT_BE_CHANGED");
  expect((await ask("PATCH", path, { password: "short" })).body.errorCode).toBe("SHORT_PASSWORD");
});

test("who is not there can't be changed or deleted", lasts.requests, async () => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/databaseUsers/admin/nobody`;
  const change = { roles: [{ roleName: "read", databaseName: "hospital" }] };
  expect((await ask("PATCH", path, change)).body).toMatchObject({ error: 404, errorCode: "USERNAME_NOT_FOUND" });
  expect((await ask("DELETE", path)).body).toMatchObject({ error: 404, errorCode: "USER_NOT_FOUND" });
});

const role = { roleName: "read", databaseName: "hospital" };
const noPassword = { password: undefined, databaseName: "$external" };

test.each([
  ["the same role twice", { roles: [role, role] }, "DUPLICATE_DATABASE_ROLES"],
  ["an admin role elsewhere", { roles: [{ ...role, roleName: "atlasAdmin" }] }, "ATLAS_INVALID_ROLE_DATABASE"],
  [
    "a certificate and a password",
    { databaseName: "$external", x509Type: "MANAGED" },
    "ATLAS_X509_USER_CANNOT_USE_SCRAM",
  ],
  ["a certificate on admin", { password: undefined, x509Type: "MANAGED" }, "DATABASE_NAME_INVALID_EXTERNAL"],
  [
    "a managed certificate with more than a name",
    { ...noPassword, x509Type: "MANAGED", username: "CN=a,OU=b" },
    "ATLAS_MANAGED_X509_NAME_INVALID",
  ],
])("a user with %s is refused", lasts.requests, async (_case, change, code) => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/databaseUsers`;
  const refused = await ask("POST", path, { ...userRequest("app", password), ...change });
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
  expect((await ask("GET", path)).body.totalCount).toBe(0);
});

test("a user with a certificate lives in $external, and stays with it", lasts.requests, async () => {
  const { ask, project } = target();
  const list = `/groups/${await project()}/databaseUsers`;
  const body = { ...userRequest("CN=app", password), ...noPassword, x509Type: "MANAGED" };
  expect((await ask("POST", list, body)).status).toBe(201);
  const path = `${list}/$external/${encodeURIComponent("CN=app")}`;
  expect((await ask("GET", path)).body).toMatchObject({ databaseName: "$external", x509Type: "MANAGED" });
  const changed = await ask("PATCH", path, { x509Type: "NONE", roles: [role] });
  expect([changed.status, changed.body.errorCode]).toEqual([409, "AUTH_TYPE_CANNOT_BE_CHANGED"]);
  expect((await ask("DELETE", path)).status).toBe(204);
});

test("a role on one collection, labels and a description come back as they were sent", lasts.requests, async () => {
  const { ask, project } = target();
  const id = await project();
  const details = {
    roles: [{ ...role, collectionName: "patients" }],
    labels: [{ key: "ward", value: "Süd" }],
    description: "reads patients",
  };
  const created = await ask("POST", `/groups/${id}/databaseUsers`, { ...userRequest("app", password), ...details });
  expect([created.status, created.body]).toMatchObject([201, details]);
});
