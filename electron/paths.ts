import { fileURLToPath } from 'node:url';

/**
 * The folder of the product's assets. Beside electron/ when it runs from source, beside out/main/ when it was built: the same
 * step either way, because the build puts every file of the main process into one flat folder.
 */
export const assetsFolder = fileURLToPath(new URL('../assets', import.meta.url));
