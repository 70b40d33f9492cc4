import { type ErrorCode, errorTable } from "./error-table.ts";

export type Parameter = string | number;

/** What is wrong with one attribute of a body. */
export type FieldFault = { readonly field: string; readonly description: string };

/** Atlas says no: the answer's status, code and text. */
export type Refusal = {
  readonly kind: "refusal";
  readonly status: number;
  readonly errorCode: string;
  readonly detail: string;
  readonly parameters: readonly Parameter[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes into `badRequestDetail`. */
  readonly fields?: readonly FieldFault[];
};

/** Atlas did it. `body` left out means an empty answer. */
export type Reply = {
  readonly kind: "reply";
  readonly status: 200 | 201 | 202 | 204;
  readonly body?: unknown;
  /** Path of what was made, for the `Location` header. */
  readonly location?: string;
};

export type Answer = Reply | Refusal;

/** Refuses with an error of the table; `parameters` fill the `%s` of its text. */
export function refuse(code: ErrorCode, ...parameters: readonly Parameter[]): Refusal {
  const { status, detail } = errorTable[code];
  let next = 0;
  const filled = detail.replaceAll("%s", () => String(parameters[next++] ?? ""));
  return { kind: "refusal", status, errorCode: code, detail: filled, parameters };
}

/** Whether this is a code of the table. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

/** How many parameters the text of an error has. */
export function parameterCount(code: ErrorCode): number {
  return errorTable[code].detail.split("%s").length - 1;
}

/** Refuses a request that carries no valid sign-in. Atlas gives this the code `UNEXPECTED_ERROR`, with status 401. */
export function refuseSignIn(): Refusal {
  const detail = "You are not authorized for this resource.";
  return { kind: "refusal", status: 401, errorCode: "UNEXPECTED_ERROR", detail, parameters: [] };
}

/** Refuses a value that breaks a rule of its attribute, naming the attribute. */
export function refuseField(field: string, description: string): Refusal {
  return { ...refuse("VALIDATION_ERROR", `${field} ${description}`), fields: [{ field, description }] };
}

export function reply(status: Reply["status"], body?: unknown, location?: string): Reply {
  return location === undefined ? { kind: "reply", status, body } : { kind: "reply", status, body, location };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "refusal";
}
