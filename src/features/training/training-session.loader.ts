import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toTrainingSession, type TrainingSession } from './models/training-session.model.js';
import { TrainingSessionRepository } from './training-session.repository.js';

/** Sessions by uuid. */
@Injectable()
export class TrainingSessionLoader extends BatchLoader<string, TrainingSession> {
  constructor(private readonly sessions: TrainingSessionRepository) {
    super();
  }

  protected override async fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, TrainingSession>> {
    const found = await this.sessions.findMany(uuids);
    return new Map(found.map((entity) => [entity.id, toTrainingSession(entity)]));
  }
}
