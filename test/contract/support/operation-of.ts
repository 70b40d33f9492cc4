import { readFile } from "node:fs/promises";
import { z } from "zod";

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string().optional() }).catch({}))),
});

/** Finds an operation of the API document by method and path; undefined when the document has none. */
export type OperationOf = (method: string, path: string) => string | undefined;

const prefix = "/api/atlas/v2";

/** Reads the paths of the document in `file`. Paths to look for come without prefix and query. */
export async function readOperations(file: string): Promise<OperationOf> {
  const { paths } = Document.parse(JSON.parse(await readFile(file, "utf8")));
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId }]) =>
      operationId === undefined ? [] : [{ operationId, method: method.toUpperCase(), pattern: patternOf(path) }],
    ),
  );
  return (method, path) =>
    operations.find((operation) => operation.method === method && operation.pattern.test(path))?.operationId;
}

function patternOf(path: string): RegExp {
  const escaped = path.slice(prefix.length).replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll(/\{\w+\}/g, "[^/:]+")}$`);
}
