import { userRequest } from "../support/local-atlas.ts";
import { type Command, command, inProject } from "./command.ts";
import { letPass, restart, tryTo } from "./life.ts";

export function createProject(name: string): Command {
  return command(`create project ${name}`, async (expected, life) => {
    const verdict = expected.projects.has(name) ? "GROUP_ALREADY_EXISTS" : undefined;
    const { orgId } = life.local.atlas;
    const { body } = await tryTo(life, verdict, () => life.ask("POST", "/groups", { name, orgId }));
    if (verdict !== undefined) return;
    expected.projects.set(name, { id: String(body.id), clusters: new Map(), users: new Set(), entries: new Set() });
  });
}

export function deleteProject(name: string): Command {
  return inProject("delete it", name, async ({ expected, life, project, path }) => {
    const verdict = project.clusters.size > 0 ? "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS" : undefined;
    if (verdict === undefined) expected.projects.delete(name);
    await tryTo(life, verdict, () => life.ask("DELETE", path));
  });
}

export function createUser(project: string, username: string): Command {
  return inProject(`create user ${username}`, project, async ({ life, project: { users }, path }) => {
    const verdict = users.has(username) ? "USER_ALREADY_EXISTS" : undefined;
    users.add(username);
    await tryTo(life, verdict, () => life.ask("POST", `${path}/databaseUsers`, userRequest(username, "correct horse")));
  });
}

export function updateUser(project: string, username: string): Command {
  return inProject(`change user ${username}`, project, async ({ life, project: { users }, path }) => {
    const verdict = users.has(username) ? undefined : "USERNAME_NOT_FOUND";
    const body = { password: "another horse", roles: [{ roleName: "read", databaseName: "hospital" }] };
    await tryTo(life, verdict, () => life.ask("PATCH", `${path}/databaseUsers/admin/${username}`, body));
  });
}

export function deleteUser(project: string, username: string): Command {
  return inProject(`delete user ${username}`, project, async ({ life, project: { users }, path }) => {
    const verdict = users.delete(username) ? undefined : "USER_NOT_FOUND";
    await tryTo(life, verdict, () => life.ask("DELETE", `${path}/databaseUsers/admin/${username}`));
  });
}

export function addEntries(project: string, addresses: readonly string[]): Command {
  return inProject(`let in ${addresses.join(" ")}`, project, async ({ life, project: { entries }, path }) => {
    const hasTwice = new Set(addresses).size < addresses.length;
    const verdict = hasTwice ? "DUPLICATE_ADDRESSES_IN_INPUT" : undefined;
    if (!hasTwice) for (const address of addresses) entries.add(`${address}/32`);
    const body = addresses.map((ipAddress, index) => ({ ipAddress, comment: `number ${index}` }));
    await tryTo(life, verdict, () => life.ask("POST", `${path}/accessList`, body));
  });
}

export function deleteEntry(project: string, address: string): Command {
  return inProject(`shut out ${address}`, project, async ({ life, project: { entries }, path }) => {
    const verdict = entries.delete(`${address}/32`) ? undefined : "ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND";
    await tryTo(life, verdict, () => life.ask("DELETE", `${path}/accessList/${address}%2F32`));
  });
}

export function passSeconds(seconds: number): Command {
  return command(`${seconds} s pass`, (expected, life) => letPass(life, expected, seconds * 1_000));
}

export function restartAtlas(): Command {
  return command("restart", (_expected, life) => restart(life));
}
