import { z } from "zod";
import { type Refusal, refuse } from "../http/answers.ts";
import type { AutoScaling } from "./model.ts";
import { compareSizes, isDedicatedSize } from "./sizes.ts";

export const AutoScalingRequest = z.strictObject({
  compute: z
    .strictObject({
      enabled: z.boolean().nullish(),
      scaleDownEnabled: z.boolean().nullish(),
      minInstanceSize: z.string().nullish(),
      maxInstanceSize: z.string().nullish(),
    })
    .nullish(),
  diskGB: z.strictObject({ enabled: z.boolean().nullish() }).nullish(),
});
export type AutoScalingRequest = z.infer<typeof AutoScalingRequest>;

/** Auto-scaling as it is stored and shown. Local Atlas never scales by itself, so sizes stay what was asked for. */
export function toAutoScaling(request: AutoScalingRequest | null | undefined): AutoScaling {
  const { minInstanceSize, maxInstanceSize, enabled, scaleDownEnabled } = request?.compute ?? {};
  return {
    compute: {
      enabled: enabled ?? false,
      scaleDownEnabled: scaleDownEnabled ?? false,
      ...(minInstanceSize ? { minInstanceSize } : {}),
      ...(maxInstanceSize ? { maxInstanceSize } : {}),
    },
    diskGB: { enabled: request?.diskGB?.enabled ?? false },
  };
}

/** Refuses auto-scaling without the sizes that it needs, or with sizes that `instanceSize` does not lie between. */
export function refuseAutoScaling({ compute }: AutoScaling, instanceSize: string): Refusal | undefined {
  const { enabled, scaleDownEnabled, minInstanceSize: min, maxInstanceSize: max } = compute;
  const unknown = [min, max].find((size) => size !== undefined && !isDedicatedSize(size));
  if (unknown !== undefined) return refuse("INVALID_ENUM_VALUE", unknown);
  if (scaleDownEnabled && !enabled) return refuse("COMPUTE_AUTO_SCALING_SCALE_DOWN_ENABLED_INVALID");
  if (!enabled) return undefined;
  if (max === undefined) return refuse("COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED");
  if (scaleDownEnabled && min === undefined) return refuse("COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED");
  if (min !== undefined && compareSizes(min, max) >= 0) {
    return refuse("COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID", min, max);
  }
  if (compareSizes(max, instanceSize) < 0) {
    return refuse("COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID", max, instanceSize);
  }
  if (min !== undefined && compareSizes(min, instanceSize) > 0) {
    return refuse("COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID", min, instanceSize);
  }
  return undefined;
}
