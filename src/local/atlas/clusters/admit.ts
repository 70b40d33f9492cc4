import { ensureContainers } from "../containers/ensure.ts";
import type { AtlasContext } from "../context.ts";
import { limitOf } from "../groups/limits.ts";
import type { Group } from "../groups/model.ts";
import { isRefusal, type Refusal, refuse } from "../http/answers.ts";
import { newAtlasId } from "../ids.ts";
import { organization } from "../store/store.ts";
import { refuseTags, type Tags } from "../tags.ts";
import { atlasTime } from "../time.ts";
import { listClusters } from "./find.ts";
import type { Cluster, ClusterKind, ReplicationSpec } from "./model.ts";
import { refuseClusterName } from "./names.ts";
import { serveInBackground } from "./serve.ts";
import { creationSteps } from "./steps.ts";

export type Draft = {
  readonly name: string;
  readonly kind: ClusterKind;
  readonly clusterType: string;
  readonly replicationSpecs: ReplicationSpec[];
  readonly tags: Tags;
  readonly labels: Tags;
  readonly terminationProtectionEnabled: boolean;
  readonly backupEnabled: boolean;
  readonly mongoDBMajorVersion: string;
  readonly options: Record<string, unknown>;
  readonly processArgs: Record<string, unknown>;
};

type Admission = { readonly context: AtlasContext; readonly group: Group; readonly stuck: boolean };

/** Makes a new cluster of any kind, after the rules that they all share: name, number, one M0 per project, tags. */
export async function admitCluster(admission: Admission, draft: Draft): Promise<Cluster | Refusal> {
  const { context, group } = admission;
  const refusal = refuseDraft(admission, draft);
  if (refusal !== undefined) return refusal;
  const port = await context.servers.reservePort();
  const cluster = insert(admission, draft, port);
  if (!isRefusal(cluster)) {
    serveInBackground(context, cluster);
    context.log.info({ groupId: group.id, cluster: cluster.name, port }, "cluster is being created");
  }
  return cluster;
}

/** Checks again, because another request may have got in while the port was looked for. */
function insert({ stuck, ...admission }: Admission, draft: Draft, port: number): Cluster | Refusal {
  const { context } = admission;
  const group = context.store.groups.get(organization, admission.group.id);
  if (group === undefined) return refuse("GROUP_NOT_FOUND", admission.group.id);
  const refusal = refuseDraft({ context, group, stuck }, draft);
  if (refusal !== undefined) return refusal;
  const cluster: Cluster = {
    ...draft,
    id: newAtlasId(context.random),
    groupId: group.id,
    createDate: atlasTime(context.clock.now()),
    serverKey: newAtlasId(context.random),
    port,
    steps: creationSteps({ context, stuck }, draft.kind),
    deleting: false,
    paused: false,
  };
  context.store.transaction(() => {
    context.store.clusters.put(group.id, cluster.name, cluster);
    ensureContainers(context, cluster);
  });
  return cluster;
}

function refuseDraft({ context, group }: Admission, draft: Draft): Refusal | undefined {
  const clusters = listClusters(context, group.id);
  const atMost = limitOf(context, group, "atlas.project.deployment.clusters");
  const refusal = refuseClusterName(context, group.id, draft.name) ?? refuseTags(draft.tags);
  if (refusal !== undefined) return refusal;
  if (draft.kind === "free" && clusters.some((cluster) => cluster.kind === "free")) {
    return refuse("CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API");
  }
  return clusters.length >= atMost ? refuse("CLUSTERS_LIMIT_EXCEEDED", atMost) : undefined;
}
