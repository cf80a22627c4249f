import { Injectable } from '@nestjs/common';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { isEmployedOn } from '../people/is-employed-on.js';
import { PeopleService } from '../people/people.service.js';
import type { PersonEntity } from '../people/person.entity.js';

/** A person whom somebody named for a team, the day from which they are to be in it, and where in the input. */
export interface Candidacy {
  readonly personId: string;
  readonly from: string;
  readonly path: readonly string[];
}

/** Checks people who are to work in a team. */
@Injectable()
export class TeamCandidates {
  constructor(
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  /**
   * The people named, in their order. Throws `NOT_FOUND`, or `PERSON_NOT_EMPLOYED` for somebody who does not work here on
   * their first day in the team (today, where that day has passed).
   */
  async check(tx: Transaction, candidacies: readonly Candidacy[]): Promise<PersonEntity[]> {
    const found = await this.people.findMany(
      candidacies.map(({ personId }) => personId),
      tx,
    );
    const today = calendarDayOf(this.clock.now());
    return candidacies.map(({ personId, from, path }) => {
      const person = found.get(personId);
      if (!person) throw new NotFoundError('Person', path);
      const day = from > today ? from : today;
      if (!isEmployedOn(day, person)) {
        throw new DomainError('PERSON_NOT_EMPLOYED', { person: person.name, day }, path);
      }
      return person;
    });
  }

  /** Checks who is to lead a team: employed today, with the access role for it (`LEAD_ROLE_NEEDED`). */
  async checkLead(tx: Transaction, personId: string): Promise<void> {
    const path = ['leadId'];
    const [lead] = await this.check(tx, [{ personId, from: calendarDayOf(this.clock.now()), path }]);
    if (lead && !lead.accessRoles.some((role) => role === 'lead' || role === 'exec' || role === 'admin')) {
      throw new DomainError('LEAD_ROLE_NEEDED', { person: lead.name }, path);
    }
  }
}
