import { type Refusal, refuse } from "../http/answers.ts";
import type { CreateUserRequest, UpdateUserRequest } from "./request.ts";

const shortestPassword = 8;
const longestUsername = 1024;
const longestDescription = 100;

const adminOnly: ReadonlySet<string> = new Set([
  ...["atlasAdmin", "backup", "clusterMonitor", "dbAdminAnyDatabase", "enableSharding"],
  ...["readAnyDatabase", "readWriteAnyDatabase"],
]);
const anyDatabase: ReadonlySet<string> = new Set(["dbAdmin", "read", "readWrite"]);

const commonPasswords: ReadonlySet<string> = new Set([
  ...["password", "password1", "password123", "12345678", "123456789", "1234567890", "qwertyuiop", "qwerty123"],
  ...["11111111", "iloveyou", "sunshine", "princess", "football", "baseball", "superman", "trustno1", "letmein1"],
]);

/** Refuses a password that Atlas does not take. */
export function refusePassword(password: string): Refusal | undefined {
  if (password.length < shortestPassword) return refuse("SHORT_PASSWORD");
  if (!isPlainText(password)) return refuse("VALIDATION_ERROR", "password must not hold control characters");
  return commonPasswords.has(password.toLowerCase()) ? refuse("COMMON_PASSWORD") : undefined;
}

/** Refuses roles that Atlas does not have, or has for another database only. */
function refuseRoles(roles: CreateUserRequest["roles"]): Refusal | undefined {
  for (const { roleName, databaseName } of roles ?? []) {
    if (adminOnly.has(roleName) && databaseName !== "admin")
      return refuse("ATLAS_INVALID_ROLE_DATABASE", roleName, "admin");
    if (!adminOnly.has(roleName) && !anyDatabase.has(roleName))
      return refuse("ATLAS_INVALID_ROLE", roleName, databaseName);
  }
  return undefined;
}

/** Whether a user signs in by password, and not by certificate or another party's word. */
export function usesPassword(request: CreateUserRequest): boolean {
  const { awsIAMType, ldapAuthType, oidcAuthType, x509Type } = request;
  return [awsIAMType, ldapAuthType, oidcAuthType, x509Type].every((type) => type === "NONE");
}

/** Refuses a new user whose name, database, password or roles Atlas does not take. */
export function refuseNewUser(request: CreateUserRequest): Refusal | undefined {
  const { username, databaseName, password } = request;
  if (username === "" || username.length > longestUsername || !isPlainText(username)) {
    return refuse("ATLAS_INVALID_USERNAME", username.slice(0, 80));
  }
  if (!usesPassword(request)) {
    const external = databaseName === "$external" || request.x509Type === "CUSTOMER" || request.oidcAuthType !== "NONE";
    return external ? refuseDetails(request) : refuse("DATABASE_NAME_INVALID_EXTERNAL");
  }
  if (databaseName !== "admin") return refuse("DATABASE_NAME_INVALID_ADMIN", username);
  if (!password) return refuse("MISSING_ATTRIBUTE", "password");
  if (!request.roles?.length) return refuse("MISSING_ATTRIBUTE", "roles");
  return refusePassword(password) ?? refuseDetails(request);
}

/** Refuses roles and a description that Atlas does not take. */
export function refuseDetails(request: CreateUserRequest | UpdateUserRequest): Refusal | undefined {
  const tooLong = (request.description ?? "").length > longestDescription;
  if (tooLong) return refuse("VALIDATION_ERROR", `description must have at most ${longestDescription} characters`);
  return refuseRoles(request.roles);
}

/** Whether a text is proper Unicode without control characters: what a SCRAM sign-in can carry. */
function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}
