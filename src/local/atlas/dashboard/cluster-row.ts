import { html } from "hono/html";
import { connectionStrings } from "../clusters/connection-strings.ts";
import { stateOf } from "../clusters/find.ts";
import { type Cluster, homeRegion, type StateName } from "../clusters/model.ts";
import { fullVersion } from "../clusters/view.ts";
import type { AtlasContext } from "../context.ts";

const marks: Readonly<Record<StateName, string>> = {
  IDLE: "idle",
  CREATING: "busy",
  UPDATING: "busy",
  DELETING: "deleting",
  REPAIRING: "repairing",
};

/** A cluster, and how to connect to it. */
export function clusterRow(context: AtlasContext, cluster: Cluster) {
  const state = stateOf(context, cluster);
  const region = homeRegion(cluster.replicationSpecs);
  const regions = cluster.replicationSpecs.flatMap(({ regionConfigs }) => regionConfigs).length;
  const cloud = region.backingProviderName ?? region.providerName;
  return html`<tr>
<td class="name">${cluster.name}
${cluster.tags.map(({ key, value }) => html`<br><small class="soft">${key}: ${value}</small>`)}</td>
<td>${mark(state, cluster.paused)}${cluster.terminationProtectionEnabled ? html` <span class="mark plain">protected</span>` : ""}</td>
<td>${region.electable.instanceSize}${cluster.upgrade ? html` → ${sizeOf(cluster.upgrade.replicationSpecs)}` : ""}</td>
<td>${cloud} ${region.regionName}${regions > 1 ? ` and ${regions - 1} more` : ""}</td>
<td>${fullVersion(cluster)}</td>
<td>${cluster.createDate.slice(0, 16).replace("T", " ")}</td>
<td>${connect(cluster, state)}</td>
</tr>`;
}

function sizeOf(specs: Cluster["replicationSpecs"]): string {
  return homeRegion(specs).electable.instanceSize;
}

/** A paused cluster is idle for the API; a person wants to know that it is paused. */
function mark(state: StateName, paused: boolean) {
  if (state === "IDLE" && paused) return html`<span class="mark paused">PAUSED</span>`;
  return html`<span class="mark ${marks[state]}">${state}</span>`;
}

function connect(cluster: Cluster, state: StateName) {
  const { standard } = connectionStrings(cluster, state);
  if (standard === undefined) return html`<span class="soft">once it is created</span>`;
  const id = `connect-${cluster.id}`;
  const shell = `mongosh "${standard}" --username <user>`;
  return html`<button type="button" popovertarget="${id}">Connect</button>
<div popover id="${id}"><h3>Connect to ${cluster.name}</h3>
<p>Connection string, for any MongoDB driver. It stays the same for the cluster's whole life.</p>
<pre>${standard}</pre>
<p>With the MongoDB Shell, as one of the project's database users:</p>
<pre>${shell}</pre>
<div class="bar"><button type="button" data-copy="${standard}">Copy connection string</button>
<button type="button" popovertarget="${id}" popovertargetaction="hide">Close</button></div>
</div>`;
}
