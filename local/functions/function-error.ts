/** A function has thrown, timed out or died; `name` is the name of what it threw. */
export class FunctionError extends Error {
  override readonly name: string;
  readonly functionStack: string | undefined;

  constructor(name: string, message: string, functionStack?: string) {
    super(message);
    this.name = name;
    this.functionStack = functionStack;
  }
}
