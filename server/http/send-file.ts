import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { FileReply } from '../../modules/kernel/operation.ts';

/** Sends a download; the name may be Chinese (RFC 6266 with an ASCII fall-back). */
export async function sendFile(response: Response, file: FileReply): Promise<void> {
  const plain = file.name.replaceAll(/[^\w.-]/g, '_');
  response.set({
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  if (typeof file.content === 'string') response.end(file.content, 'utf8');
  else if (file.content instanceof Uint8Array) response.end(file.content);
  else await pipeline(file.content, response);
}
