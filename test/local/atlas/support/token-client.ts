import type { Answer } from "./digest-client.ts";

export type { Answer };

type TokenAnswer = { readonly status: number; readonly body: Record<"access_token" | "error", string> };

/** Asks for an access token with a service account's id and secret. */
export async function tokenOf(baseUrl: string, clientId: string, secret: string): Promise<TokenAnswer> {
  const Authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
  const body = new URLSearchParams({ grant_type: "client_credentials" });
  const answer = await fetch(`${baseUrl}/api/oauth/token`, { method: "POST", headers: { Authorization }, body });
  return { status: answer.status, body: (await answer.json()) as TokenAnswer["body"] };
}

/** Reads from the Admin API with an access token. */
export async function askWithToken(url: string, token: string): Promise<Answer> {
  const headers = { Authorization: `Bearer ${token}`, Accept: "application/vnd.atlas.2025-03-12+json" };
  const answer = await fetch(url, { headers });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer["body"] };
}
