import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

export interface TourOptions {
  page: Page;
  /** Where the pictures go; emptied first. */
  outDir: string;
  /** The credential ZIP that the wizard is given. */
  zip: string;
}

/**
 * Goes through the main job by real clicks, as an operator would: import the credentials, look at MfaSettings.xml, give a user
 * a number, let a role ask for MFA, see what a change would do to people and what an activation would ask, activate it with a
 * call that is answered and one that is not, read the events, and read what the checks find.
 * Each step is seen to have worked before its picture is taken.
 *
 * @returns the pictures' paths, in the order of the steps
 */
export async function runTour({ page, outDir, zip }: TourOptions): Promise<string[]> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const pictures: string[] = [];
  const picture = async (name: string) => {
    const path = join(outDir, `${String(pictures.length + 1).padStart(2, '0')}-${name}.png`);
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    await page.screenshot({ path, animations: 'disabled' });
    pictures.push(path);
  };
  const steps = [
    overview,
    importCredentials,
    settings,
    telephone,
    role,
    impact,
    explain,
    verifiedCall,
    unansweredCall,
    events,
    checks,
  ];
  try {
    for (const step of steps) await step({ page, zip, picture });
  } catch (error) {
    await page.screenshot({ path: join(outDir, 'failed.png') });
    throw error;
  }
  return pictures;
}

interface Step {
  page: Page;
  zip: string;
  /** Saves what the window shows, under the next number. */
  picture(name: string): Promise<void>;
}

const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name });
const area = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: new RegExp(`^${name}`) });

async function overview({ page, picture }: Step): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByText('What needs you').waitFor();
  await picture('overview');
}

async function importCredentials({ page, zip, picture }: Step): Promise<void> {
  await area(page, 'MFA').click();
  await button(page, 'Import credentials').click();
  await page.getByRole('textbox', { name: 'Path of the ZIP' }).fill(zip);
  await picture('import-choose-zip');
  await button(page, 'Open and test').click();
  await page.getByRole('heading', { level: 2, name: /What was found/ }).waitFor();
  await picture('import-found');
  await button(page, /^Next/).click();
  await page.getByRole('heading', { level: 2, name: /Certificate/ }).waitFor();
  await picture('import-certificate');
  await button(page, /^Next/).click();
  await page.getByRole('textbox', { name: 'User name' }).fill('mim-pam-service');
  await picture('import-user-name-and-country');
  await button(page, /^Next/).click();
  await page.getByRole('heading', { level: 2, name: /What will be written/ }).waitFor();
  await picture('import-before-and-after');
  await button(page, /^Write /).click();
  await page.getByRole('heading', { level: 2, name: /Result/ }).waitFor();
  await page.getByText('FIMService').first().waitFor();
  await picture('import-result');
}

async function settings({ page, picture }: Step): Promise<void> {
  await area(page, 'MFA').click();
  await page.getByRole('link', { name: 'Settings' }).last().waitFor();
  await picture('mfa');
  await page
    .getByRole('navigation', { name: 'Parts of MFA' })
    .getByRole('link', { name: 'Settings' })
    .click();
  await page.getByText('LICENSE_KEY').first().waitFor();
  await picture('mfa-settings');
}

async function telephone({ page, picture }: Step): Promise<void> {
  await area(page, 'Users').click();
  await page.getByRole('textbox', { name: 'Search users' }).fill('Jen');
  await page.getByRole('row', { name: /^Jen/ }).click();
  await page.getByRole('textbox', { name: 'Telephone number' }).fill('12135551212');
  // The reading is the operator's proof that the digits were understood.
  await page.getByText('Read as +1 213 555 1212').first().waitFor();
  await picture('user-number');
  await button(page, 'Save user').click();
  await page.getByText('Nothing is changed yet.').first().waitFor();
  await picture('user-saved');
}

async function role({ page, picture }: Step): Promise<void> {
  await runLine(page, 'Set-PAMRole (Get-PAMRole -DisplayName "R") -MFAEnabled 0');
  await picture('command-bar');
  await page.keyboard.press('Escape');
  await area(page, 'Roles').click();
  await page.getByRole('row', { name: /^R\b/ }).click();
  await page.getByRole('checkbox', { name: /Phone call \(MFA\)/ }).check();
  await page.getByText('-MFAEnabled $true').waitFor();
  await picture('role-mfa');
  await button(page, 'Save role').click();
  await page.getByText('Nothing is changed yet.').first().waitFor();
  await picture('role-saved');
}

