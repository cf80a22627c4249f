import { v7 } from 'uuid';
import { Ids } from './ids.js';

/** Random UUIDv7s, strictly increasing within a process. */
export class UuidIds extends Ids {
  override next(): string {
    return v7();
  }
}
