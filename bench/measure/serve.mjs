/**
 * The other end of a Contender: answers its calls with these methods until the parent goes away, then calls `stop`.
 *
 * @param {Record<string, (params: any) => unknown> & { stop?: () => unknown }} methods
 */
export function serve(methods) {
  process.on('message', async ({ id, method, params }) => {
    const answer = await Promise.resolve()
      .then(() => methods[method](params))
      .then(
        (result) => ({ id, result: result ?? null }),
        (error) => ({ id, error: error?.stack ?? String(error) }),
      );
    if (process.connected) process.send(answer);
  });
  process.once('disconnect', async () => {
    await Promise.resolve()
      .then(() => methods.stop?.())
      .catch(() => undefined);
    process.exit(0);
  });
}
