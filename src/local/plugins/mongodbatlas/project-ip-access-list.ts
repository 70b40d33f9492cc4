import { isIP } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { known, type Values } from "../protocol/values.ts";
import { type Attributes, text } from "../resources/attributes.ts";
import { conflicts, invalidValue } from "../resources/findings.ts";
import { type CheckFailure, planAsIs, type Resource } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { AtlasApiError, isNotFound, messageOf } from "./atlas-error.ts";
import { isCidr } from "./cidr.ts";
import type { AtlasCall, AtlasContext } from "./context.ts";
import { type Json, type JsonObject, textAt } from "./json.ts";
import { decodeStateId, encodeStateId } from "./state-id.ts";
import { checkTimeouts, limitOf, timeoutsOf } from "./timeouts.ts";

const version = "2023-01-01";
const addressKinds = ["cidrBlock", "awsSecurityGroup", "ipAddress"] as const;
const retryPauseMs = 500;
const minuteMs = 60_000;

const attributes: Attributes = {
  id: { ...text, use: "computed" },
  projectId: { ...text, use: "required", replaces: true },
  cidrBlock: { ...text, use: "optional-computed", replaces: true },
  ipAddress: { ...text, use: "optional-computed", replaces: true },
  awsSecurityGroup: { ...text, use: "optional-computed", replaces: true },
  comment: { ...text, use: "optional-computed", replaces: true },
  timeouts: timeoutsOf("read", "delete"),
};

/**
 * One entry of a project's access list. Nothing of it can be updated, and its POST is an upsert: a replacement that
 * creates before it deletes therefore removes the entry for good, as it does with the official plugin.
 */
export const projectIpAccessList: Resource<AtlasContext> = {
  type: "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
  schemaVersion: 0,
  attributes,
  autoNamed: false,
  check: checkEntry,
  refine: planAsIs,
  idOf: (state) => String(state.id),
  stateOfImport: parseImportId,
  create: async (plan, call) => entryFromApi(await createEntry(plan, call), plan),
  read: async (state, call) => {
    const parts = decodeStateId(String(state.id));
    const [projectId, entry] = [parts.get("project_id"), parts.get("entry")];
    if (!projectId || !entry) {
      throw new ResourceError("error during the reading operation", "the provided resource ID is not correct");
    }
    const found = await lookUp(call, projectId, entry, limitOf(state, "read", 2 * minuteMs));
    return found === undefined ? undefined : entryFromApi(found, state);
  },
  update: async ({ prior, planned }) => ({ ...prior, timeouts: planned.timeouts ?? null }),
  delete: deleteEntry,
};

async function createEntry(plan: Values, call: AtlasCall): Promise<Json> {
  const projectId = String(plan.projectId);
  const entry = entryOf(plan, addressKinds);
  const members = [...addressKinds, "comment"].map((name) => [name, known(plan[name])] as const);
  const body: JsonObject = Object.fromEntries(
    members.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const path = `/groups/${projectId}/accessList`;
  try {
    await retryServerErrors(45 * minuteMs, () =>
      call.context.inTurn(projectId, () => call.context.atlas.send({ method: "POST", path, version, body: [body] })),
    );
    const found = await retryServerErrors(
      2 * minuteMs,
      () => call.context.atlas.send(getRequest(projectId, entry)),
      404,
    );
    return found;
  } catch (error) {
    const detail = `error creating Project IP Access List information: ${messageOf(error)}`;
    throw new ResourceError("error creating resource", detail, { cause: error });
  }
}

async function lookUp(call: AtlasCall, projectId: string, entry: string, limitMs: number): Promise<Json | undefined> {
  try {
    return await retryServerErrors(limitMs, () => call.context.atlas.send(getRequest(projectId, entry)));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw new ResourceError("error getting project ip access list information", messageOf(error), { cause: error });
  }
}

async function deleteEntry(state: Values, call: AtlasCall): Promise<void> {
  const projectId = String(state.projectId);
  const entry = entryOf(state, ["ipAddress", "awsSecurityGroup", "cidrBlock"]);
  const limitMs = limitOf(state, "delete", 45 * minuteMs);
  try {
    await retryServerErrors(limitMs, () =>
      call.context.inTurn(projectId, () =>
        call.context.atlas.send({ ...getRequest(projectId, entry), method: "DELETE" }),
      ),
    );
    await awaitGone(call, projectId, entry, limitMs);
  } catch (error) {
    if (isNotFound(error)) return;
    const detail = `error deleting Project IP Access List information: ${messageOf(error)}`;
    throw new ResourceError("error deleting the entry", detail, { cause: error });
  }
}

/** Anything but "not found" is looked at again; the official plugin deletes again as well, which changes nothing. */
async function awaitGone(call: AtlasCall, projectId: string, entry: string, limitMs: number): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const isGone = await call.context.atlas.send(getRequest(projectId, entry)).then(() => false, isNotFound);
    if (isGone) return;
    if (performance.now() > deadline) throw new Error("Access list still exists");
    await delay(retryPauseMs);
  }
}

function getRequest(projectId: string, entry: string) {
  const path = `/groups/${projectId}/accessList/${encodeURIComponent(entry)}`;
  return { method: "GET", path, version } as const;
}

/** Repeats a call that Atlas answers with a 500 (or `also`), since it takes one change of a list at a time. */
async function retryServerErrors(limitMs: number, send: () => Promise<Json>, also?: number): Promise<Json> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const again = error instanceof AtlasApiError && (error.status === 500 || error.status === also);
      if (!again || performance.now() > deadline) throw error;
      await delay(retryPauseMs);
    }
  }
}

function entryOf(state: Values, order: readonly string[]): string {
  for (const name of order) {
    const value = known(state[name]);
    if (typeof value === "string" && value !== "") return value;
  }
  throw new ResourceError("validation error", "cidr_block, ip_address or aws_security_group needs to contain a value");
}

function entryFromApi(entry: Json, before: Values): Values {
  const projectId = textAt(entry, "groupId");
  const state: Values = { projectId, comment: textAt(entry, "comment"), timeouts: before.timeouts ?? null };
  for (const name of addressKinds) state[name] = textAt(entry, name);
  state.id = encodeStateId({ entry: entryOf(state, addressKinds), project_id: projectId });
  return state;
}

function parseImportId(id: string): Values {
  const dash = id.indexOf("-");
  if (dash < 0) {
    const detail = "to import a projectIP Access List, use the format {project_id}-{entry}";
    throw new ResourceError("import format error", detail);
  }
  return { id: encodeStateId({ entry: id.slice(dash + 1), project_id: id.slice(0, dash) }) };
}

function checkEntry(inputs: Values): CheckFailure[] {
  const failures = addressKinds.flatMap((name) =>
    conflicts(
      inputs,
      name,
      addressKinds.filter((other) => other !== name),
    ),
  );
  const { ipAddress, cidrBlock } = inputs;
  if (typeof ipAddress === "string" && isIP(ipAddress) === 0) {
    failures.push(invalidValue("ipAddress", "string value must be defined as a valid IP Address.", ipAddress));
  }
  if (typeof cidrBlock === "string" && !isCidr(cidrBlock)) {
    failures.push(invalidValue("cidrBlock", "string value must be defined as a valid cidr.", cidrBlock));
  }
  return [...failures, ...checkTimeouts(inputs)];
}
