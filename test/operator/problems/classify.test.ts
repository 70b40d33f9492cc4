import { describe, expect, test } from "vitest";
import { redactor } from "../../../src/foundation/redact.ts";
import { classifyFailure } from "../../../src/operator/problems/classify.ts";
import { said, urnOf } from "../support/events.ts";

const groups = "http://127.0.0.1:18790/api/atlas/v2/groups";
const project = `${groups}/6a1b2c3d4e5f6a7b8c9d0e1f`;
const keepWords = redactor([]);

function answer(method: string, url: string, status: string, code: string, detail = "Words of Atlas."): string {
  return `${url} ${method}: HTTP ${status} (Error code: "${code}") Detail: ${detail} Reason: x. Params: [], BadRequestDetail: `;
}

function creating(status: string, code: string): string {
  return `Error in create: cluster name: c, API error details: ${answer("POST", `${project}/clusters`, status, code)}`;
}

function user(status: string, code: string): string {
  return `error during database user creation: ${answer("POST", `${project}/databaseUsers`, status, code)}`;
}

function classify(text: string, { canceled = false, thrown = "CommandError: code: -2", redact = keepWords } = {}) {
  return classifyFailure([said("error", text, { urn: urnOf("cluster") })], thrown, canceled, redact);
}

const poll = "Error in create: cluster=c didn't reach desired state: IDLE, error: ";

