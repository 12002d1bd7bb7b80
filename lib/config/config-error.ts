/** A configuration that cannot be deployed: each wrong place with its value and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly places: readonly string[];

  constructor(file: string, places: readonly string[], options?: ErrorOptions) {
    super(
      `${file} cannot be deployed; nothing was changed.\n${places.map((place) => `  - ${place}`).join('\n')}`,
      options,
    );
    this.places = places;
  }
}
