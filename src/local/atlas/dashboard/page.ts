import { html, raw } from "hono/html";
import type { AtlasContext } from "../context.ts";
import { organization } from "../store/store.ts";
import { live } from "./live.ts";
import { projectCard } from "./project-card.ts";
import { style } from "./style.ts";

/** What local Atlas holds, for a person's eyes: projects with their clusters, users and access lists. No secrets. */
export function dashboardPage(context: AtlasContext) {
  const { store, faults, baseUrl } = context;
  const groups = store.groups.list(organization);
  const organizations = store.organizations.list(organization);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local Atlas</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>Local Atlas <small>a stand-in for MongoDB Atlas on this machine</small></h1>
<p class="soft">Admin API <code>${baseUrl}/api/atlas/v2</code></p>
<p id="gone" class="card warning" role="status">Local Atlas does not answer. What you see is how it was.</p>
</header>
<main>
<p class="soft">${organizations.map(({ name, id }) => html`Organization ${name} <code>${id}</code> · `)}
${count(groups.length, "project")} · ${count(store.clusters.all().length, "cluster")}</p>
${faultNotice(faults.list().map(({ operation }) => operation))}
${
  groups.length === 0
    ? html`<section class="card"><h2>No projects yet</h2><p>As soon as somebody makes one, it is shown here.</p></section>`
    : groups.map((group) => projectCard(context, group))
}
</main>
<footer>What runs here is real: the databases behind these clusters keep their data over restarts.</footer>
<script>${raw(live)}</script>
</body>
</html>`;
}

function faultNotice(operations: readonly string[]) {
  if (operations.length === 0) return "";
  const which = operations.map((operation) => (operation === "*" ? "any call" : operation)).join(", ");
  return html`<p class="card warning">Something will go wrong on purpose: ${which}.</p>`;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}
