import { Tabs, Text } from "@mantine/core";
import { CodeBlock } from "../../components/code-block.tsx";
import { hospitalTexts } from "../../texts/hospital.ts";
import { snippets } from "../../texts/snippets.ts";

/** How programs use the connection. None of them holds the password: they read it from the file. */
export function Snippets() {
  return (
    <>
      <Text mb="md">{hospitalTexts.ready.useHint}</Text>
      <Tabs defaultValue={snippets[0].name} keepMounted={false}>
        <Tabs.List mb="md">
          {snippets.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(({ name, code }) => (
          <Tabs.Panel key={name} value={name}>
            <CodeBlock code={code} what={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
