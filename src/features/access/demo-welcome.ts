import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccessRole } from '../../platform/auth/access-role.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Welcome, type WelcomeSection } from '../../platform/lifecycle/welcome.js';
import { PeopleService } from '../people/people.service.js';
import type { PersonEntity } from '../people/person.entity.js';
import { DemoAccess } from './demo-access.js';

/** Each kind of user, and who of the demo (`demo/people.yaml`) has most to show: with runs, tasks or records of their own. */
const SHOWN: readonly (readonly [role: AccessRole, login: string])[] = [
  ['lead', 'lin.xiaoyu'],
  ['member', 'cai.yuxuan'],
  ['hr', 'yao.xueqin'],
  ['exec', 'bai.ruolan'],
  ['author', 'lu.zhixing'],
];
const LIFETIME_HOURS = 12;
const MOST_LOOKED_AT = 100;

/** Shows whoever starts the demo a token for each kind of user. */
@Injectable()
export class DemoWelcome implements OnModuleInit {
  constructor(
    private readonly welcome: Welcome,
    private readonly demo: DemoAccess,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.welcome.add(() => this.write());
  }

  private async write(): Promise<WelcomeSection | undefined> {
    const { tokens } = this.demo;
    if (!tokens) return undefined;
    const page = { first: MOST_LOOKED_AT, limit: MOST_LOOKED_AT, after: null };
    const people = await this.people.page({ activeOn: calendarDayOf(this.clock.now()) }, page);
    const lines: string[] = [];
    for (const [role, login] of SHOWN) {
      const person = pickOne(people, role, login);
      if (!person) continue;
      const token = await tokens.issue(person.login, LIFETIME_HOURS * 3_600_000);
      lines.push(`${role.padEnd(7)} ${person.name} ${person.pinyin} (${person.login})`, token);
    }
    const title = `Tokens for ${LIFETIME_HOURS} hours; for more people: npx setpiece token --as <name>`;
    return lines.length === 0 ? undefined : { title, lines };
  }
}

/** The one with the login, if they hold the role; else somebody with as few other roles as can be. */
function pickOne(people: readonly PersonEntity[], role: AccessRole, login: string): PersonEntity | undefined {
  const holders = people.filter(({ accessRoles }) => accessRoles.includes(role));
  const known = holders.find((person) => person.login === login);
  return known ?? holders.toSorted((a, b) => a.accessRoles.length - b.accessRoles.length).at(0);
}
