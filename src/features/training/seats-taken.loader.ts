import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { TrainingSessionRepository } from './training-session.repository.js';

/** How many seats of a session are taken, by its uuid. */
@Injectable()
export class SeatsTakenLoader extends BatchLoader<string, number> {
  constructor(private readonly sessions: TrainingSessionRepository) {
    super();
  }

  protected override fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.sessions.seatsTaken(uuids);
  }
}
