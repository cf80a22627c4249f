import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { messageOf } from '../../api/messages/catalogue.js';
import { isJsonObject, type JsonValue } from '../../engine/json.js';
import type { Chart } from '../../engine/chart/chart.js';
import type { Locale, LocalizedText } from '../../platform/localized-text.js';
import type { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { ChartLoader } from './chart.loader.js';
import { describeRunEvent } from './describe-run-event.js';
import { isInnermost } from './is-innermost.js';
import type { EventState } from './models/event-state.model.js';
import { playbooksIn } from './describe-others.js';
import { ActorKind } from './models/run-event-type.enum.js';
import type { RunEvent } from './models/run-event.model.js';
import { PlaybookTitlesLoader } from './playbook-titles.loader.js';
import { titleOfState } from '../../engine/chart/state-title.js';

/** Where a payload mentions people. */
const PERSON_FIELDS = ['fromPersonId', 'toPersonId'];

const ACTOR_MESSAGES = {
  [ActorKind.PERSON]: 'HISTORY_SOMEBODY',
  [ActorKind.SERVICE]: 'HISTORY_ACTOR_SERVICE',
  [ActorKind.TIMER]: 'HISTORY_ACTOR_TIMER',
  [ActorKind.SYSTEM]: 'HISTORY_ACTOR_SYSTEM',
};

/** Tells the log of a run: who, what, from where to where. */
@Injectable()
export class RunNarrator {
  constructor(
    private readonly charts: ChartLoader,
    private readonly people: PersonLoader,
    private readonly titles: PlaybookTitlesLoader,
  ) {}

  async summarise(context: RequestContext, { record }: RunEvent, locale: Locale): Promise<string> {
    const chart = await this.charts.of(context, record.playbookVersionId);
    const [actorName, names, playbooks] = await Promise.all([
      this.nameActor(context, record, locale),
      this.nameMentioned(context, record.payload, locale),
      this.titleOthers(context, record, chart),
    ]);
    const { type, payload, effects } = record;
    return describeRunEvent({ type, payload, effects, chart, actorName, names, playbooks, locale });
  }

  async nameActor(context: RequestContext, actor: RunEvent['record'], locale: Locale): Promise<string> {
    const person = await this.actor(context, actor);
    return (person && nameIn(locale, person)) ?? messageOf(ACTOR_MESSAGES[actor.actorKind])[locale];
  }

  /** The person who did it; null where no person did. */
  async actor(context: RequestContext, { actorKind, actorId }: RunEvent['record']): Promise<Person | null> {
    if (actorKind !== ActorKind.PERSON || actorId === null) return null;
    return this.people.load(context, actorId);
  }

  async states(context: RequestContext, event: RunEvent, paths: readonly string[]): Promise<EventState[]> {
    const chart = await this.charts.of(context, event.record.playbookVersionId);
    return paths.map((path) => ({
      path,
      titleText: titleOfState(chart, path),
      innermost: isInnermost(path, paths),
    }));
  }

  private async titleOthers(
    context: RequestContext,
    { payload, effects }: RunEvent['record'],
    chart: Chart,
  ): Promise<ReadonlyMap<string, LocalizedText>> {
    const { playbook } = payload;
    const named = typeof playbook === 'string' ? [playbook] : [];
    const keys = [...new Set([...named, ...playbooksIn(effects, chart)])];
    const titles = await Promise.all(keys.map((key) => this.titles.load(context, key)));
    return new Map(
      keys.flatMap((key, index) => {
        const title = titles[index];
        return title ? [[key, title] as const] : [];
      }),
    );
  }

  private async nameMentioned(
    context: RequestContext,
    payload: RunEvent['payload'],
    locale: Locale,
  ): Promise<ReadonlyMap<string, string>> {
    const uuids = [...PERSON_FIELDS.map((field) => payload[field]), retriedBy(payload)].filter(
      (id) => typeof id === 'string',
    );
    const people = await Promise.all(uuids.map((uuid) => this.people.load(context, uuid)));
    return new Map(
      people.flatMap((person) => (person ? [[person.uuid, nameIn(locale, person)] as const] : [])),
    );
  }
}

function retriedBy({ retried = null }: RunEvent['payload']): JsonValue | undefined {
  return isJsonObject(retried) ? retried['by'] : undefined;
}

/** English readers read names in Latin letters. */
function nameIn(locale: Locale, { name, pinyin }: Person): string {
  return locale === 'en' && pinyin !== '' ? pinyin : name;
}
