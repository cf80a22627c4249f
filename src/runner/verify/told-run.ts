import { ExpectedIncidents } from './expected-incidents.js';
import { ExpectedMoments } from './expected-moments.js';
import { ExpectedRows } from './expected-rows.js';
import { ExpectedWork } from './expected-work.js';
import type { StoredEvent } from './logged-event.js';

/** Everything that a run's log tells besides where its chart stands. */
export class ToldRun {
  readonly rows = new ExpectedRows();
  readonly work = new ExpectedWork();
  readonly moments = new ExpectedMoments();
  readonly incidents = new ExpectedIncidents();

  /** To be told every entry, in order. */
  note(entry: StoredEvent): void {
    this.rows.note(entry);
    this.work.note(entry);
    this.moments.note(entry);
    this.incidents.note(entry);
  }
}
