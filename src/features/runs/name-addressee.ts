import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import type { LocalizedText } from '../../platform/localized-text.js';

const STANDING: Readonly<Record<string, LocalizedText>> = {
  lead: { zh: '项目组负责人', en: 'the team lead' },
  team: { zh: '项目组全体', en: 'the whole team' },
  sponsor: { zh: '发起人', en: 'the sponsor' },
};

/** Whom a chart means by `to`: the lead, the team, the sponsor, or the title of one of the playbook's roles. */
export function nameAddressee(definition: PlaybookDefinition, to: string): LocalizedText {
  return STANDING[to] ?? definition.roles[to]?.title ?? { zh: to, en: to };
}
