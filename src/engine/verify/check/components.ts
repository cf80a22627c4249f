/** The strongly connected components of a graph (Tarjan), by node; those that lead nowhere else come out first. */
export function componentsOf(
  nodes: readonly number[],
  next: (node: number) => readonly number[],
): number[][] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const onStack = new Set<number>();
  const stack: number[] = [];
  const components: number[][] = [];
  let count = 0;

  const open = (node: number) => {
    index.set(node, count);
    low.set(node, count);
    count += 1;
    stack.push(node);
    onStack.add(node);
  };
  const lower = (node: number, to: number) => low.set(node, Math.min(low.get(node) ?? to, to));

  for (const root of nodes) {
    if (index.has(root)) continue;
    // No recursion: a chart's configurations lie thousands of moves deep.
    const work: { readonly node: number; position: number }[] = [{ node: root, position: 0 }];
    open(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node } = frame;
      const to = next(node)[frame.position];
      frame.position += 1;
      if (to !== undefined) {
        if (!index.has(to)) {
          open(to);
          work.push({ node: to, position: 0 });
        } else if (onStack.has(to)) lower(node, index.get(to) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) continue;
      const component = stack.splice(stack.indexOf(node));
      for (const each of component) onStack.delete(each);
      components.push(component);
    }
  }
  return components;
}
