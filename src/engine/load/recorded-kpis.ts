import { isJsonObject, type JsonValue } from '../json.js';

/** Keys of the KPIs that actions of the chart record, anywhere in it. */
export function recordedKpis(json: JsonValue): ReadonlySet<string> {
  const kpis = new Set<string>();
  const walk = (value: JsonValue): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isJsonObject(value)) return;
    const { type, params } = value;
    if (type === 'record' && isJsonObject(params) && typeof params['kpi'] === 'string')
      kpis.add(params['kpi']);
    Object.values(value).forEach(walk);
  };
  walk(json);
  return kpis;
}
