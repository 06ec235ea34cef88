import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowInputs {
  /** Absolute path of preload.cjs. */
  preload: string;
  icon: string;
  /** True in an installed package. */
  packaged: boolean;
}

/** The window: nothing of Node in the page, and every default that matters for safety said aloud. */
export function windowOptions({ preload, icon, packaged }: WindowInputs): BrowserWindowConstructorOptions {
  return {
    title: 'Bastion Console',
    width: 1280,
    height: 860,
    minWidth: 800,
    minHeight: 560,
    show: false,
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // A spelling checker fetches dictionaries, and what is typed here is nobody else's business.
      spellcheck: false,
      devTools: !packaged,
      // Expiry and calls go on while the window is behind others, and the page must show them when it comes back.
      backgroundThrottling: true,
    },
  };
}
