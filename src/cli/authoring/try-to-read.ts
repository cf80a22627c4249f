/** What could not be read, and why. */
export class Unreadable {
  constructor(readonly why: string) {}
}

/** What `read` yields, or why it cannot. */
export async function tryToRead<T>(read: () => Promise<T>): Promise<T | Unreadable> {
  try {
    return await read();
  } catch (error) {
    return new Unreadable(String(error).replace(/^\w*Error: /, ''));
  }
}
