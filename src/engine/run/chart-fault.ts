/** Why a chart failed, on one line. XState puts where it was on the first lines and the cause on the last. */
export function chartFault(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split(/\s*\n\s*/).join(' ');
}
