/** Why a linkage run is not made: what the caller gave cannot be used. One line that names the field, file or row. */
export class LinkRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'LinkRefused';
    this.code = code;
  }
}
