import { Link } from "@tanstack/react-router";
import tabs from "../../../components/tabs.module.css";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { type Section, sections } from "./sections.ts";

const { sections: texts } = opsHospital;

/** The parts of the page, each with an address of its own. */
export function SectionNav({ hospital, here }: { hospital: string; here: Section }) {
  return (
    <nav aria-label={texts.label} className={tabs.tabs}>
      {sections.map((section) => (
        <Link
          key={section}
          to="/ops/hospitals/$hospital"
          params={{ hospital }}
          search={section === "overview" ? {} : { show: section }}
          activeOptions={{ exact: true }}
          resetScroll={false}
          className={tabs.tab}
          aria-current={section === here ? "page" : undefined}
        >
          {texts[section]}
        </Link>
      ))}
    </nav>
  );
}
