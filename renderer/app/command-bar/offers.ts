import { catalogue, type CmdletName } from '../../../shared/cmdlets/catalogue.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { bestFit, classOf, fitOf, matchClasses } from '../../../shared/domain/name-match.ts';
import type { IconName } from '../../components/icon-paths.ts';
import { statusWord } from '../../components/StatusChip.tsx';
import { exactWords } from '../../components/words.ts';
import { sections } from '../frame/sections.ts';
import { actions } from './actions.ts';

/** What the palette can offer, in the order in which kinds that fit alike stand. */
export const offerKinds = ['page', 'action', 'role', 'user', 'group', 'request', 'cmdlet'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** One thing to choose. `to` is an address of the window; without it `cmdlet` goes into the line. */
export interface Offer {
  kind: OfferKind;
  /** Of its own among all offers, also of another day's. */
  key: string;
  name: string;
  detail: string;
  icon: IconName;
  to?: string;
  cmdlet?: CmdletName;
  /** By what it is found besides its name. */
  also?: readonly string[];
}

export interface OfferGroup {
  heading: string;
  offers: Offer[];
}

export type Found = Output<'objects.find'>;

const headings: Record<OfferKind, string> = {
  page: 'Pages',
  action: 'Actions',
  role: 'Roles',
  user: 'Users',
  group: 'Groups',
  request: 'Requests',
  cmdlet: 'Cmdlets',
};

const atMost = 6;

const pages = sections.map(({ path, name, icon, key }): Offer => ({
  kind: 'page',
  key: `page ${path}`,
  name,
  detail: key === null ? '' : `Alt ${key}`,
  icon,
  to: path,
  also: [path],
}));
const cmdlets = catalogue.map(({ name, summary }): Offer => ({
  kind: 'cmdlet',
  key: `cmdlet ${name}`,
  name,
  detail: summary,
  icon: 'terminal',
  cmdlet: name,
}));

/** What fits the text, under headings: the kind with the best fit first, so that Enter takes the best of all. */
export function offersFor(text: string, found: Found | undefined): OfferGroup[] {
  const fixed = [...pages, ...actions, ...cmdlets];
  const fitting = [...fixed, ...(found === undefined ? [] : objectsOf(found))].flatMap(offer => {
    const fit = fitOfOffer(text, offer);
    return fit === null ? [] : [{ offer, fit }];
  });
  return offerKinds
    .map(kind => ({ kind, own: fitting.filter(({ offer }) => offer.kind === kind) }))
    .filter(({ own }) => own.length > 0)
    .map(({ kind, own }) => {
      const best = own.toSorted((a, b) => a.fit - b.fit).slice(0, atMost);
      return {
        heading: headings[kind],
        offers: best.map(({ offer }) => offer),
        rank: Math.min(...best.map(({ fit }) => matchClasses.indexOf(classOf(fit)))),
      };
    })
    .sort((a, b) => a.rank - b.rank);
}

/** Of two that fit alike the one that says what was typed stands before the one that is only found by it. */
function fitOfOffer(text: string, { name, also = [] }: Offer): number | null {
  const byName = fitOf(text, name);
  const besides = bestFit(text, also);
  if (besides === null) return byName;
  return Math.min(byName ?? Infinity, besides + 0.5);
}

/** Before anything is typed: what was chosen lately, then what can be done. */
export function offersAtFirst(recent: readonly Offer[]): OfferGroup[] {
  const rest = actions.filter(action => !recent.some(({ key }) => key === action.key));
  return [
    { heading: 'Recent', offers: [...recent] },
    { heading: headings.action, offers: rest },
  ].filter(({ offers }) => offers.length > 0);
}

function objectsOf({ roles, users, groups, requests }: Found): Offer[] {
  return [
    ...roles.map(({ id, displayName, description }): Offer => ({
      kind: 'role',
      key: id,
      name: displayName,
      detail: description,
      icon: 'roles',
      to: `/roles/${id}`,
    })),
    ...users.map(({ id, sourceDisplayName, sourceAccountName, privAccountName }): Offer => ({
      kind: 'user',
      key: id,
      name: sourceDisplayName === '' ? privAccountName : sourceDisplayName,
      detail: privAccountName,
      icon: 'users',
      to: `/users/${id}`,
      also: [privAccountName, sourceAccountName],
    })),
    ...groups.map(({ id, privDisplayName, sourceAccountName, privAccountName }): Offer => ({
      kind: 'group',
      key: id,
      name: privDisplayName,
      detail: privAccountName === privDisplayName ? '' : privAccountName,
      icon: 'groups',
      to: `/groups/${id}`,
      also: [sourceAccountName, privAccountName],
    })),
    ...requests.map(({ request, user, role }): Offer => ({
      kind: 'request',
      key: request.id,
      name: `${user.sourceDisplayName}, ${role.displayName}`,
      detail: `${statusWord(request.status)}, raised ${exactWords(request.createdAt)}`,
      icon: 'requests',
      to: `/requests/all/${request.id}`,
      also: [user.privAccountName, role.displayName],
    })),
  ];
}
