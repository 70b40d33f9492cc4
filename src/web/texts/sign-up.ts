import type { PlanName } from "../../domain/plans.ts";
import type { Tier } from "../../domain/tiers.ts";

/** The public pages up to the payment. */
export const signUpTexts = {
  home: {
    title: "A database of its own for every hospital",
    tab: "Start",
    lead: "Sign up, pay, and watch your MongoDB Atlas database being made. Nobody else's data live in it, and every change of it is written down.",
    action: "Create Hospital",
    ops: "Sign in for ops",
    points: [
      {
        icon: "database",
        title: "Only yours",
        text: "An Atlas project, a cluster and a database user for your hospital alone. No shared tables, no shared passwords.",
      },
      {
        icon: "eye",
        title: "Nothing happens unseen",
        text: "A change of size is previewed with its price and approved by a second person before it is made.",
      },
      {
        icon: "ledger",
        title: "Written down for good",
        text: "Each step goes into a signed ledger of your hospital that anybody can verify.",
      },
    ],
    stepsTitle: "How it goes",
    steps: ["Your hospital's details", "A plan", "The payment", "Connect"],
  },
  steps: { label: "Steps", details: "Details", plan: "Plan", payment: "Payment", ready: "Ready" },
  details: {
    title: "Create Hospital",
    lead: "Who the database is for, and how we reach you. Nothing is made and nothing is charged yet.",
    name: "Hospital",
    nameHint: "As people know it, such as St. Mary's Hospital.",
    email: "E-mail",
    emailHint: "We write to it about the database and its bills.",
    phone: "Telephone",
    phoneHint: "With the country's code, such as +49 30 1234567.",
    invalid: {
      name: "Give the hospital's name.",
      email: "Give an e-mail address such as admin@hospital.com.",
      phone: "Give a telephone number: digits, with spaces, +, -, /, . or brackets.",
    },
  },
  plan: {
    title: "Choose a plan",
    lead: "Start free, upgrade any time: a plan says how far your database can grow, and growing keeps your data and your connection string.",
    currency: "Currency",
    aMonth: "a month",
    startsOn: "Starts on",
    growsTo: "Can grow to",
    includes:
      "In every plan: your own Atlas project and cluster, encrypted credentials shown once, a daily check that nothing was changed by hand, and your ledger.",
    choose: "Plan",
    submit: "Continue to the payment",
    missing: "Choose a plan.",
  },
} as const;

export const planTexts: Readonly<Record<PlanName, { readonly name: string; readonly text: string }>> = {
  starter: { name: "Starter", text: "For a practice, or to try it out." },
  professional: { name: "Professional", text: "For most hospitals: begin free, grow to machines of your own." },
  enterprise: { name: "Enterprise", text: "For large houses: machines of your own from the first day." },
};

export const tierTexts: Readonly<Record<Tier, string>> = {
  M0: "free, shared, 512 MB",
  FLEX: "shared, grows with use, 5 GB",
  M10: "own machines, 2 GB of memory",
  M20: "own machines, 4 GB of memory",
  M30: "own machines, 8 GB of memory",
};
