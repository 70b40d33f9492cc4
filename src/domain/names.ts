import anyAscii from "any-ascii";

/** Atlas makes host names of the first 23 characters of a cluster name, so a slug never has more. */
const slugLimit = 23;
const suffixLength = 4;

/** Atlas keeps names of this shape for itself (`ATLAS_RESERVED_CLUSTER_NAME`). */
const reserved = /^atlas-[a-z0-9]{6}$/;

/**
 * The readable part of a hospital's name in lower-case ASCII: "Clínica São José – Norte" → `clinica-sao-jose-norte`.
 * At most 23 characters, never starting or ending in a hyphen; `hospital` when nothing readable is left.
 */
export function slugOf(name: string): string {
  const words = anyAscii(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  const slug = cut(words, slugLimit) || "hospital";
  return reserved.test(slug) ? `h-${slug}` : slug;
}

/** The same slug made different by four characters of `suffix`, for a hospital whose slug is taken. */
export function slugWithSuffix(slug: string, suffix: string): string {
  return `${cut(slug, slugLimit - suffixLength - 1)}-${suffix.slice(0, suffixLength)}`;
}

/** Everything in Atlas that carries the hospital's name. The database name stays under Atlas' 38 bytes of M0 and FLEX. */
export function namesOf(slug: string): { projectName: string; clusterName: string; databaseName: string } {
  return {
    projectName: `hospital-${slug}`,
    clusterName: slug,
    databaseName: `hospital_${slug.replaceAll("-", "_")}`,
  };
}

function cut(text: string, limit: number): string {
  return text.replace(/^-+/, "").slice(0, limit).replace(/-+$/, "");
}
