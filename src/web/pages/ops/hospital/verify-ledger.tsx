import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { announce } from "../../../components/announce.ts";
import { Icon } from "../../../components/icon.tsx";
import { Notice } from "../../../components/notice.tsx";
import { RefusalNotice } from "../../../components/refusal-notice.tsx";
import { verifyLedger } from "../../../queries/ledger.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";

const { ledger: texts } = opsHospital;

type Props = { readonly hospitalId: string /** What else can be done with it. */; readonly children: ReactNode };

/** Verifies the whole ledger here and now, and says what was found. */
export function VerifyLedger({ hospitalId, children }: Props) {
  const verifying = useMutation({
    mutationFn: () => verifyLedger(hospitalId),
    onSuccess: ({ ok, entries }) => announce(ok ? texts.intact(entries) : texts.broken),
  });
  const verdict = verifying.data;
  return (
    <Stack gap="sm" align="flex-start">
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<Icon name="shield" size={16} />}
          loading={verifying.isPending}
          onClick={() => verifying.mutate()}
        >
          {texts.verify}
        </Button>
        {children}
      </Group>
      {verifying.error && <RefusalNotice error={verifying.error} />}
      {verdict?.ok && (
        <Notice tone="good" icon="shield" title={texts.intact(verdict.entries)}>
          <Text size="sm">{texts.intactText(verdict.checkpoints, verdict.signedUpTo)}</Text>
          <Text size="sm" mt={4}>
            {texts.trust}
          </Text>
        </Notice>
      )}
      {verdict && !verdict.ok && (
        <Notice tone="bad" title={texts.broken}>
          <Text size="sm">{texts.brokenText(verdict.what ?? "", verdict.reason ?? "")}</Text>
          <Text size="sm" mt={4} fw={550}>
            {texts.brokenNext}
          </Text>
        </Notice>
      )}
    </Stack>
  );
}
