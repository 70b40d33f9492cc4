import { isRefusal, type Refusal, refuse } from "./answers.ts";

export type Link = { readonly href: string; readonly rel: string };
export type Page<T> = { readonly links: Link[]; readonly results: T[]; readonly totalCount?: number };

/**
 * Cuts one page out of a list as the query asks (`pageNum` from 1, `itemsPerPage` up to 500, `includeCount`), in Atlas'
 * envelope. `href` is the list's own address.
 */
export function page<T>(items: readonly T[], query: URLSearchParams, href: string): Page<T> | Refusal {
  const pageNum = positiveInteger(query, "pageNum", 1, Number.MAX_SAFE_INTEGER);
  if (isRefusal(pageNum)) return pageNum;
  const itemsPerPage = positiveInteger(query, "itemsPerPage", 100, 500);
  if (isRefusal(itemsPerPage)) return itemsPerPage;
  const start = (pageNum - 1) * itemsPerPage;
  const link = (rel: string, number: number) => ({
    href: `${href}?includeCount=true&pageNum=${number}&itemsPerPage=${itemsPerPage}`,
    rel,
  });
  const links = [link("self", pageNum)];
  if (pageNum > 1) links.push(link("previous", pageNum - 1));
  if (start + itemsPerPage < items.length) links.push(link("next", pageNum + 1));
  const results = items.slice(start, start + itemsPerPage);
  return query.get("includeCount") === "false" ? { links, results } : { links, results, totalCount: items.length };
}

function positiveInteger(query: URLSearchParams, name: string, otherwise: number, maximum: number): number | Refusal {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= maximum ? value : refuse("INVALID_QUERY_PARAMETER", name);
}
