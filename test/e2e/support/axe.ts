import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { atRest } from './at-rest.ts';

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that look at colours: all that a scheme can change of a page whose other one was looked at whole. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * Runs axe on the page and answers each violation as a line, by all rules or by those of colours. It is put into a world of its own by the browser's debugger,
 * because the page's content security policy admits no script but the product's.
 */
export async function violations(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  // A colour on its way from one to another has the contrast of neither.
  await atRest(page);
  const cdp = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      // By its name the world is the same for as long as the document is: axe is read once.
      worldName: 'axe',
    });
    const evaluate = async (expression: string) => {
      const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
        expression,
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as unknown;
    };
    if ((await evaluate(`typeof axe`)) === 'undefined') await evaluate(`${source};0`);
    const runOnly = rules === 'all' ? undefined : { type: 'rule', values: ofColours };
    const found = (await evaluate(
      `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], runOnly })}).then(r => r.violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.map(n => ({ target: n.target, failureSummary: n.failureSummary })) })))`,
    )) as Violation[];
    return found.flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 5)
        .map(node => `${id}: ${help} at ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
  } finally {
    await cdp.detach();
  }
}
