import type { PlacedUnit, Unit } from '../documents/read.ts';
import { isReadable } from '../syntax/document.ts';
import { startsAsJson } from '../syntax/json/json.ts';
import { jsonProblems } from '../syntax/json/json-stream.ts';
import { stringAt } from '../syntax/node.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Finding } from './finding.ts';

/** The code of what kubectl takes ill in JSON, and YAML allows. */
export const JSON_SYNTAX = 'json-syntax';

/**
 * What a text that begins as JSON has between its objects and in them that kubectl does not read, where a manifest is
 * in it. Of the values of a chart, and of patches, kubectl sees nothing; and what a template makes of its text is not
 * known. What is not YAML either is told of the document.
 */
export function jsonFindings(text: string, placed: readonly PlacedUnit[]): Finding[] {
  const units = placed.filter(({ unit }) => !unit.isEmbedded && unit.isOurs);
  if (units.length === 0 || !startsAsJson(text)) return [];
  if (!units.some(({ unit }) => isManifest(unit)) || text.includes('{{')) return [];
  const isTold = (span: Span): boolean => units.some((one) => isToldIn(one, span));
  // Around a template it was not read to the letter.
  const known = (document: string) =>
    units.find(({ unit }) => unit.text === document && !unit.document.hasTemplate)?.unit.document;
  return jsonProblems(text, isTold, known).map(({ span, message, severity }): Finding => {
    // It may stand outside of every document.
    const { start, unit } = units.findLast((one) => one.start <= span.start) ?? units[0]!;
    const location = { unit, span: { start: span.start - start, end: span.end - start } };
    return { code: JSON_SYNTAX, severity, message, location, path: '', related: [], fixes: [], tags: [] };
  });
}

/** What holds none, and is ours, is one that cannot be read, unless it is for kustomize, which reads YAML. */
function isManifest({ installations, document: { root } }: Unit): boolean {
  if (installations.length > 0)
    return installations.some(({ form, completeness }) => form === 'manifest' && completeness === 'whole');
  if (root?.kind !== 'map') return true;
  const group = stringAt(root, 'apiVersion');
  return group !== undefined && !group.startsWith('kustomize.config.k8s.io/');
}

/** True where the fault is in a document that is not even YAML. */
function isToldIn({ start, unit }: PlacedUnit, span: Span): boolean {
  const isInside = overlaps({ start, end: start + unit.text.length }, span);
  return isInside && !isReadable(unit.document);
}
