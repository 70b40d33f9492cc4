import { Button, Code, Group, Stack } from "@mantine/core";
import { CopyButton } from "../../components/copy-button.tsx";
import { downloadText } from "../../components/download-text.ts";
import { Facts } from "../../components/facts.tsx";
import { Icon } from "../../components/icon.tsx";
import { Notice } from "../../components/notice.tsx";
import { hospitalTexts } from "../../texts/hospital.ts";
import { environmentFile } from "./environment-file.ts";
import type { ShownSecret } from "./use-one-look.ts";

const { ready: texts } = hospitalTexts;

type Props = { readonly secret: ShownSecret; readonly fileName: string; readonly onStored: () => void };

/** The one look: user, password and the string that holds both, to copy or to download. */
export function SecretShown({ secret, fileName, onStored }: Props) {
  const rows = [
    [texts.user, secret.username],
    [texts.password, secret.password],
    [texts.full, secret.connection_string],
  ] as const;
  return (
    <Stack gap="md">
      <Notice tone="waiting" icon="key" alert>
        {texts.shown}
      </Notice>
      <Facts
        facts={rows.map(([name, value]) => [
          name,
          <Group key={name} gap="xs">
            <Code>{value}</Code>
            <CopyButton value={value} what={name} />
          </Group>,
        ])}
      />
      <Group>
        <Button
          variant="default"
          leftSection={<Icon name="download" />}
          onClick={() => downloadText(fileName, environmentFile(secret))}
        >
          {texts.download}
        </Button>
        <Button leftSection={<Icon name="check" />} onClick={onStored}>
          {texts.stored}
        </Button>
      </Group>
    </Stack>
  );
}
