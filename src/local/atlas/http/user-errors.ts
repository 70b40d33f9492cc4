/** Errors of database users: HTTP status and text, as in the rest of the table. */
export const userErrors = {
  AUTH_TYPE_CANNOT_BE_CHANGED: {
    status: 409,
    detail: "Cannot modify the authentication type of an existing database user.",
  },
  DUPLICATE_DATABASE_ROLES: { status: 400, detail: "Duplicate database roles specified for user %s: %s." },
  ATLAS_MANAGED_X509_NAME_INVALID: {
    status: 400,
    detail:
      "The username %s is invalid for Atlas-managed X.509 user auth. These usernames must take the form CN=<username> with no additional OIDs.",
  },
  ATLAS_INVALID_LDAP_NAME: {
    status: 400,
    detail: "The distinguished name specified in the username field, %s, is not valid according to RFC 2253.",
  },
  ATLAS_X509_USER_CANNOT_BE_TEMPORARY: { status: 400, detail: "X.509 users cannot be temporary." },
  ATLAS_X509_USER_CANNOT_USE_LDAP: {
    status: 400,
    detail: "Users cannot be configured for X.509 and LDAP authentication.",
  },
  ATLAS_X509_USER_CANNOT_USE_SCRAM: {
    status: 400,
    detail: "Users cannot be configured for SCRAM and X.509 authentication.",
  },
} as const satisfies Record<string, { readonly status: number; readonly detail: string }>;
