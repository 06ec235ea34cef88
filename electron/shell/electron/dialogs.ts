import type { Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { OpenPurpose, SavePurpose } from '../port.ts';

const open: Record<OpenPurpose, OpenDialogOptions> = {
  'credential-zip': {
    title: 'Choose the MFA credential ZIP',
    filters: [{ name: 'ZIP archive', extensions: ['zip'] }],
    properties: ['openFile', 'dontAddToRecent'],
  },
  'corp-directory': {
    title: 'Choose the CORP directory file',
    filters: [
      { name: 'LDIF or CSV', extensions: ['ldif', 'ldf', 'csv', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  },
  'powershell-script': {
    title: 'Open a PowerShell script',
    filters: [{ name: 'PowerShell script', extensions: ['ps1'] }],
    properties: ['openFile', 'dontAddToRecent'],
  },
  scenario: {
    title: 'Choose a scenario of the simulator',
    filters: [{ name: 'Scenario', extensions: ['json'] }],
    properties: ['openFile', 'dontAddToRecent'],
  },
  json: {
    title: 'Choose a file',
    filters: [
      { name: 'JSON', extensions: ['json'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  },
  'event-log': {
    title: 'Choose the exported event log',
    filters: [
      { name: 'XML or CSV of Event Viewer', extensions: ['xml', 'csv'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  },
  witness: {
    title: 'Choose the file of the anchor',
    filters: [
      { name: 'Anchor', extensions: ['txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  },
  people: {
    title: 'Choose the file of users',
    filters: [
      { name: 'CSV or LDIF', extensions: ['csv', 'ldif', 'ldf', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'dontAddToRecent'],
  },
  'forest-folder': {
    title: 'Choose the forest’s folder',
    properties: ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
  },
};
const save: Record<SavePurpose, Pick<SaveDialogOptions, 'title' | 'filters'>> = {
  'history-csv': {
    title: 'Save the event history as CSV',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  },
  'history-json': {
    title: 'Save the event history as JSON',
    filters: [{ name: 'JSON', extensions: ['json'] }],
  },
  'history-cef': {
    title: 'Save the event history as CEF',
    filters: [{ name: 'Common Event Format', extensions: ['cef'] }],
  },
  'evidence-bundle': {
    title: 'Save the evidence bundle',
    filters: [{ name: 'Evidence bundle', extensions: ['zip'] }],
  },
  witness: {
    title: 'Save the anchor away from this workstation',
    filters: [{ name: 'Anchor', extensions: ['txt'] }],
  },
  powershell: {
    title: 'Save the changes as PowerShell',
    filters: [{ name: 'PowerShell script', extensions: ['ps1'] }],
  },
  scenario: {
    title: 'Save the scenario',
    filters: [{ name: 'Scenario', extensions: ['json'] }],
  },
  configuration: {
    title: 'Save the whole configuration',
    filters: [{ name: 'JSON', extensions: ['json'] }],
  },
  'comparison-csv': {
    title: 'Save the comparison as CSV',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  },
  'comparison-html': {
    title: 'Save the comparison as HTML',
    filters: [{ name: 'HTML', extensions: ['html'] }],
  },
  'rows-csv': {
    title: 'Save the rows with problems as CSV',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  },
  'matrix-csv': {
    title: 'Save who may what as CSV',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  },
  'access-review': {
    title: 'Save the access review',
    filters: [{ name: 'Access review', extensions: ['json'] }],
  },
};

/** The system's dialogs. Each resolves with an absolute path, or null where the person cancelled. */
export function fileDialogs<W>(dialog: {
  showOpenDialog(window: W, options: OpenDialogOptions): ReturnType<Dialog['showOpenDialog']>;
  showSaveDialog(window: W, options: SaveDialogOptions): ReturnType<Dialog['showSaveDialog']>;
}) {
  return {
    async pickFile(window: W, purpose: OpenPurpose): Promise<string | null> {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, open[purpose]);
      return canceled ? null : (filePaths[0] ?? null);
    },
    async pickSave(window: W, purpose: SavePurpose, suggestedName: string): Promise<string | null> {
      const options: SaveDialogOptions = {
        ...save[purpose],
        defaultPath: suggestedName,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      };
      const { canceled, filePath } = await dialog.showSaveDialog(window, options);
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
