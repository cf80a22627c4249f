import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { Ids } from './ids.js';

const BYTES_OF_ONE = 16;
const AT_ONCE = 256;
/** The counter of a UUIDv7 has 32 bits here; a new millisecond begins in the lower half of them. */
const HALF = 2 ** 31;

/** Random UUIDv7s, strictly increasing within a process. Randomness is fetched for many at once. */
export class UuidIds extends Ids {
  readonly #pool = new Uint8Array(BYTES_OF_ONE * AT_ONCE);
  #offset = this.#pool.length;
  #msecs = 0;
  #seq = 0;

  override next(): string {
    const random = this.#random();
    const now = Date.now();
    if (now > this.#msecs || this.#seq >= 2 * HALF - 1) {
      this.#msecs = Math.max(now, this.#msecs + 1);
      this.#seq = new DataView(random.buffer, random.byteOffset).getUint32(0) % HALF;
    } else {
      this.#seq += 1;
    }
    return v7({ random, msecs: this.#msecs, seq: this.#seq });
  }

  #random(): Uint8Array {
    if (this.#offset === this.#pool.length) {
      randomFillSync(this.#pool);
      this.#offset = 0;
    }
    this.#offset += BYTES_OF_ONE;
    return this.#pool.subarray(this.#offset - BYTES_OF_ONE, this.#offset);
  }
}
