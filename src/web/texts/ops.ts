/** The console of ops. */
export const ops = {
  area: "Ops console",
  nav: { label: "Console", fleet: "Fleet", approvals: "Inbox", payments: "Payments" },
  menu: { open: "Your session", signedInAs: "Signed in as", signOut: "Sign out" },
  signIn: {
    title: "Sign in to the console",
    lead: "With your own key. The ledger tells by its name who did what.",
    key: "Key",
    keyHint: "An admin gives you one. The first start of the service wrote the ops key to the file .data/ops-key.",
    submit: "Sign in",
    keyMissing: "Enter your key.",
    kept: "The key itself is not kept in this browser: it is exchanged for a session that ends after 8 hours without use.",
    expired: "Your session is over. Sign in again to go on where you were.",
    signedOut: "You are signed out.",
  },
} as const;
