import { existsSync, readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { run } from './process.mjs';

/** Where Edge, Chrome and Chromium install themselves, in the order in which they are taken. */
export function browserCandidates({ platform, env }) {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles(x86)'], env.ProgramFiles, env.LOCALAPPDATA].filter(Boolean);
    const tails = [
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
    ];
    return tails.flatMap(tail => roots.map(folder => win32.join(folder, ...tail)));
  }
  const fixed = [
    '/opt/microsoft/msedge/msedge',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
  ];
  const names = ['microsoft-edge', 'google-chrome', 'chromium', 'chromium-browser'];
  const onPath = (env.PATH ?? '').split(':').filter(folder => folder.startsWith('/'));
  return [...fixed, ...names.flatMap(name => onPath.map(folder => posix.join(folder, name)))];
}

/** The browser to use: BASTION_BROWSER where it is set, else the first that is installed, else null. */
export function findBrowser({ platform, env, exists }) {
  if (env.BASTION_BROWSER) return exists(env.BASTION_BROWSER) ? env.BASTION_BROWSER : null;
  return browserCandidates({ platform, env }).find(exists) ?? null;
}

/** True on Debian, Ubuntu and what calls itself like them, from the text of /etc/os-release. */
export function isDebianLike(osRelease) {
  return osRelease.split('\n').some(line => /^(ID|ID_LIKE)=/.test(line) && /\b(debian|ubuntu)\b/.test(line));
}

/** What to tell a person on whose machine no window can be had. */
export function howToGetABrowser({ platform, debianLike }) {
  if (platform === 'win32') {
    return 'No window can be opened: neither Electron nor Edge, Chrome or Chromium is here. Install Microsoft Edge, or set BASTION_BROWSER to a browser’s program.';
  }
  const how = debianLike
    ? 'Run as root: apt-get update && apt-get install chromium'
    : 'Install Chromium, Chrome or Edge with your system’s packages';
  return `No window can be opened: neither Electron nor Edge, Chrome or Chromium is here. ${how}; or set BASTION_BROWSER to a browser’s program.`;
}

/**
 * An installed browser's program; where there is none and this is root on Debian or Ubuntu, Chromium is installed.
 * Throws, in words for a person, where there is none in the end.
 */
export async function ensureBrowser({ say }) {
  const find = () => findBrowser({ platform: process.platform, env: process.env, exists: existsSync });
  const found = find();
  if (found !== null) return found;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const debianLike = isDebianLike(release);
  if (debianLike && process.getuid?.() === 0 && !process.env.BASTION_BROWSER) {
    say('Installing Chromium (apt-get) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Their words go to stderr: stdout belongs to what the verb prints.
    const options = { env, stdio: ['ignore', 2, 2] };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
    const installed = find();
    if (installed !== null) return installed;
  }
  throw new Error(howToGetABrowser({ platform: process.platform, debianLike }));
}

/** True if a window can be shown: always on Windows and macOS, else where X or Wayland answers. */
export function hasDisplay({ platform, env }) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
