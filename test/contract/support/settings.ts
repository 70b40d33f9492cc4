import { z } from "zod";

const Keys = z.object({
  CONTRACT_ATLAS_PUBLIC_KEY: z.string().min(1),
  CONTRACT_ATLAS_PRIVATE_KEY: z.string().min(1),
  CONTRACT_ATLAS_ORG_ID: z.string().regex(/^[a-f0-9]{24}$/),
  CONTRACT_ATLAS_BASE_URL: z.url().default("https://cloud.mongodb.com"),
});

/** Which Atlas is asked: a local one of the suite's own, or with `CONTRACT_TARGET=atlas` the real one. */
export const isRealAtlas = z.enum(["local", "atlas"]).default("local").parse(process.env.CONTRACT_TARGET) === "atlas";

/** Whether the cases that cost money on the target run. */
export const mayCost = !isRealAtlas || process.env.CONTRACT_ATLAS_PAID === "1";

/** Address, keys and organization of the real Atlas. Throws when one of them is not set. */
export function realAtlas() {
  const keys = Keys.parse(process.env);
  return {
    baseUrl: keys.CONTRACT_ATLAS_BASE_URL.replace(/\/$/, ""),
    orgId: keys.CONTRACT_ATLAS_ORG_ID,
    publicKey: keys.CONTRACT_ATLAS_PUBLIC_KEY,
    privateKey: keys.CONTRACT_ATLAS_PRIVATE_KEY,
  };
}
