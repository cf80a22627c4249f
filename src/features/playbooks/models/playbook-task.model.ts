import { Field, Int, ObjectType } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { PlaybookDefinition, TaskDefinition } from '../../../engine/chart/playbook-definition.js';
import type { JsonObject } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import { PlaybookRole } from './playbook-role.model.js';
import { rolesByKey } from './roles-by-key.js';
import { TaskKind, toTaskKind } from './task-kind.enum.js';

@ObjectType({ description: 'A way in which a task of a playbook can end.' })
export class PlaybookOutcome {
  @Field(() => String, { description: 'Its key in the playbook.' })
  key!: string;

  titleText!: LocalizedText;
}

@ObjectType({ description: 'A task or an approval as a playbook describes it; runs open it for people.' })
export class PlaybookTask {
  @Field(() => String, { description: 'Its key in the playbook, such as `designGift`.' })
  key!: string;

  @Field(() => TaskKind, { description: 'Whether it asks for work or for a decision.' })
  kind!: TaskKind;

  @Field(() => [PlaybookRole], { description: 'The roles that it falls to; several only for an approval.' })
  roles!: PlaybookRole[];

  @Field(() => String, {
    nullable: true,
    description: 'The working time it takes, as an ISO 8601 duration; null where the playbook does not say.',
  })
  effort!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How long after opening it is due, as an ISO 8601 duration; null where it never is.',
  })
  due!: string | null;

  @Field(() => [PlaybookOutcome], { description: 'How it can end.' })
  outcomes!: PlaybookOutcome[];

  @Field(() => JSONObject, {
    description: 'JSON Schema of what is filled in on closing; `titles` name the fields in both languages.',
  })
  formSchema!: JsonObject;

  @Field(() => Int, { description: 'How many people must choose the same outcome; 1 for work.' })
  decisions!: number;

  titleText!: LocalizedText;
  descriptionText!: LocalizedText | null;
  checklistTexts!: readonly LocalizedText[];
}

export function toPlaybookTask(
  key: string,
  task: TaskDefinition,
  playbook: PlaybookDefinition,
): PlaybookTask {
  return {
    key,
    kind: toTaskKind(task.kind),
    roles: rolesByKey(playbook, task.roles),
    effort: task.effort ?? null,
    due: task.due ?? null,
    outcomes: Object.entries(task.outcomes).map(([outcome, { title }]) => ({
      key: outcome,
      titleText: title,
    })),
    formSchema: task.form,
    decisions: task.decisions,
    titleText: task.title,
    descriptionText: task.description ?? null,
    checklistTexts: task.checklist,
  };
}
