/**
 * Keys and indexes as a reader of JavaScript writes them: `items[0].quantity`, `on['stock.ranOut']`.
 * Empty for no steps.
 */
export function pathText(steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => path + stepText(step, path === ''), '');
}

/** The steps of a JSON pointer (RFC 6901) into `root`; steps into arrays become numbers. */
export function pointerSteps(pointer: string, root: unknown): (string | number)[] {
  let value: unknown = root;
  return pointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = memberOf(value, key);
      return step;
    });
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function stepText(step: string | number, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (/^[A-Za-z_$][\w$]*$/.test(step)) return first ? step : `.${step}`;
  return `['${step.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}
