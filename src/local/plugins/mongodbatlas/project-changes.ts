import { isValues, known, type Value, type Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { hasCode, messageOf } from "./atlas-error.ts";
import type { AtlasRequest } from "./atlas-port.ts";
import type { AtlasCall } from "./context.ts";
import { isJsonObject, type Json, type JsonObject } from "./json.ts";
import { settingNames } from "./project-attributes.ts";
import { version } from "./project-state.ts";

/*
 * Each of these brings one part of a project from `prior` (undefined for a new project) to `planned`.
 * They throw a `ResourceError` with the given summary.
 */

export async function changeTeams(
  call: AtlasCall,
  id: string,
  prior: Value | undefined,
  planned: Value | undefined,
  summary: string,
): Promise<void> {
  const [before, after] = [byName(prior, "teamId"), byName(planned, "teamId")];
  const path = `/groups/${id}/teams`;
  for (const team of before.keys()) {
    if (after.has(team)) continue;
    await send(call, { method: "DELETE", path: `${path}/${team}`, version }, summary, "USER_UNAUTHORIZED");
  }
  const added: JsonObject[] = [];
  for (const [team, roles] of after) {
    const body = { teamId: team, roleNames: strings(roles.roleNames) };
    if (!before.has(team)) added.push(body);
    else if (JSON.stringify(before.get(team)) !== JSON.stringify(roles)) {
      await send(call, { method: "PATCH", path: `${path}/${team}`, version, body }, summary);
    }
  }
  if (added.length > 0) await send(call, { method: "POST", path, version, body: added }, summary);
}

export async function changeLimits(
  call: AtlasCall,
  id: string,
  prior: Value | undefined,
  planned: Value | undefined,
  summary: string,
): Promise<void> {
  const [before, after] = [byName(prior, "name"), byName(planned, "name")];
  for (const name of before.keys()) {
    if (!after.has(name))
      await send(call, { method: "DELETE", path: `/groups/${id}/limits/${name}`, version }, summary);
  }
  for (const [name, limit] of after) {
    const value = known(limit.value);
    if (before.get(name)?.value === value || typeof value !== "number") continue;
    const path = `/groups/${id}/limits/${name}`;
    await send(call, { method: "PATCH", path, version, body: { name, value } }, summary);
  }
}

/** A new project gets its settings always, as the official plugin does it; later only a change is sent. */
export async function changeSettings(
  call: AtlasCall,
  id: string,
  prior: Values | undefined,
  planned: Values,
  summary: string,
): Promise<void> {
  const path = `/groups/${id}/settings`;
  const answer = await send(call, { method: "GET", path, version }, summary);
  const settings: JsonObject = isJsonObject(answer) ? { ...answer } : {};
  let changed = prior === undefined;
  for (const [name, member] of Object.entries(settingNames)) {
    const value = known(planned[name]);
    if (typeof value !== "boolean" || (prior && prior[name] === value)) continue;
    settings[member] = value;
    changed = true;
  }
  if (changed) await send(call, { method: "PATCH", path, version, body: settings }, summary);
}

export async function setSlowOperationThreshold(call: AtlasCall, id: string, planned: Values): Promise<void> {
  const enabled = known(planned.isSlowOperationThresholdingEnabled);
  if (typeof enabled !== "boolean") return;
  const path = `/groups/${id}/managedSlowMs/${enabled ? "enable" : "disable"}`;
  await call.context.atlas.send({ method: enabled ? "POST" : "DELETE", path, version });
}

async function send(call: AtlasCall, request: AtlasRequest, summary: string, tolerated?: string): Promise<Json> {
  try {
    return await call.context.atlas.send(request);
  } catch (error) {
    if (tolerated && hasCode(error, tolerated)) return null;
    throw new ResourceError(summary, messageOf(error), { cause: error });
  }
}

function byName(set: Value | undefined, key: string): Map<string, Values> {
  const items = Array.isArray(set) ? set.filter(isValues) : [];
  return new Map(items.map((item) => [String(item[key]), item]));
}

function strings(list: Value | undefined): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "string") : [];
}
