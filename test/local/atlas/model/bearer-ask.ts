import type { TestAtlas } from "../support/local-atlas.ts";

export type BearerAnswer = { readonly status: number; readonly body: Record<string, unknown> };
export type BearerAsk = (method: string, path: string, body?: unknown) => Promise<BearerAnswer>;

/** Asks with a token of the service account: one request a question, where the digest takes two. */
export function bearerAsk(local: TestAtlas): BearerAsk {
  let token: string | undefined;
  const send = async (method: string, path: string, body: unknown) => {
    token ??= await newToken(local);
    const media = "application/vnd.atlas.2025-03-12+json";
    const headers = { Accept: media, "Content-Type": media, Authorization: `Bearer ${token}` };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return fetch(`${local.atlas.baseUrl}/api/atlas/v2${path}`, init);
  };
  return async (method, path, body) => {
    let answer = await send(method, path, body);
    if (answer.status === 401) {
      token = undefined;
      answer = await send(method, path, body);
    }
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
  };
}

async function newToken({ atlas }: TestAtlas): Promise<string> {
  const basic = Buffer.from(`${atlas.clientId}:${atlas.clientSecret}`).toString("base64");
  const headers = { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" };
  const body = "grant_type=client_credentials";
  const answer = await fetch(`${atlas.baseUrl}/api/oauth/token`, { method: "POST", headers, body });
  return String(((await answer.json()) as { access_token: unknown }).access_token);
}
