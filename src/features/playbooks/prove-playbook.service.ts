import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { LoadedPlaybook } from '../../engine/load/load-result.js';
import { proving, type Proof } from '../../engine/verify/proof-of.js';

/** Proves playbooks while the server goes on answering others. */
@Injectable()
export class ProvePlaybookService {
  /** Like `proofOf`, giving way to everything else now and then. */
  async prove(loaded: LoadedPlaybook): Promise<Proof> {
    const work = proving(loaded);
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
      await setImmediate();
    }
  }
}
