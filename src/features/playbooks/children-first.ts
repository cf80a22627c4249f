import { namedPlaybooks, type PlaybookFile } from '../../engine/load/playbook-file.js';

/** What a file is known by to those that start it. */
interface Startable {
  readonly file: PlaybookFile;
  readonly definition: { readonly key: string };
}

/** Playbooks in such an order that those which others start come before them. Of those that start each other, any is first. */
export function childrenFirst<T extends Startable>(playbooks: readonly T[]): T[] {
  const placed = new Set<T>();
  const entered = new Set<T>();
  for (const playbook of playbooks) place(playbook);
  return [...placed];

  function place(playbook: T): void {
    if (entered.has(playbook)) return;
    entered.add(playbook);
    const children = new Set(namedPlaybooks(playbook.file).map(({ key }) => key));
    for (const child of playbooks) if (children.has(child.definition.key)) place(child);
    placed.add(playbook);
  }
}
