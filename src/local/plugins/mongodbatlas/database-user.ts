import { isSet, isValues, known, type Value, type Values } from "../protocol/values.ts";
import { type Attributes, number, setOf, text } from "../resources/attributes.ts";
import { conflicts, oneOf, requires } from "../resources/findings.ts";
import { type CheckFailure, planAsIs, type Resource } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { isNotFound, messageOf } from "./atlas-error.ts";
import type { AtlasRequest } from "./atlas-port.ts";
import type { AtlasCall, AtlasContext } from "./context.ts";
import { type Json, type JsonObject, listAt, textAt, textOrNullAt } from "./json.ts";
import { isProjectId } from "./project-id.ts";
import { encodeStateId } from "./state-id.ts";

const version = "2023-01-01";
const authTypes = {
  x509Type: ["NONE", "MANAGED", "CUSTOMER"],
  ldapAuthType: ["NONE", "USER", "GROUP"],
  awsIamType: ["NONE", "USER", "ROLE"],
};

const attributes: Attributes = {
  id: { ...text, use: "computed", keeps: true },
  projectId: { ...text, use: "required", replaces: true },
  authDatabaseName: { ...text, use: "required" },
  username: { ...text, use: "required", replaces: true },
  password: { ...text, use: "optional", secret: true },
  passwordWo: { ...text, use: "optional", secret: true, writeOnly: true },
  passwordWoVersion: { ...number, use: "optional" },
  description: { ...text, use: "optional" },
  x509Type: { ...text, use: "optional-computed", fallback: "NONE" },
  oidcAuthType: { ...text, use: "optional-computed", fallback: "NONE" },
  ldapAuthType: { ...text, use: "optional-computed", fallback: "NONE" },
  awsIamType: { ...text, use: "optional-computed", fallback: "NONE" },
  roles: {
    ...setOf({
      collectionName: { ...text, use: "optional" },
      databaseName: { ...text, use: "required" },
      roleName: { ...text, use: "required" },
    }),
    use: "required",
  },
  labels: {
    ...setOf({ key: { ...text, use: "optional-computed" }, value: { ...text, use: "optional-computed" } }),
    use: "optional",
  },
  scopes: { ...setOf({ name: { ...text, use: "optional" }, type: { ...text, use: "optional" } }), use: "optional" },
};

/** A user of the databases of a project; the password is sent only when it changes and can never be read back. */
export const databaseUser: Resource<AtlasContext> = {
  type: "mongodbatlas:index/databaseUser:DatabaseUser",
  schemaVersion: 0,
  attributes,
  autoNamed: false,
  check: checkUser,
  refine: planAsIs,
  idOf: (state) => String(state.id),
  stateOfImport: parseImportId,
  create: async (plan, call) => {
    const path = `/groups/${known(plan.projectId)}/databaseUsers`;
    const body = userToApi(plan, known(plan.passwordWo ?? plan.password));
    const user = await sendUser(call, { method: "POST", path, version, body }, "error during database user creation");
    return userFromApi(user, plan);
  },
  read: async (state, call) => {
    try {
      return userFromApi(await call.context.atlas.send({ method: "GET", path: userPath(state), version }), state);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw new ResourceError("error getting database user information", messageOf(error), { cause: error });
    }
  },
  update: async ({ prior, planned }, call) => {
    const body = userToApi(planned, newPassword(prior, planned));
    if (isSet(prior.description) && !isSet(planned.description)) body.description = "";
    const request: AtlasRequest = { method: "PATCH", path: userPath(planned), version, body };
    return userFromApi(await sendUser(call, request, "error during database user update"), planned);
  },
  delete: async (state, call) => {
    const request: AtlasRequest = { method: "DELETE", path: userPath(state), version };
    await sendUser(call, request, "error when destroying the database user resource");
  },
};

async function sendUser(call: AtlasCall, request: AtlasRequest, summary: string): Promise<Json> {
  try {
    return await call.context.atlas.send(request);
  } catch (error) {
    throw new ResourceError(summary, messageOf(error), { cause: error });
  }
}

