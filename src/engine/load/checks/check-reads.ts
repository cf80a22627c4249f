import type { Location } from '../../chart/state-tree.js';
import { declaredPath } from '../../expressions/declared-paths.js';
import { isKnown, NOTHING_KNOWN, readsOf, union } from '../../expressions/expression-reads.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { isSameUnit, unitOf, unlikeUnits } from '../../expressions/unlike-units.js';
import type { CheckSubject } from '../check-subject.js';
import { error, warning, type Finding } from '../finding.js';

/** What an expression reads: that it is there, and that what is compared counts the same. The expression is well typed. */
export function checkReads(
  cel: string,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  const { ast } = subject.scopes.environmentAt(site).parse(cel);
  const given = subject.known ?? NOTHING_KNOWN;
  const findings = readsOf(ast, NOTHING_KNOWN).flatMap(({ path, divides, known }) => {
    const { mayBeAbsent, kpi } = declaredPath(path, site, subject.definition);
    const unsure = mayBeAbsent.find((part) => !isKnown(part, union(known, given)));
    if (unsure === undefined) return [];
    const name = unsure.join('.');
    if (kpi === null) return [error('FIELD_MAY_BE_ABSENT', location, { name })];
    // What the chart itself records may well be there by now; of what people report, nobody knows.
    const isRecorded = subject.recorded?.has(kpi) ?? false;
    if (divides) return [(isRecorded ? warning : error)('DIVISION_BY_ABSENT_KPI', location, { name: kpi })];
    return isRecorded ? [] : [warning('KPI_MAY_BE_ABSENT', location, { name: kpi })];
  });
  const unitAt = (path: readonly string[]) => declaredPath(path, site, subject.definition).unit;
  const unlike = unlikeUnits(ast, unitAt).map(({ left, right }) =>
    warning('UNLIKE_UNITS', location, { name: left, detail: right }),
  );
  return [...new Map([...findings, ...unlike].map((each) => [JSON.stringify(each), each])).values()];
}

/** That a value recorded of a KPI counts what the KPI counts. */
export function checkUnit(
  cel: string,
  kpi: string,
  site: ExpressionSite,
  location: Location,
  { definition, scopes }: CheckSubject,
): Finding[] {
  const environment = scopes.environmentAt(site);
  const wanted = Object.hasOwn(definition.kpis, kpi) ? definition.kpis[kpi]?.unit : undefined;
  if (wanted === undefined || !environment.check(cel).valid) return [];
  const unit = unitOf(environment.parse(cel).ast, (path) => declaredPath(path, site, definition).unit);
  return unit === null || isSameUnit(unit, wanted)
    ? []
    : [warning('UNLIKE_UNITS', location, { name: unit, detail: wanted })];
}
