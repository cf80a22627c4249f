import type { ExecutableActionObject } from 'xstate';
import { isJsonObject } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { RotationEffect, RotationParty } from './rotation-effect.js';

/** Reads the actions of one step as effects, in order. */
export function rotationEffects(actions: readonly ExecutableActionObject[]): RotationEffect[] {
  return actions.flatMap(({ type, params }): RotationEffect[] => {
    const said = isJsonObject(params) ? params : {};
    switch (type) {
      case 'handOver':
        return [{ type, moment: said['moment'] === 'start' ? 'start' : 'end' }];
      case 'transfer':
        return [{ type }];
      case 'notify':
        return isParty(said['to']) && isText(said['message'])
          ? [{ type, to: said['to'], message: said['message'] }]
          : [];
      default:
        return [];
    }
  });
}

const PARTIES: ReadonlySet<unknown> = new Set<RotationParty>([
  'person',
  'mentor',
  'fromDepartment',
  'toDepartment',
  'hr',
]);

function isParty(value: unknown): value is RotationParty {
  return PARTIES.has(value);
}

function isText(value: unknown): value is LocalizedText {
  return isJsonObject(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string';
}
