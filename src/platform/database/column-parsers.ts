import { types } from 'pg';

type ColumnType = Parameters<typeof types.getTypeParser>[0];
type Format = Parameters<typeof types.getTypeParser>[1];

const { DATE, INT8, NUMERIC } = types.builtins;

/**
 * How column values become JavaScript values: `date` stays the text `YYYY-MM-DD` (a calendar day has no instant, and pg
 * would read it in the process's zone), `bigint` and `numeric` become numbers (nothing here exceeds 2^53).
 */
export const columnParsers = {
  getTypeParser(type: ColumnType, format: Format = 'text'): (value: string) => unknown {
    if (format === 'text' && type === DATE) return (value) => value;
    if (format === 'text' && (type === INT8 || type === NUMERIC)) return Number;
    return types.getTypeParser(type, format);
  },
};
