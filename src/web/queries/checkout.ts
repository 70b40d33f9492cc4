import { RefusedCall } from "../../api/client.ts";

/** Asks for a page of the payment provider, and answers its address. */
export async function openCheckout(hospitalId: string): Promise<string> {
  const response = await fetch(`/api/v1/hospitals/${encodeURIComponent(hospitalId)}/checkout`, { method: "POST" });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RefusedCall(response.status, null);
  if (typeof answer !== "object" || answer === null || !("url" in answer) || typeof answer.url !== "string") {
    throw new RefusedCall(response.status, null);
  }
  return answer.url;
}
