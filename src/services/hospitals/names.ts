import type { ServiceContext } from "../context.ts";

/** What hospitals are called, by id. What nobody knows is not in it. */
export type HospitalNames = ReadonlyMap<string, string>;

/** The names of the hospitals that a list is about. Whether somebody may see the list, its own verb has said. */
export async function hospitalNames(
  { repositories }: Pick<ServiceContext, "repositories">,
  ids: readonly (string | null)[],
): Promise<HospitalNames> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = await Promise.all(wanted.map((id) => repositories.hospitals.find(id)));
  return new Map(found.filter((hospital) => hospital !== null).map(({ id, name }) => [id, name]));
}
