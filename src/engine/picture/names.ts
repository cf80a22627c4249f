import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { LocalizedText } from '../localized-text.js';
import { own } from '../own.js';
import { durationText } from '../time/duration-text.js';
import { PICTURE_WORDS, type PictureWords } from './picture-words.js';

/** What things of a playbook are called in one language; their keys where they are called nothing. */
export class Names {
  readonly words: PictureWords;

  constructor(
    readonly playbook: PlaybookDefinition,
    readonly locale: 'zh' | 'en',
  ) {
    this.words = PICTURE_WORDS[locale];
  }

  of(title: LocalizedText | undefined, key: string): string {
    return title?.[this.locale] ?? key;
  }

  task(key: string): string {
    return this.of(own(this.playbook.tasks, key)?.title, key);
  }

  outcome(task: string, key: string): string {
    return this.of(own(own(this.playbook.tasks, task)?.outcomes ?? {}, key)?.title, key);
  }

  event(name: string): string {
    return this.of(own(this.playbook.events, name)?.title, name);
  }

  service(key: string): string {
    return this.of(own(this.playbook.services, key)?.title, key);
  }

  lock(name: string): string {
    return this.of(own(this.playbook.locks ?? {}, name)?.title, name);
  }

  kpi(key: string): string {
    return this.of(own(this.playbook.kpis, key)?.title, key);
  }

  roles(task: string): string {
    const keys = own(this.playbook.tasks, task)?.roles ?? [];
    return keys.map((key) => this.of(own(this.playbook.roles, key)?.title, key)).join(this.words.list);
  }

  /** A duration, or one of the playbook's timers, in words. */
  length(text: string): string {
    const timer = own(this.playbook.timers, text);
    if (timer === undefined) return durationText(text)[this.locale];
    if (timer.title !== undefined) return timer.title[this.locale];
    const length = timer.duration === undefined ? text : durationText(timer.duration)[this.locale];
    return timer.counts === 'working' ? this.words.working(length) : length;
  }
}
