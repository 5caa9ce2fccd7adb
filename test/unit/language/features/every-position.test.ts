import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../../../src/language/service.ts';

/** Every feature that is asked about a place, at every place: total functions do not throw. */
describe('every position of the cursor', () => {
  const settings = { calicoVersion: '3.29.7' };
  const table: [string, number][] = [
    ['examples/installation.yaml', 1],
    // Each line is met at some of its columns; the step is prime to the indentation.
    ['test/fixtures/installations/every-field.yaml', 11],
  ];
  for (const [file, step] of table) {
    it(file, () => {
      const service = createLanguageService();
      const text = { uri: file, version: 1, text: readFileSync(file, 'utf8') };
      service.codeLenses(text, settings);
      service.documentLinks(text, settings);
      service.outline(text, settings);
      service.foldingRanges(text);
      for (let offset = 0; offset <= text.text.length; offset += step) {
        const at = { start: offset, end: offset };
        service.hover(text, offset, settings);
        service.codeActions(text, at, settings);
        service.inlayHints(text, at, settings);
        service.selectionSpans(text, offset, settings);
        service.status(text, offset, settings);
      }
    }).timeout(60_000);
  }
});
