import { apiDocumentFile, readApiDocument } from "../../local/atlas/support/api-document.ts";
import { type Answer, askWithDigest, type Keys, type Request } from "../../local/atlas/support/digest-client.ts";
import { readOperations } from "./operation-of.ts";

/** Asks the Admin API; `path` is what comes after `/api/atlas/v2`. */
export type Ask = (method: string, path: string, body?: unknown, more?: Request) => Promise<Answer>;

/** Where real answers were seen to say more than the document, or something else. */
const seenInRealAnswers = [
  '"additionalProperty":"isAtlasHomePageAiAssistantEnabled"',
  '"additionalProperty":"effectiveDatabaseEdition"',
  "upgradeTenantUpgrade /diskSizeGB must be >= 10",
];

/** Patterns of the document that are too narrow: for IPv6 with `::` in it, and for projects such as Atlas' own `Project 0`. */
const narrowPatterns = [/\/(cidrBlock|ipAddress) must match pattern/, /Groups? .*\/name must match pattern/];

/** Asks with the key of `target` and throws when an answer is not what the API document says, if there is a document. */
export async function checkedAsk(target: Keys & { readonly baseUrl: string }): Promise<Ask> {
  const check = apiDocumentFile === undefined ? undefined : await checkWith(apiDocumentFile);
  return async (method, path, body, more) => {
    const answer = await askWithDigest(`${target.baseUrl}/api/atlas/v2${path}`, target, { method, body, ...more });
    const faults = check?.(method, path, answer) ?? [];
    if (faults.length > 0) throw new Error(`${method} ${path} does not fit the document: ${faults.join("; ")}`);
    return answer;
  };
}

/** What is wrong with one answer, according to the document in `file`. */
export async function checkWith(file: string) {
  const [operationOf, { check }] = await Promise.all([readOperations(file), readApiDocument(file)]);
  return (method: string, path: string, { status, body }: Pick<Answer, "status" | "body">): string[] => {
    const url = new URL(path, "http://atlas");
    const operation = operationOf(method, url.pathname);
    const isEmpty = method === "DELETE" && status < 300;
    if (operation === undefined || isEmpty || status === 204 || url.searchParams.has("envelope")) return [];
    const faults = check(operation, status, body);
    return faults.filter(
      (fault) =>
        !narrowPatterns.some((pattern) => pattern.test(fault)) &&
        !seenInRealAnswers.some((known) => fault.includes(known)),
    );
  };
}
