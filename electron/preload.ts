import { contextBridge, ipcRenderer } from 'electron';
import { pageBridge } from './shell/electron/page-bridge.ts';

contextBridge.exposeInMainWorld('bastion', pageBridge(ipcRenderer));
