import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Card } from "../../components/card.tsx";
import { Icon } from "../../components/icon.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import type { Details } from "../../queries/hospital.ts";
import { common } from "../../texts/common.ts";
import { signUpTexts } from "../../texts/sign-up.ts";

const { details: texts } = signUpTexts;

type Props = {
  readonly details: Details;
  /** What the service found wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onSubmit: (details: Details) => void;
};

/** Who the database is for. The service has the last word on what is right. */
export function DetailsStep({ details: { name, email, phone }, errors, onSubmit }: Props) {
  const form = useForm<Details>({
    initialValues: { name, email, phone },
    initialErrors: { ...errors },
    validate: {
      name: (value) => (value.trim() === "" ? texts.invalid.name : null),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : texts.invalid.email),
      phone: (value) => (/^\+?[0-9][0-9 ()./-]{4,30}$/.test(value.trim()) ? null : texts.invalid.phone),
    },
    onSubmitPreventDefault: "always",
  });
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      <Card>
        <form
          noValidate
          onSubmit={form.onSubmit(
            (values) => onSubmit({ name: values.name.trim(), email: values.email.trim(), phone: values.phone.trim() }),
            (_, __, event) => event?.currentTarget.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(),
          )}
        >
          <Stack maw={520} gap="lg">
            <TextInput
              label={texts.name}
              description={texts.nameHint}
              autoComplete="organization"
              maxLength={200}
              {...form.getInputProps("name")}
            />
            <TextInput
              type="email"
              label={texts.email}
              description={texts.emailHint}
              autoComplete="email"
              maxLength={254}
              {...form.getInputProps("email")}
            />
            <TextInput
              type="tel"
              label={texts.phone}
              description={texts.phoneHint}
              autoComplete="tel"
              maxLength={32}
              {...form.getInputProps("phone")}
            />
            <Group>
              <Button type="submit" size="md" rightSection={<Icon name="right" />}>
                {common.next}
              </Button>
            </Group>
          </Stack>
        </form>
      </Card>
    </>
  );
}
