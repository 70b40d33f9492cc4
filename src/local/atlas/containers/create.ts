import { z } from "zod";
import { isRegion } from "../clusters/regions.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { newAtlasId } from "../ids.ts";
import { isPrivate, overlap, readRange } from "./blocks.ts";
import { containerKey } from "./key.ts";
import type { Container } from "./model.ts";
import { containerView } from "./view.ts";

const narrowest = 24;

const Body = z.looseObject({
  providerName: z.enum(["AWS", "AZURE", "GCP"]),
  atlasCidrBlock: z.string(),
  regionName: z.string().nullish(),
  region: z.string().nullish(),
});
type Body = z.infer<typeof Body>;

/** Makes a container before a cluster needs it, to choose its addresses. */
export function createGroupContainer({ context, group, body }: GroupCall): Answer {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const regionName = regionOf(wanted);
  if (isRefusal(regionName)) return regionName;
  const { providerName, atlasCidrBlock } = wanted;
  const { containers } = context.store;
  const key = containerKey(providerName, regionName);
  if (containers.get(group.id, key) !== undefined) return refuse("CONTAINER_ALREADY_EXISTS", group.id);
  const refusal = refuseBlock(wanted, containers.list(group.id));
  if (refusal !== undefined) return refusal;
  const networkId = context.random(9).toString("hex").slice(0, 17);
  const container: Container = { id: newAtlasId(context.random), providerName, regionName, atlasCidrBlock, networkId };
  containers.put(group.id, key, container);
  return reply(201, containerView(context, group.id, container));
}

/** Google's network has no region of its own. */
function regionOf({ providerName, regionName, region }: Body): string | Refusal {
  if (providerName === "GCP") return "";
  const attribute = providerName === "AWS" ? "regionName" : "region";
  const asked = providerName === "AWS" ? regionName : region;
  if (!asked) return refuse("MISSING_ATTRIBUTE", attribute);
  return isRegion(providerName, asked) ? asked : refuse("INVALID_ATTRIBUTE", attribute);
}

function refuseBlock({ providerName, atlasCidrBlock }: Body, others: readonly Container[]): Refusal | undefined {
  const range = readRange(atlasCidrBlock);
  if (range === undefined || range.bits > narrowest) {
    return refuse("ATLAS_INVALID_CIDR_BLOCK", atlasCidrBlock, narrowest, providerName);
  }
  if (!isPrivate(range)) return refuse("ATLAS_INVALID_CIDR_RANGE", atlasCidrBlock);
  const isTaken = others.some((other) => {
    const taken = readRange(other.atlasCidrBlock);
    return other.providerName === providerName && taken !== undefined && overlap(range, taken);
  });
  return isTaken ? refuse("OVERLAPPING_ATLAS_CIDR_BLOCK", atlasCidrBlock) : undefined;
}
