import { Outlet } from "@tanstack/react-router";
import { Announcer } from "../components/announcer.tsx";
import { useFocusTitle } from "./use-focus-title.ts";

/** What every page has around it. */
export function Root() {
  useFocusTitle();
  return (
    <>
      <Outlet />
      <Announcer />
    </>
  );
}
