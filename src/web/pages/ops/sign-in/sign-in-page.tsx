import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Card } from "../../../components/card.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PageHeader } from "../../../components/page-header.tsx";
import { RefusalNotice } from "../../../components/refusal-notice.tsx";
import { Brand } from "../../../layouts/brand.tsx";
import { ColorSchemeSwitch } from "../../../layouts/color-scheme-switch.tsx";
import { sessionQuery, signIn } from "../../../queries/session.ts";
import { ops } from "../../../texts/ops.ts";
import classes from "./sign-in-page.module.css";

/** Exchanges a key for a session, and goes on to where one wanted to be. */
export function SignInPage() {
  const { to = "/ops/fleet", reason } = useSearch({ from: "/ops/sign-in" });
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { key: "" },
    validate: { key: (key) => (key.trim() === "" ? ops.signIn.keyMissing : null) },
  });
  const entering = useMutation({
    mutationFn: ({ key }: { key: string }) => signIn(key.trim()),
    onSuccess: async (session) => {
      form.reset();
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate({ href: to, replace: true });
    },
  });
  return (
    <main className={classes.page}>
      <div className={classes.top}>
        <Brand to="/" />
        <ColorSchemeSwitch />
      </div>
      <Card className={classes.card}>
        <PageHeader title={ops.signIn.title} lead={ops.signIn.lead} />
        <form onSubmit={form.onSubmit((values) => entering.mutate(values))}>
          <Stack>
            {reason === "expired" && <Notice tone="waiting">{ops.signIn.expired}</Notice>}
            {reason === "signed-out" && <Notice tone="good">{ops.signIn.signedOut}</Notice>}
            <PasswordInput
              label={ops.signIn.key}
              description={ops.signIn.keyHint}
              autoComplete="current-password"
              spellCheck={false}
              {...form.getInputProps("key")}
            />
            {entering.error && <RefusalNotice error={entering.error} />}
            <Button type="submit" size="md" loading={entering.isPending}>
              {ops.signIn.submit}
            </Button>
            <Text size="sm" c="var(--quiet-text)">
              {ops.signIn.kept}
            </Text>
          </Stack>
        </form>
      </Card>
    </main>
  );
}
