import { html } from "hono/html";
import { listClusters } from "../clusters/find.ts";
import type { AtlasContext } from "../context.ts";
import type { DatabaseUser } from "../database-users/model.ts";
import type { Group } from "../groups/model.ts";
import { clusterRow } from "./cluster-row.ts";

/** A project with its clusters, users and access list. */
export function projectCard(context: AtlasContext, group: Group) {
  const clusters = listClusters(context, group.id);
  return html`<section class="card">
<h2>${group.name} <small>project ${group.id}</small></h2>
${
  clusters.length === 0
    ? html`<p class="soft">No clusters.</p>`
    : html`<div class="wide"><table>
<tr><th scope="col">Cluster</th><th scope="col">State</th><th scope="col">Tier</th><th scope="col">Region</th>
<th scope="col">MongoDB</th><th scope="col">Created</th><th scope="col">Connect</th></tr>
${clusters.map((cluster) => clusterRow(context, cluster))}
</table></div>`
}
<div class="pair">${users(context, group)}${accessList(context, group)}</div>
</section>`;
}

function users({ store }: AtlasContext, group: Group) {
  const all = store.databaseUsers.list(group.id);
  return html`<div><h3>Database users</h3>
${
  all.length === 0
    ? html`<p class="soft">Nobody can sign in.</p>`
    : html`<div class="wide"><table>
<tr><th scope="col">User</th><th scope="col">Roles</th><th scope="col">Clusters</th></tr>
${all.map(userRow)}
</table></div>`
}</div>`;
}

function userRow({ username, databaseName, roles, scopes }: DatabaseUser) {
  const held = roles.map((role) => `${role.roleName}@${role.databaseName}`).join(", ");
  const reach = scopes.map(({ name }) => name).join(", ");
  return html`<tr><td class="name">${username}${databaseName === "admin" ? "" : html` <small>${databaseName}</small>`}</td>
<td>${held || "none"}</td><td>${reach || "all"}</td></tr>`;
}

function accessList({ store, alwaysAdmitted }: AtlasContext, group: Group) {
  const entries = store.accessList.list(group.id);
  const unnamed = alwaysAdmitted.filter((address) => entries.every(({ ipAddress }) => ipAddress !== address));
  return html`<div><h3>Access list</h3>
<div class="wide"><table>
<tr><th scope="col">Addresses</th><th scope="col">Comment</th></tr>
${entries.map(({ ipAddress, cidrBlock, comment = "" }) => html`<tr><td class="name">${ipAddress ?? cidrBlock}</td><td>${comment}</td></tr>`)}
${unnamed.map((address) => html`<tr class="soft"><td>${address}</td><td>this machine, always admitted by local Atlas</td></tr>`)}
</table></div></div>`;
}
