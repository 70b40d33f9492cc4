import { createHash } from "node:crypto";
import { request } from "node:http";
import { expect, test } from "vitest";
import { askWithDigest } from "./support/digest-client.ts";
import { clusterRequest, userRequest } from "./support/local-atlas.ts";
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
  for (const secret of ["a-secret-password", atlas.privateKey, atlas.publicKey, "app<script>"]) {
    expect(page).not.toContain(secret);
  }
});

async function shown(): Promise<string> {
  return (await fetch(local().atlas.baseUrl)).text();
}

test("a cluster says how to connect to it as soon as it can be connected to, and that it is paused or protected", async () => {
  const { ask, project, cluster, atlas } = local();
  const id = await project("Connecting");
  await askWithDigest(`${atlas.baseUrl}/local/faults`, atlas, {
    method: "POST",
    body: { operation: "createCluster", stuck: true },
  });
  expect(await shown()).toContain("Something will go wrong on purpose: createCluster.");
  await ask("POST", `/groups/${id}/clusters`, clusterRequest("unborn", "M10"));
  expect(await shown()).not.toContain("on purpose");
  expect(await shown()).not.toContain("Connect to unborn");
  await cluster(id, "resting", "M10");
  await ask("PATCH", `/groups/${id}/clusters/resting`, { terminationProtectionEnabled: true });
  await ask("PATCH", `/groups/${id}/clusters/resting`, { paused: true });
  for (const text of ["Connect to resting", "PAUSED", "protected", "CREATING"]) expect(await shown()).toContain(text);
});

test("the page runs its own script and no other, and can't be framed", async () => {
  const answer = await fetch(local().atlas.baseUrl);
  const script = /<script>([\s\S]*?)<\/script>/.exec(await answer.text())?.[1] ?? "";
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = answer.headers.get("content-security-policy");
  for (const rule of ["default-src 'none'", `script-src 'sha256-${hash}'`, "frame-ancestors 'none'"]) {
    expect(policy).toContain(rule);
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
