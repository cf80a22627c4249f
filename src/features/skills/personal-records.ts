import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { TeamsService } from '../teams/teams.service.js';
import { mayReadRecords } from './may-read-records.js';

const NOBODY: ReadonlySet<string> = new Set();

/** Says whose personal records a viewer may read. One statement, however many people are asked about. */
@Injectable()
export class PersonalRecords {
  constructor(
    private readonly teams: TeamsService,
    private readonly clock: Clock,
  ) {}

  /** Whether the viewer leads a team that the person is in today. */
  async leads(viewer: Principal, personId: string): Promise<boolean> {
    return (await this.ledBy(viewer)).has(personId);
  }

  async mayRead(viewer: Principal, personId: string): Promise<boolean> {
    return (await this.readable(viewer, [personId])).has(personId);
  }

  /** Those of the people whose personal records the viewer may read. */
  async readable(viewer: Principal, personIds: readonly string[]): Promise<Set<string>> {
    const withoutTeams = personIds.filter((id) => mayReadRecords(viewer, id, NOBODY));
    if (withoutTeams.length === personIds.length) return new Set(withoutTeams);
    const led = await this.ledBy(viewer);
    return new Set(personIds.filter((id) => mayReadRecords(viewer, id, led)));
  }

  /** The viewer and those who are today in a team that the viewer leads. */
  async ownAndLed(viewer: Principal): Promise<Set<string>> {
    const led = await this.ledBy(viewer);
    return new Set(viewer.personId === null ? led : [viewer.personId, ...led]);
  }

  private async ledBy(viewer: Principal): Promise<ReadonlySet<string>> {
    if (viewer.personId === null) return NOBODY;
    return this.teams.peopleLedBy(viewer.personId, calendarDayOf(this.clock.now()));
  }
}
