import { execFile } from 'node:child_process';

/** Runs Windows' icacls. Its arguments are an array: no shell reads them. */
export function icacls(args: string[]): Promise<{ code: number; stdout: string }> {
  return new Promise(resolve => {
    execFile('icacls.exe', args, { windowsHide: true, timeout: 30_000 }, (error, stdout) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout });
    });
  });
}
