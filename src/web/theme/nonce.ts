/** The nonce of this answer, which style elements made at run time must carry. Scripts can read it as a property only. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}

/** Where the library that keeps a page still behind a dialog looks for it. */
export function publishNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
