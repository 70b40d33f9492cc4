import { expect, test } from "vitest";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

test("an organization holds 250 projects, listed in pages", async () => {
  const { ask, atlas, project } = local();
  for (let number = 1; number <= 250; number++) await project(`project ${number}`);
  const refused = await ask("POST", "/groups", { name: "one more", orgId: atlas.orgId });
  expect([refused.status, refused.body.errorCode]).toEqual([400, "MAX_GROUPS_PER_ORG_EXCEEDED"]);
  expect(refused.body.parameters).toEqual([250, atlas.orgId]);
  const last = await ask("GET", `/orgs/${atlas.orgId}/groups?itemsPerPage=100&pageNum=3`);
  expect(last.body.totalCount).toBe(250);
  expect(last.body.results).toHaveLength(50);
});
