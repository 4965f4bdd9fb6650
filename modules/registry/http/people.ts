import type { Handlers } from '../../kernel/operation.ts';
import type { Registry } from '../registry.ts';
import { myFileHandlers } from './my-file.ts';
import { objectionHandlers } from './objections.ts';

/** The farmer's file and the objections to it. */
export function peopleHandlers(registry: Registry): Handlers {
  return { ...myFileHandlers(registry), ...objectionHandlers(registry) };
}
