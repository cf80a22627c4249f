import type { JsonObject } from '../../engine/json.js';
import type { TaskRecord } from '../record/run-record.js';

/** What the log says of which task it was: of one among many, its number and what people read of it as well. */
export function namedTask({ id, key, input }: TaskRecord): JsonObject {
  const { index, label } = input;
  return {
    taskId: id,
    task: key,
    ...(index !== undefined && { index }),
    ...(label !== undefined && { label }),
  };
}
