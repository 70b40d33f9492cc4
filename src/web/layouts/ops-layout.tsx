import { AppShell, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { OfflineBanner } from "../components/offline-banner.tsx";
import { ops } from "../texts/ops.ts";
import { Brand } from "./brand.tsx";
import { ColorSchemeSwitch } from "./color-scheme-switch.tsx";
import { NavBurger } from "./nav-burger.tsx";
import classes from "./ops-layout.module.css";
import { OpsLink } from "./ops-link.tsx";
import { opsNav } from "./ops-nav.ts";
import { SessionMenu } from "./session-menu.tsx";
import { SkipLink } from "./skip-link.tsx";

/** The frame of the console: navigation at the side, on a telephone behind a button. */
export function OpsLayout() {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 58 }}
      navbar={{ width: 216, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "md", sm: "lg" }}
      classNames={{ header: classes.header ?? "", navbar: classes.navbar ?? "" }}
    >
      <SkipLink />
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <NavBurger opened={opened} onToggle={toggle} />
            <Brand to="/ops" area={ops.area} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ColorSchemeSwitch />
            <SessionMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={ops.nav.label}>
        {opsNav.map((item) => (
          <OpsLink key={item.to} item={item} onFollow={close} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <OfflineBanner />
        <div className={classes.width}>
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
