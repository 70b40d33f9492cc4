/** A run of which nothing may be asked now. */
export const noFlags = {
  confirmable: false,
  overridable: false,
  previewable: false,
  discardable: false,
  cancelable: false,
  force_cancelable: false,
  force_cancel_available_at: null,
  retryable: false,
};
