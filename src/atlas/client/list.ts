import { z } from "zod";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { AtlasProblem } from "../problems.ts";
import type { AtlasClient } from "./client.ts";

/** The most that Atlas puts on a page (Admin API, "Pagination"). */
const largestPage = 500;

/** All items of a list, page by page. */
export async function listAll<T>(
  client: AtlasClient,
  path: string,
  version: string,
  item: z.ZodType<T>,
  itemsPerPage = largestPage,
): Promise<Outcome<T[], AtlasProblem>> {
  const items: T[] = [];
  for (let pageNum = 1; ; pageNum += 1) {
    const query = `?itemsPerPage=${itemsPerPage}&pageNum=${pageNum}&includeCount=false`;
    const page = await client.get(`${path}${query}`, version, z.object({ results: z.array(item) }));
    if (!page.ok) return page;
    items.push(...page.value.results);
    if (page.value.results.length < itemsPerPage) return done(items);
  }
}
