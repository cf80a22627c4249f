import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { ReadablePeopleLoader } from '../skills/readable-people.loader.js';
import { mayReadEvaluation } from './may-read-evaluation.js';
import type { RotationParties } from './may-move-rotation.js';

/** Whether the viewer may read how a person did in a rotation; one statement for all that an answer asks about. */
@Injectable()
export class EvaluationAccess {
  constructor(private readonly readable: ReadablePeopleLoader) {}

  async mayRead(context: RequestContext, rotation: RotationParties): Promise<boolean> {
    const { principal } = context;
    if (!principal) return false;
    if (mayReadEvaluation(principal, rotation, false)) return true;
    const mayReadRecords = (await this.readable.load(context, rotation.personId)) ?? false;
    return mayReadEvaluation(principal, rotation, mayReadRecords);
  }
}