describe("what the engine says is understood:", () => {
  test.each([
    [
      "atlas_key_refused",
      `error creating project: p: ${answer("POST", groups, "401 Unauthorized", "UNEXPECTED_ERROR")}`,
    ],
    [
      "atlas_permission_missing",
      `error creating project: p: ${answer("POST", groups, "401 Unauthorized", "USER_UNAUTHORIZED")}`,
    ],
    ["atlas_permission_missing", creating("401 Unauthorized", "USER_UNAUTHORIZED")],
    ["atlas_permission_missing", creating("403 Forbidden", "SOME_NEW_CODE")],
    ["atlas_permission_missing", answer("POST", groups, "401 Unauthorized", "NOT_ORG_GROUP_CREATOR")],
    ["atlas_address_not_allowed", creating("403 Forbidden", "IP_ADDRESS_NOT_ON_ACCESS_LIST")],
    ["atlas_address_not_allowed", creating("403 Forbidden", "ORG_REQUIRES_ACCESS_LIST")],
    ["atlas_project_not_found", user("404 Not Found", "GROUP_NOT_FOUND")],
    ["atlas_project_not_found", answer("POST", groups, "404 Not Found", "ORG_NOT_FOUND")],
    ["atlas_region_unavailable", creating("400 Bad Request", "INVALID_REGION")],
    ["atlas_region_unavailable", creating("400 Bad Request", "INVALID_ATTRIBUTE")],
    ["atlas_region_unavailable", answer("POST", `${project}/flexClusters`, "400 Bad Request", "INVALID_ENUM_VALUE")],
    [
      "atlas_region_unavailable",
      answer("POST", `${project}/flexClusters:tenantUpgrade`, "400 Bad Request", "INVALID_ATTRIBUTE"),
    ],
    ["atlas_out_of_capacity", creating("409 Conflict", "OUT_OF_CAPACITY")],
    ["atlas_payment_missing", creating("402 Payment Required", "NO_PAYMENT_INFORMATION_FOUND")],
    ["atlas_payment_missing", creating("402 Payment Required", "SOME_NEW_CODE")],
    ["atlas_rate_limited", creating("429 Too Many Requests", "RATE_LIMITED_TOKEN_BUCKET")],
    ["atlas_rate_limited", `${poll}${answer("GET", `${project}/clusters/c`, "429 Too Many Requests", "RATE_LIMITED")}`],
    ["atlas_unavailable", creating("500 Internal Server Error", "UNEXPECTED_ERROR")],
    [
      "atlas_unavailable",
      "Error in create: cluster name: c, API error details: (502 Bad Gateway) failed to decode response body: json: cannot",
    ],
    [
      "atlas_unreachable",
      `error creating project: p: Post "${groups}": dial tcp 127.0.0.1:1: connect: connection refused`,
    ],
    [
      "atlas_unreachable",
      `error creating project: p: Post "${groups}": read tcp 127.0.0.1:1: read: connection reset by peer`,
    ],
    [
      "atlas_unreachable",
      `error creating project: p: Post "https://cloud.mongodb.com": dial tcp: lookup cloud.mongodb.com: no such host`,
    ],
    [
      "atlas_unreachable",
      `Get "https://cloud.mongodb.com": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    ],
    ["atlas_limit_reached", answer("POST", groups, "400 Bad Request", "MAX_GROUPS_PER_ORG_EXCEEDED")],
    ["atlas_limit_reached", creating("400 Bad Request", "CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API")],
    ["atlas_limit_reached", user("403 Forbidden", "GROUP_USERS_LIMIT_EXCEEDED")],
    [
      "project_name_taken",
      `error creating project: p: ${answer("POST", groups, "409 Conflict", "GROUP_ALREADY_EXISTS")}`,
    ],
    ["cluster_name_taken", creating("400 Bad Request", "DUPLICATE_CLUSTER_NAME")],
    ["cluster_name_invalid", creating("400 Bad Request", "CLUSTER_NAME_PREFIX_INVALID")],
    ["cluster_change_refused", creating("400 Bad Request", "INVALID_CLUSTER_CONFIGURATION")],
    [
      "cluster_change_refused",
      "Preview failed: flex cluster update is not supported except for tags and termination_protection_enabled fields",
    ],
    [
      "cluster_protected",
      `Error in delete: ${answer("DELETE", `${project}/clusters/c`, "400 Bad Request", "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED")}`,
    ],
    ["user_exists", user("409 Conflict", "USER_ALREADY_EXISTS")],
    ["user_name_invalid", user("400 Bad Request", "ATLAS_INVALID_USERNAME")],
    ["user_password_invalid", user("400 Bad Request", "COMMON_PASSWORD")],
    [
      "plan_violated",
      "resource urn:pulumi:s::hospital-atlas::mongodbatlas:index/advancedCluster:AdvancedCluster::cluster violates plan: properties changed: ~~replicationSpecs[{…}!={…}]",
    ],
    ["plan_forbidden", "Error: adoption refused: the state already has cluster"],
    [
      "stack_locked",
      "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file",
    ],
    ["stack_not_found", "error: no stack named 'st-mary' found"],
    ["operation_timed_out", `${poll}context deadline exceeded`],
    ["operation_interrupted", "error reading from server: EOF"],
  ])("%s", (code, text) => {
    expect(classify(text).code).toBe(code);
    expect(classify("Something else.", { thrown: text }).code).toBe(code);
  });
});

describe("what must not be confused:", () => {
  test("a wrong key and a key without the role both answer 401", () => {
    expect(classify(creating("401 Unauthorized", "UNEXPECTED_ERROR")).code).toBe("atlas_key_refused");
    expect(classify(creating("401 Unauthorized", "USER_UNAUTHORIZED")).code).toBe("atlas_permission_missing");
  });

  test("an unexpected error is the key's with 401 and Atlas' own with 500", () => {
    expect(classify(creating("500 Internal Server Error", "UNEXPECTED_ERROR")).code).toBe("atlas_unavailable");
  });

  test("a wait that ended with an answer of Atlas and one that lasted too long", () => {
    const answered = `${poll}${answer("GET", `${project}/clusters/c`, "500 Internal Server Error", "UNEXPECTED_ERROR")}`;

    expect(classify(answered).code).toBe("atlas_unavailable");
    expect(classify(`${poll}context deadline exceeded`).code).toBe("operation_timed_out");
  });

  test("a refusal about a user or an address is never put down to the cluster or its region", () => {
    const entry = answer("POST", `${project}/accessList`, "400 Bad Request", "INVALID_ATTRIBUTE");

    expect(classify(user("400 Bad Request", "INVALID_ATTRIBUTE")).code).toBe("engine_failed");
    expect(classify(user("400 Bad Request", "ATLAS_INVALID_ROLE")).code).toBe("engine_failed");
    expect(classify(entry).code).toBe("engine_failed");
  });

  test("a wish to cancel and the failure that came first", () => {
    const canceled = { canceled: true, thrown: "CommandError: error: update canceled" };

    expect(classify("update canceled", canceled).code).toBe("operation_canceled");
    expect(classify(creating("409 Conflict", "OUT_OF_CAPACITY"), canceled).code).toBe("atlas_out_of_capacity");
    expect(classify("update canceled").code).toBe("engine_failed");
  });

  test("a violated plan and the operations that were expected and never seen because of it", () => {
    const events = [
      said("error", "expected resource operations for urn:pulumi:x but none were seen"),
      said("error", "resource urn:pulumi:x violates plan: properties changed: ~~replicationSpecs[…]"),
    ];

    expect(classifyFailure(events, "CommandError", false, keepWords).code).toBe("plan_violated");
  });

  test("an error and a warning that speaks of one", () => {
    const events = [said("warning", creating("401 Unauthorized", "UNEXPECTED_ERROR")), said("error", "broken")];

    expect(classifyFailure(events, "CommandError", false, keepWords).code).toBe("engine_failed");
  });
});

describe("a classified failure", () => {
  test("names the resource, and keeps the engine's words for the log", () => {
    const text = creating("409 Conflict", "OUT_OF_CAPACITY");

    const problem = classify(`  ${text}\n`);

    expect(problem.urn).toBe(urnOf("cluster"));
    expect(problem.detail).toBe(text.trim());
  });

  test("holds no secret in its detail, be it known or not", () => {
    const redact = redactor(["a-private-key"]);
    const known = classify(`${creating("409 Conflict", "OUT_OF_CAPACITY")} a-private-key`, { redact });
    const unknown = classify("something with a-private-key", { redact });
    const thrown = classifyFailure([], "CommandError: a-private-key", false, redact);

    expect([known, unknown, thrown].map(({ detail }) => detail.includes("a-private-key"))).toEqual([
      false,
      false,
      false,
    ]);
    expect(thrown.detail).toBe("CommandError: [secret]");
  });
});
