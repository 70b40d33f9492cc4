import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** After a step to another page the focus goes to its title, so that a screen reader says where one is. */
export function useFocusTitle(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ fromLocation, toLocation }) => {
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        document.querySelector<HTMLElement>("main h1")?.focus();
      }),
    [router],
  );
}
