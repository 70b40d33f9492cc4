import { html } from "hono/html";
import { connectionStrings } from "../clusters/connection-strings.ts";
import { listClusters, stateOf } from "../clusters/find.ts";
import { type Cluster, homeRegion } from "../clusters/model.ts";
import type { AtlasContext } from "../context.ts";
import type { Group } from "../groups/model.ts";
import { organization } from "../store/store.ts";

/** What local Atlas holds, for a person's eyes: projects with their clusters, users and access lists. No secrets. */
export function dashboardPage(context: AtlasContext) {
  const groups = context.store.groups.list(organization);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local Atlas</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; color: #1c2b33 }
table { border-collapse: collapse; width: 100%; margin: .25rem 0 1rem }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #dde4e8; vertical-align: top }
section { margin: 2rem 0 } h2 small { font-weight: normal; color: #5b6b74 } code { overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>Local Atlas</h1>
<p>A stand-in for MongoDB Atlas on this machine. Organization <code>${context.orgId}</code>,
Admin API at <code>${context.baseUrl}/api/atlas/v2</code>.</p>
${groups.length === 0 ? html`<p>No projects yet.</p>` : groups.map((group) => projectSection(context, group))}
</body>
</html>`;
}

function projectSection(context: AtlasContext, group: Group) {
  const clusters = listClusters(context, group.id);
  const users = context.store.databaseUsers.list(group.id);
  const entries = context.store.accessList.list(group.id);
  return html`<section>
<h2>${group.name} <small>${group.id}</small></h2>
<table>
<tr><th>Cluster</th><th>State</th><th>Tier</th><th>Region</th><th>Connect</th></tr>
${clusters.map((cluster) => clusterRow(context, cluster))}
</table>
<p><strong>Database users:</strong> ${users.map((user) => user.username).join(", ") || "none"}</p>
<p><strong>Access list:</strong> ${entries.map((entry) => entry.cidrBlock).join(", ") || "no entries"}
(this machine is always allowed)</p>
</section>`;
}

function clusterRow(context: AtlasContext, cluster: Cluster) {
  const state = stateOf(context, cluster);
  const region = homeRegion(cluster.replicationSpecs);
  const cloud = region.backingProviderName ?? region.providerName;
  return html`<tr>
<td>${cluster.name}</td><td>${cluster.paused ? "paused" : state}</td><td>${region.electable.instanceSize}</td>
<td>${cloud} ${region.regionName}</td><td><code>${connectionStrings(cluster, state).standard ?? ""}</code></td>
</tr>`;
}
