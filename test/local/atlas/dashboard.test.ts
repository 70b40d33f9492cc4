import { request } from "node:http";
import { expect, test } from "vitest";
import { userRequest } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

test("the page shows projects, clusters, users and access lists, and no secret", async () => {
  const { ask, project, cluster, atlas } = local();
  const id = await project("Klinik Nord");
  const { body } = await cluster(id, "test-hospital", "M10");
  await ask("POST", `/groups/${id}/databaseUsers`, userRequest("app<script>", "a-secret-password"));
  await ask("POST", `/groups/${id}/accessList`, [{ cidrBlock: "10.9.0.0/16" }]);
  const page = await (await fetch(atlas.baseUrl)).text();
  const { standard } = body.connectionStrings as { standard: string };
  for (const shown of ["Klinik Nord", "test-hospital", "IDLE", "M10", standard, "app&lt;script&gt;", "10.9.0.0/16"]) {
    expect(page).toContain(shown);
  }
  for (const secret of ["a-secret-password", atlas.privateKey, atlas.publicKey, "<script>"]) {
    expect(page).not.toContain(secret);
  }
});

test("a browser that was led here under another name sees nothing", async () => {
  const { port } = new URL(local().atlas.baseUrl);
  const status = await new Promise((resolve, reject) => {
    const headers = { Host: `attacker.example:${port}` };
    request({ host: "127.0.0.1", port, headers }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(421);
});
