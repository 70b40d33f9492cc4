import { type Refusal, refuse } from "../http/answers.ts";
import { refuseLabels } from "../tags.ts";
import type { DatabaseUser } from "./model.ts";
import { isPlainText, refuseName } from "./names.ts";
import type { CreateUserRequest, UpdateUserRequest } from "./request.ts";
import { refuseRoles } from "./roles.ts";

const shortestPassword = 8;
const longestDescription = 100;

const commonPasswords: ReadonlySet<string> = new Set([
  ...["password", "password1", "password123", "12345678", "123456789", "1234567890", "qwertyuiop", "qwerty123"],
  ...["11111111", "iloveyou", "sunshine", "princess", "football", "baseball", "superman", "trustno1", "letmein1"],
]);

/** Refuses a password that Atlas does not take. */
function refusePassword(password: string): Refusal | undefined {
  if (password.length < shortestPassword) return refuse("SHORT_PASSWORD");
  if (!isPlainText(password)) return refuse("VALIDATION_ERROR", "password must not hold control characters");
  return commonPasswords.has(password.toLowerCase()) ? refuse("COMMON_PASSWORD") : undefined;
}

const waysToSignIn = ["awsIAMType", "ldapAuthType", "oidcAuthType", "x509Type"] as const;

/** Whether a user signs in by password, and not by certificate or another party's word. */
export function usesPassword(request: Pick<CreateUserRequest, (typeof waysToSignIn)[number]>): boolean {
  return waysToSignIn.every((way) => request[way] === "NONE");
}

/** Refuses a new user whose name, database, password or roles Atlas does not take. */
export function refuseNewUser(request: CreateUserRequest): Refusal | undefined {
  const { username, password } = request;
  const name = refuseName(request);
  if (name !== undefined) return name;
  if (usesPassword(request) && !password) return refuse("MISSING_ATTRIBUTE", "password");
  if (!request.roles) return refuse("MISSING_ATTRIBUTE", "roles");
  const wrong = usesPassword(request) && password ? refusePassword(password) : undefined;
  return wrong ?? refuseDetails(request, username);
}

/** Refuses to change who a user is and how they sign in, and what a new user could not have either. */
export function refuseUpdate(user: DatabaseUser, wanted: UpdateUserRequest): Refusal | undefined {
  const { databaseName, username, password, deleteAfterDate } = wanted;
  if (databaseName && databaseName !== user.databaseName) return refuse("DATABASE_NAME_CANNOT_BE_CHANGED");
  if (username && username !== user.username) return refuse("DATABASE_USERNAME_CANNOT_BE_CHANGED");
  const changed = waysToSignIn.some((way) => wanted[way] && wanted[way] !== user[way]);
  if (changed) return refuse("AUTH_TYPE_CANNOT_BE_CHANGED");
  if (password && user.x509Type !== "NONE") return refuse("ATLAS_X509_USER_CANNOT_USE_SCRAM");
  if (deleteAfterDate && !user.deleteAfterDate) return refuse("PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY");
  const wrong = typeof password === "string" ? refusePassword(password) : undefined;
  return wrong ?? refuseDetails(wanted, user.username);
}

function refuseDetails(request: CreateUserRequest | UpdateUserRequest, username: string): Refusal | undefined {
  const tooLong = (request.description ?? "").length > longestDescription;
  if (tooLong) return refuse("VALIDATION_ERROR", `description must have at most ${longestDescription} characters`);
  const unnamed = request.scopes?.find(({ name }) => !/^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(name));
  if (unnamed !== undefined) return refuse("INVALID_ATTRIBUTE", "scopes.name");
  return refuseRoles(request.roles, username) ?? refuseLabels(request.labels);
}
