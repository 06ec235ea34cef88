import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Chosen once, when the profile is made: the browser must not offer to keep the passwords that an administrator types
 * into the wizard, nor send what is typed to be completed, spelled or translated.
 */
const preferences = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false, default_content_setting_values: { notifications: 2 } },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  search: { suggest_enabled: false },
  translate: { enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  safebrowsing: { enabled: false, enhanced: false },
  dns_prefetching: { enabled: false },
  net: { network_prediction_options: 2 },
};

/** Makes the browser's profile folder, owner only, with its preferences, if it is not there yet. Returns its path. */
export function prepareProfile(dir: string): string {
  mkdirSync(join(dir, 'Default'), { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  const file = join(dir, 'Default', 'Preferences');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(preferences), { mode: 0o600 });
  return dir;
}