/** Whom a change of the opened role would touch; it is not saved. */
async function impact({ page, picture }: Step): Promise<void> {
  await button(page, 'Take Jen off candidates').click();
  const people = page.getByRole('region', { name: 'What it does to people' });
  await people.getByText('Jen can no longer ask for R.').waitFor();
  await people.scrollIntoViewIfNeeded();
  await picture('impact');
  await button(page, 'Discard changes').click();
  await people.waitFor({ state: 'detached' });
}

/** Every gate of the opened role for one person, before anybody asks. */
async function explain({ page, picture }: Step): Promise<void> {
  await button(page, 'Explain').click();
  await choose(page, 'Person', 'Jen');
  await page.getByRole('region', { name: 'Answer' }).getByText('A phone call comes first').waitFor();
  await picture('explain');
}

/** The command bar: the seed of every form, typed. */
async function runLine(page: Page, line: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const input = page.getByRole('combobox', { name: 'Search, or a line of cmdlets' });
  await input.fill(line);
  await input.press('Enter');
  await page.getByRole('dialog').getByText('MFAEnabled').last().waitFor();
}

/** Types into a field that finds, and takes the first of what it offers whose words match. */
async function choose(page: Page, field: string, words: string, typed = words): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(typed);
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .click();
}

async function ask({ page }: Step, person: string, roleName: string, why: string): Promise<void> {
  await area(page, 'Requests').click();
  await button(page, 'Activate role').click();
  await button(page, 'Change person').click();
  await choose(page, 'For whom', person);
  await choose(page, 'Role', `^${roleName}\\b`, roleName);
  await page.getByRole('textbox', { name: /Justification/ }).fill(why);
  await page.getByText('A phone call comes first').waitFor();
}

async function verifiedCall(step: Step): Promise<void> {
  const { page, picture } = step;
  await ask(step, 'Jen', 'R', 'Pump 7 trend for the permit meeting.');
  await picture('activate-what-will-happen');
  await button(page, 'Activate role').last().click();
  const handset = page.getByRole('group', { name: 'Handset' }).first();
  await page.getByText('Ringing').first().waitFor();
  await picture('call-ringing');
  await button(handset, 'Answer').click();
  await page.getByText('Answered').first().waitFor();
  await picture('call-answered');
  await button(handset, 'Press #').click();
  await page
    .getByRole('complementary')
    .getByText(/^Active until/)
    .first()
    .waitFor();
  await picture('active');
}

async function unansweredCall(step: Step): Promise<void> {
  const { page, picture } = step;
  await ask(step, 'Tariq', 'R', 'Boiler 2 trend.');
  await button(page, 'Activate role').last().click();
  const handset = page.getByRole('group', { name: 'Handset' }).first();
  await page.getByText('Ringing').first().waitFor();
  await button(handset, 'Let it ring').click();
  await page
    .getByRole('complementary')
    .getByText(/^Rejected/)
    .first()
    // It rings for 30 seconds, which is what a wait of its own would give up after.
    .waitFor({ timeout: 60_000 });
  await picture('call-not-answered');
}

async function events({ page, picture }: Step): Promise<void> {
  await area(page, 'History').click();
  for (const id of ['101', '103', '825']) {
    // The filter goes through the address, so the tick comes a moment after the click.
    const facet = page.getByRole('checkbox', { name: new RegExp(`^${id}\\b`) });
    await facet.click();
    await facet.and(page.locator(':checked')).waitFor();
  }
  await page.getByRole('row', { name: /103/ }).first().waitFor();
  await picture('events-of-mim');
  await page.getByRole('row', { name: /101/ }).first().click();
  await page.getByRole('complementary').waitFor();
  await picture('event-101');
}

async function checks({ page, picture }: Step): Promise<void> {
  await area(page, 'Checks').click();
  await page.getByRole('region', { name: 'Errors' }).waitFor();
  await picture('checks');
}
