/**
 * The id by which host and engine know the timer of an `after`. XState names the event of the same timer
 * `xstate.after.P3D.chart.state`; the reserved prefix stays inside the engine.
 */
export function timerId(duration: string, stateId: string): string {
  return `after.${duration}.${stateId}`;
}

export function timerEventType(timer: string): string {
  return `${XSTATE}${timer}`;
}

/** `null` for an XState event or action id that no `after` made. */
export function timerOfEventType(type: string): string | null {
  return type.startsWith(`${XSTATE}after.`) ? type.slice(XSTATE.length) : null;
}

const XSTATE = 'xstate.';
