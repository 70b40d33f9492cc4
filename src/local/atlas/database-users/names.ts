import { type Refusal, refuse } from "../http/answers.ts";
import type { CreateUserRequest } from "./request.ts";

const longestUsername = 1024;

/** Refuses a user whose name or database does not go with the way of signing in, or who has two ways. */
export function refuseName(request: CreateUserRequest): Refusal | undefined {
  const { username, databaseName, awsIAMType, ldapAuthType, oidcAuthType, x509Type } = request;
  if (username === "" || username.length > longestUsername || !isPlainText(username)) return refuseUsername(username);
  if (x509Type !== "NONE") return refuseX509(request);
  if (awsIAMType !== "NONE" && !/^arn:aws[\w-]*:/.test(username)) return refuseUsername(username);
  if (oidcAuthType !== "NONE" && !/^[a-f0-9]{24}\/./.test(username)) return refuseUsername(username);
  const isElsewhere = awsIAMType !== "NONE" || ldapAuthType !== "NONE" || oidcAuthType === "USER";
  return refuseDatabase(username, databaseName, isElsewhere);
}

function refuseUsername(username: string): Refusal {
  return refuse("ATLAS_INVALID_USERNAME", username.slice(0, 80));
}

function refuseX509(request: CreateUserRequest): Refusal | undefined {
  const { username, databaseName, x509Type, ldapAuthType, password, deleteAfterDate } = request;
  if (ldapAuthType !== "NONE") return refuse("ATLAS_X509_USER_CANNOT_USE_LDAP");
  if (password) return refuse("ATLAS_X509_USER_CANNOT_USE_SCRAM");
  if (deleteAfterDate) return refuse("ATLAS_X509_USER_CANNOT_BE_TEMPORARY");
  if (x509Type === "MANAGED" && /[,=]/.test(username.replace(/^CN=/i, ""))) {
    return refuse("ATLAS_MANAGED_X509_NAME_INVALID", username);
  }
  if (x509Type === "CUSTOMER" && !/(^|,)\s*CN=[^,]/i.test(username)) return refuse("ATLAS_INVALID_LDAP_NAME", username);
  return refuseDatabase(username, databaseName, true);
}

/** Who signs in by somebody else's word belongs to `$external`, everybody else to `admin`. */
function refuseDatabase(username: string, databaseName: string, isElsewhere: boolean): Refusal | undefined {
  if (isElsewhere) return databaseName === "$external" ? undefined : refuse("DATABASE_NAME_INVALID_EXTERNAL");
  return databaseName === "admin" ? undefined : refuse("DATABASE_NAME_INVALID_ADMIN", username);
}

/** Whether a text is proper Unicode without control characters: what a SCRAM sign-in can carry. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}
