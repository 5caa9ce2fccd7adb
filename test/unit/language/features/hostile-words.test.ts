import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService } from '../../../../src/language/service.ts';

const LINE = 'x`y [x](command:z) ![c](https://e.invalid/c.png) <img src=x> | $(lock)';
const quoted = JSON.stringify(LINE);
const broken = JSON.stringify(`${LINE}\n# heading\n\`\`\`\n`);
const TEXT = `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: ${broken}
spec:
  variant: ${quoted}
  nonPrivileged: ${quoted}
  registry: ${quoted}
  controlPlaneNodeSelector:
    ${quoted}: ${broken}
  calicoNetwork:
    linuxDataplane: ${quoted}
  calicoNodeDaemonSet:
    metadata:
      labels:
        ${quoted}: a
  ${quoted}: ${broken}
`;

/** Markdown without what acts in none of it: its code, and what a backslash has taken its meaning from. */
function acting(markdown: string): string {
  return markdown
    .replace(/^(`{3,})[^`\n]*\n[\s\S]*?^\1$/gm, '')
    .replace(/\\[^\w\s]/g, '')
    .replace(/(?<!`)(`+)(?!`)([^\n]*?)(?<!`)\1(?!`)/g, '');
}

describe('words of a file in Markdown', () => {
  const pages: (readonly [where: string, markdown: string])[] = [];
  const service = createLanguageService();
  const text = { uri: 'file:///a.yaml', version: 1, text: TEXT };
  for (const clusterVersion of ['3.29.7', '3.32.1']) {
    const settings = { calicoVersion: clusterVersion };
    for (let offset = 0; offset < TEXT.length; offset += 3) {
      const found = service.hover(text, offset, settings);
      if (found) pages.push([`hover at ${offset}`, found.text]);
    }
    pages.push(['mode', service.nonPrivilegedPage(text, 10, settings) ?? '']);
    pages.push(['versions', service.compareVersions(text, 10, { to: '3.26.5' }, settings)?.markdown ?? '']);
    for (const { tooltip } of service.inlayHints(text, { start: 0, end: TEXT.length }, settings)) {
      pages.push(['hint', tooltip]);
    }
  }

  it('are in many of its pages', () => {
    assert.ok(pages.length > 50);
    assert.ok(pages.filter(([, markdown]) => markdown.includes('e.invalid')).length > 10);
    assert.ok(pages.every(([, markdown]) => markdown !== ''));
  });

  it('make no link, no image, no markup and no line', () => {
    for (const [where, markdown] of pages) {
      const rest = acting(markdown);
      assert.doesNotMatch(
        rest,
        /e\.invalid|command:|<img|^# heading|\(lock\)[^ ]*\n/m,
        `${where}:\n${markdown}`,
      );
      assert.ok(rest.match(/^# /gm)?.length ?? 0 <= 1, where);
    }
  });
});
