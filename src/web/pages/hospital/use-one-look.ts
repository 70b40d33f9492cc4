import { useCallback, useEffect, useState } from "react";
import { revealCredentials } from "../../queries/hospital.ts";
import { hospitalTexts } from "../../texts/hospital.ts";

export type ShownSecret = Awaited<ReturnType<typeof revealCredentials>>;

/**
 * The one look at a hospital's credentials. They live in this component's state alone, never in a cache, a storage or the
 * history, and are forgotten when the page is left, also where the browser keeps the page to come back to.
 */
export function useOneLook(hospitalId: string) {
  const [secret, setSecret] = useState<ShownSecret | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const forget = useCallback(() => setSecret(null), []);

  useEffect(() => {
    if (!secret) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("pagehide", forget);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("pagehide", forget);
    };
  }, [secret, forget]);

  const take = async () => {
    setPending(true);
    setError(null);
    try {
      setSecret(await revealCredentials(hospitalId));
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(hospitalTexts.ready.notActive));
    } finally {
      setPending(false);
    }
  };
  return { secret, pending, error, forget, take: () => void take() };
}
