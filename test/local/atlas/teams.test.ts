import { expect, test } from "vitest";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const teams = () => `/orgs/${local().atlas.orgId}/teams`;

async function newTeam(name: string): Promise<string> {
  const made = await local().ask("POST", teams(), { name, usernames: ["ops@example.org"] });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name, usernames: ["ops@example.org"] });
  return String(made.body.id);
}

test("a team is made, found by id and by name, renamed and deleted", async () => {
  const { ask } = local();
  const id = await newTeam("first");
  expect((await ask("GET", `${teams()}/${id}`)).body).toMatchObject({ id, name: "first" });
  expect((await ask("GET", `${teams()}/byName/first`)).body).toMatchObject({ id });
  expect((await ask("PATCH", `${teams()}/${id}`, { name: "renamed" })).body).toMatchObject({ id, name: "renamed" });
  expect((await ask("GET", `${teams()}/byName/first`)).body.errorCode).toBe("TEAM_NAME_NOT_FOUND");
  expect((await ask("GET", teams())).body.results).toMatchObject([{ id, name: "renamed" }]);
  expect((await ask("DELETE", `${teams()}/${id}`)).status).toBe(204);
  expect((await ask("GET", `${teams()}/${id}`)).body.errorCode).toBe("TEAM_NOT_FOUND");
});

test("an empty team, and a second one of the same name, are refused", async () => {
  const { ask } = local();
  await newTeam("taken");
  expect((await ask("POST", teams(), { name: "empty", usernames: [] })).body.errorCode).toBe(
    "CANNOT_CREATE_EMPTY_TEAM",
  );
  const again = await ask("POST", teams(), { name: "taken", usernames: ["a@example.org"] });
  expect([again.status, again.body.errorCode]).toEqual([409, "TEAM_NAME_NOT_AVAILABLE"]);
});

test("a team is added to a project, has its roles changed there, and is removed", async () => {
  const { ask, project } = local();
  const teamId = await newTeam("in project");
  const path = `/groups/${await project()}/teams`;
  const added = await ask("POST", path, [{ teamId, roleNames: ["GROUP_READ_ONLY"] }]);
  expect(added.status).toBe(200);
  expect(added.body).toMatchObject({ results: [{ teamId, roleNames: ["GROUP_READ_ONLY"] }], totalCount: 1 });
  const again = await ask("POST", path, [{ teamId, roleNames: ["GROUP_READ_ONLY"] }]);
  expect([again.status, again.body.errorCode]).toEqual([409, "TEAM_EXISTS_IN_GROUP"]);
  const changed = await ask("PATCH", `${path}/${teamId}`, { roleNames: ["GROUP_OWNER"] });
  expect(changed.body.results).toMatchObject([{ teamId, roleNames: ["GROUP_OWNER"] }]);
  expect((await ask("GET", `${path}/${teamId}`)).body).toMatchObject({ roleNames: ["GROUP_OWNER"] });
  expect((await ask("DELETE", `${teams()}/${teamId}`)).body.errorCode).toBe("CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT");
  expect((await ask("DELETE", `${path}/${teamId}`)).status).toBe(204);
  expect((await ask("GET", path)).body).toMatchObject({ results: [], totalCount: 0 });
  expect((await ask("DELETE", `${teams()}/${teamId}`)).status).toBe(204);
});

test("of several teams, all are added or none", async () => {
  const { ask, project } = local();
  const teamId = await newTeam("one of two");
  const path = `/groups/${await project()}/teams`;
  const unknown = { teamId: "aaaaaaaaaaaaaaaaaaaaaaaa", roleNames: ["GROUP_OWNER"] };
  const refused = await ask("POST", path, [{ teamId, roleNames: ["GROUP_OWNER"] }, unknown]);
  expect(refused.body.errorCode).toBe("TEAM_NOT_IN_ORG");
  expect((await ask("GET", path)).body.totalCount).toBe(0);
});

test("a team goes from its project when the project is deleted", async () => {
  const { ask, project } = local();
  const teamId = await newTeam("of a project that ends");
  const id = await project();
  await ask("POST", `/groups/${id}/teams`, [{ teamId, roleNames: ["GROUP_OWNER"] }]);
  await ask("DELETE", `/groups/${id}`);
  expect((await ask("DELETE", `${teams()}/${teamId}`)).status).toBe(204);
});
