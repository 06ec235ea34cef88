import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { refusal } from './import-rules.js';

const builtin = new Set(builtinModules);

/** What an import's text names, seen from the importing file: ours (by its path), Node's, or a package's. */
function targetOf(from, text) {
  if (text.startsWith('.')) return { kind: 'ours', name: join(dirname(from), text).split(sep).join('/') };
  const [first = '', second = ''] = text.split('/');
  if (text.startsWith('node:') || builtin.has(first)) return { kind: 'node', name: text };
  return { kind: 'package', name: text.startsWith('@') ? `${first}/${second}` : first };
}

/** An ESLint rule over build/import-rules.js: static and dynamic imports, re-exports, and `import()` types. */
export const importRule = {
  meta: {
    type: 'problem',
    docs: { description: 'Imports follow the arrows of build/import-rules.js.' },
    messages: { refused: '{{ why }}' },
    schema: [],
  },
  create(context) {
    const from = relative(context.cwd, context.filename).split(sep).join('/');
    function check(node, source, typeOnly) {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const why = refusal(from, targetOf(from, source.value), typeOnly);
      if (why !== null) context.report({ node, messageId: 'refused', data: { why } });
    }
    return {
      ImportDeclaration: node => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: node => check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: node => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: node => check(node, node.source, false),
      TSImportType: node => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};
