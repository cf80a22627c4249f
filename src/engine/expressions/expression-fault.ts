/** An expression that was well typed failed on the values it met, for instance on a field that is absent. */
export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault';

  constructor(
    readonly expression: string,
    reason: string,
  ) {
    super(`${expression}: ${reason}`);
  }
}
