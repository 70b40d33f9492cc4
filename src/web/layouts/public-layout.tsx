import { Outlet } from "@tanstack/react-router";
import { OfflineBanner } from "../components/offline-banner.tsx";
import { Brand } from "./brand.tsx";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import classes from "./public-layout.module.css";
import { SkipLink } from "./skip-link.tsx";

/** The frame of the pages that are open to everybody. */
export function PublicLayout() {
  return (
    <div className={classes.frame}>
      <SkipLink />
      <header className={classes.header}>
        <Brand to="/" />
        <ColorSchemeSwitch />
      </header>
      <OfflineBanner />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