function userPath(state: Values): string {
  const [database, username] = [String(state.authDatabaseName), String(state.username)].map(encodeURIComponent);
  return `/groups/${known(state.projectId)}/databaseUsers/${database}/${username}`;
}

/** The password to send with an update: a write-only one counts by its version, since the state never holds it. */
function newPassword(prior: Values, planned: Values): Value {
  if (isSet(planned.passwordWo)) {
    return prior.passwordWoVersion === planned.passwordWoVersion ? null : known(planned.passwordWo);
  }
  return prior.password === planned.password ? null : known(planned.password);
}

function userToApi(plan: Values, password: Value): JsonObject {
  const body: JsonObject = {
    groupId: String(plan.projectId),
    databaseName: String(plan.authDatabaseName),
    username: String(plan.username),
    roles: elements(plan.roles, "roleName", "databaseName", "collectionName"),
    scopes: elements(plan.scopes, "name", "type"),
    labels: elements(plan.labels, "key", "value"),
    x509Type: String(plan.x509Type),
    awsIAMType: String(plan.awsIamType),
    oidcAuthType: String(plan.oidcAuthType),
    ldapAuthType: String(plan.ldapAuthType),
  };
  if (typeof plan.description === "string") body.description = plan.description;
  if (typeof password === "string") body.password = password;
  return body;
}

function elements(set: Value | undefined, ...names: string[]): Json[] {
  if (!Array.isArray(set)) return [];
  return set.filter(isValues).map((element) => {
    const members = names.map((name) => [name, element[name]] as const);
    return Object.fromEntries(members.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  });
}

function userFromApi(user: Json, before: Values): Values {
  const projectId = textAt(user, "groupId");
  const username = textAt(user, "username");
  const authDatabaseName = textAt(user, "databaseName");
  const description = textOrNullAt(user, "description");
  return {
    id: encodeStateId({ project_id: projectId, username, auth_database_name: authDatabaseName }),
    projectId,
    username,
    authDatabaseName,
    description: description === "" && !isSet(before.description) ? null : description,
    x509Type: textAt(user, "x509Type"),
    oidcAuthType: textAt(user, "oidcAuthType"),
    ldapAuthType: textAt(user, "ldapAuthType"),
    awsIamType: textAt(user, "awsIAMType"),
    roles: listAt(user, "roles").map((role) => ({
      roleName: textAt(role, "roleName"),
      databaseName: textAt(role, "databaseName"),
      collectionName: textAt(role, "collectionName") || null,
    })),
    labels: listAt(user, "labels").map((label) => pair(label, "key", "value")),
    scopes: listAt(user, "scopes").map((scope) => pair(scope, "name", "type")),
    password: known(before.password) === "" ? null : (before.password ?? null),
    passwordWoVersion: before.passwordWoVersion ?? null,
  };
}

function pair(json: Json, first: string, second: string): Values {
  return { [first]: textAt(json, first), [second]: textAt(json, second) };
}

function parseImportId(id: string): Values {
  const parts = id.split("/");
  const [projectId, username, authDatabaseName] =
    parts.length === 3 ? parts : (/^([0-9a-fA-F]{24})-(.*)-([$a-z]{1,15})$/s.exec(id)?.slice(1) ?? []);
  if (!projectId || !username || !authDatabaseName || !isProjectId(projectId)) {
    const form = "{project_id}-{username}-{auth_database_name} OR {project_id}/{username}/{auth_database_name}";
    const detail = `import format error: to import a Database User, use the format ${form}`;
    throw new ResourceError("error splitting database User info from ID", detail);
  }
  return { projectId, username, authDatabaseName };
}

function checkUser(inputs: Values): CheckFailure[] {
  const types = Object.keys(authTypes);
  return [
    ...Object.entries(authTypes).flatMap(([property, allowed]) => oneOf(inputs, property, allowed)),
    ...conflicts(inputs, "password", types),
    ...conflicts(inputs, "passwordWo", ["password", ...types]),
    ...requires(inputs, "passwordWo", "passwordWoVersion"),
    ...requires(inputs, "passwordWoVersion", "passwordWo"),
  ];
}
