import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";

/** The way to a hospital's page in the console, by its name. */
export function HospitalLink({ id, name }: { id: string; name: string | null }) {
  return (
    <Anchor component={Link} to={`/ops/hospitals/${id}`} underline="always" c="inherit" inherit>
      {name ?? id}
    </Anchor>
  );
}
