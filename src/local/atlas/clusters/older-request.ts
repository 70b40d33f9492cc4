import { z } from "zod";

const Hardware = z.looseObject({});
const Region = z.looseObject({
  electableSpecs: Hardware.nullish(),
  readOnlySpecs: Hardware.nullish(),
  analyticsSpecs: Hardware.nullish(),
});
const Older = z.looseObject({
  diskSizeGB: z.number().nullish(),
  replicationSpecs: z
    .array(z.looseObject({ numShards: z.int().min(1).max(50).nullish(), regionConfigs: z.array(Region) }))
    .min(1),
});

/** A cluster's body of version 2023-02-01 as version 2024-08-05 has it. What is not of that form is let be. */
export function requestOf20230201(body: unknown): unknown {
  const older = Older.safeParse(body);
  if (!older.success) return body;
  const { diskSizeGB, replicationSpecs, ...rest } = older.data;
  const withDisk = (hardware: z.infer<typeof Hardware> | null | undefined) =>
    hardware && diskSizeGB ? { ...hardware, diskSizeGB } : hardware;
  const specs = replicationSpecs.flatMap(({ numShards, regionConfigs, ...spec }, index) => {
    const zone = (numShards ?? 1) > 1 && !spec.zoneName ? { zoneName: `Zone ${index + 1}` } : {};
    const regions = regionConfigs.map((region) => ({
      ...region,
      electableSpecs: withDisk(region.electableSpecs),
      readOnlySpecs: withDisk(region.readOnlySpecs),
      analyticsSpecs: withDisk(region.analyticsSpecs),
    }));
    return Array.from({ length: numShards ?? 1 }, () => ({ ...spec, ...zone, regionConfigs: regions }));
  });
  return { ...rest, replicationSpecs: specs };
}
