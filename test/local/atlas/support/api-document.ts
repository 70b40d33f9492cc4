import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";

/** A file with Atlas' OpenAPI document, or the part of it that concerns us. */
export const apiDocumentFile = process.env.ATLAS_OPENAPI;

type Schema = Record<string, unknown>;
type Response = { content?: Record<string, { schema: Schema }> };
type DocumentedOperation = {
  operationId?: string;
  responses: Record<string, Response>;
  "x-rolesRequirements"?: string[];
};
type Document = {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema> };
};

export type ApiDocument = {
  /** What is wrong with an answer of this operation according to the document; empty when nothing is. */
  readonly check: (operationId: string, status: number, body: unknown) => string[];
  /** Method, path, newest version and roles (as the document words them) of every operation, by operationId. */
  readonly operations: ReadonlyMap<string, OperationFacts>;
};

export type OperationFacts = {
  readonly method: string;
  readonly path: string;
  readonly version: string | undefined;
  readonly roles: readonly string[];
};

/**
 * Reads the document and checks answers against it: types, required members, patterns, and that nothing is there which
 * the document doesn't know.
 */
export async function readApiDocument(file: string): Promise<ApiDocument> {
  const document = JSON.parse(await readFile(file, "utf8")) as Document;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, code: { regExp: lenientRegExp } });
  for (const schema of Object.values(document.components.schemas)) closeSchema(schema);
  ajv.addSchema({ $id: "atlas", components: document.components });
  const operations = new Map(
    Object.values(document.paths).flatMap((path) =>
      Object.values(path).flatMap((operation) =>
        operation.operationId ? [[operation.operationId, operation] as const] : [],
      ),
    ),
  );
  const check: ApiDocument["check"] = (operationId, status, body) => {
    const operation = operations.get(operationId);
    if (operation === undefined) return [`The document has no operation ${operationId}.`];
    const ok = Object.entries(operation.responses).find(([code]) => code.startsWith("2"))?.[1];
    const schema =
      status < 300 ? Object.values(ok?.content ?? {})[0]?.schema : { $ref: "#/components/schemas/ApiError" };
    const isEmpty = Object.keys(body ?? {}).length === 0;
    if (schema === undefined) return isEmpty ? [] : [`The document describes no answer of ${operationId}.`];
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"atlas#/')) as Schema);
    if (validate(withoutNulls(body))) return [];
    return (validate.errors ?? []).map(
      (error) => `${operationId} ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
  };
  return { check, operations: new Map(factsOf(document)) };
}

function factsOf({ paths }: Document): [string, OperationFacts][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]): [string, OperationFacts][] => {
      const media = Object.values(operation.responses).flatMap(({ content }) => Object.keys(content ?? {}));
      const dates = media.flatMap((type) => /\d{4}-\d{2}-\d{2}/.exec(type) ?? []);
      const facts = { method: method.toUpperCase(), path, version: dates.sort().at(-1) };
      const roles = operation["x-rolesRequirements"] ?? [];
      return operation.operationId ? [[operation.operationId, { ...facts, roles }]] : [];
    }),
  );
}

/** Atlas was seen to answer null where something is not set; the document has no word for that. */
function withoutNulls(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body, (_name, value: unknown) => value ?? undefined));
}

/** Some patterns of the document escape what JavaScript's Unicode mode doesn't let them. */
const lenientRegExp = Object.assign(
  (pattern: string, flags: string) => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: "new RegExp" },
);

/** Makes an object schema refuse members that it doesn't list. */
function closeSchema(schema: unknown): void {
  if (typeof schema !== "object" || schema === null) return;
  if ("properties" in schema && !("additionalProperties" in schema) && !("allOf" in schema) && !("oneOf" in schema)) {
    Object.assign(schema, { additionalProperties: false });
  }
  for (const inner of Object.values(schema)) closeSchema(inner);
}
