/** New names by old ones. */
export type Names = ReadonlyMap<string, string>;

/** What expressions can read of a fragment's own. */
export interface NamesInExpressions {
  readonly fields: Names;
  readonly kpis: Names;
  readonly instances: Names;
}

/** Texts in quotes, which are left alone, or one of the names that follow `context.`, `context.kpis.` and `instances.`. */
const NAMES =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<![.\w])(?:(context\.kpis\.)|(context\.)|(instances\.))([A-Za-z]\w*)/g;

/** A CEL expression (or a text with expressions in it) with the names of a fragment replaced. */
export function renameInExpression(cel: string, { fields, kpis, instances }: NamesInExpressions): string {
  return cel.replace(
    NAMES,
    (all: string, kpi?: string, context?: string, instance?: string, name: string = '') => {
      const names = kpi ? kpis : context ? fields : instance ? instances : null;
      const renamed = names?.get(name);
      return renamed === undefined ? all : `${all.slice(0, -name.length)}${renamed}`;
    },
  );
}
