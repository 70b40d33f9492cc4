import { Button, Group, SimpleGrid, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../components/icon.tsx";
import { common } from "../../texts/common.ts";
import { signUpTexts } from "../../texts/sign-up.ts";
import classes from "./home-page.module.css";

const { home } = signUpTexts;

/** What this is, and the way in. */
export function HomePage() {
  return (
    <>
      <title>{common.product}</title>
      <section className={classes.hero}>
        <Title order={1} tabIndex={-1} className={classes.title}>
          {home.title}
        </Title>
        <p className={classes.lead}>{home.lead}</p>
        <Group gap="md">
          <Button component={Link} to="/create-hospital" size="lg" rightSection={<Icon name="right" />}>
            {home.action}
          </Button>
          <Button component={Link} to="/ops" size="lg" variant="default">
            {home.ops}
          </Button>
        </Group>
      </section>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md" mt={64}>
        {home.points.map(({ icon, title, text }) => (
          <section key={title} className={classes.point}>
            <span className={classes.icon}>
              <Icon name={icon} size={22} />
            </span>
            <Title order={2} size="h3" mt="sm">
              {title}
            </Title>
            <Text size="sm" c="var(--quiet-text)" mt={6}>
              {text}
            </Text>
          </section>
        ))}
      </SimpleGrid>
      <Title order={2} mt={56} mb="md">
        {home.stepsTitle}
      </Title>
      <ol className={classes.steps}>
        {home.steps.map((step, index) => (
          <li key={step}>
            <span className={classes.number}>{index + 1}</span>
            {step}
          </li>
        ))}
      </ol>
    </>
  );
}
