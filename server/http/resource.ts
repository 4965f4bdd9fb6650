/** The first two steps of a path, in lower case: `/v1/consents/{id}/events` belongs to `/v1/consents`. */
export function resourceOf(path: string): string {
  return path.split('/', 3).join('/').toLowerCase();
}
