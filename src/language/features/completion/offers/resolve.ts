import { fieldAt } from '../../../schema/catalogue.ts';
import { formatPath } from '../../../text/path.ts';
import { resolveVersion } from '../../../versions/releases.ts';
import {
  availability,
  deprecation,
  effect,
  format,
  knownValues,
  link,
  values,
} from '../../documentation/field-text.ts';
import type { CompletionTopic } from './item.ts';

/** The documentation of what is offered, in Markdown; undefined where there is nothing to say. */
export function resolveCompletion({ path, value, version, text }: CompletionTopic): string | undefined {
  if (path.length === 0) return text;
  const field = fieldAt(path);
  if (!field) return text;
  const release = resolveVersion(version);
  const known = value === undefined ? undefined : knownValues(field)?.[value];
  if (known) return paragraphs([known.doc, link(field)]);
  if (text !== undefined) return paragraphs([text, format(field), link(field)]);
  return paragraphs([
    `**\`${formatPath(path)}\`**`,
    availability(field.versions, release),
    field.doc,
    deprecation(field, release),
    values(field, release),
    format(field),
    field.default ? `**Default:** ${field.default}` : '',
    effect(field),
    link(field),
  ]);
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
